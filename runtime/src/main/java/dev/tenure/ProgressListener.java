package dev.tenure;

/** Who is told how far something is that takes its time. What it throws ends that. */
@FunctionalInterface
public interface ProgressListener {

    /** Nobody. */
    ProgressListener NONE = (done, of, what) -> {};

    /**
     * Now and then.
     *
     * @param done how much is done
     * @param of   of how much, more or less
     * @param what of what, and whatever else there is to say
     */
    void at(long done, long of, String what);
}
