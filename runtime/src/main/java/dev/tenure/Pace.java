package dev.tenure;

import java.util.Locale;

/** Tells how far something is, how fast it goes, and how long the rest will take at that rate. */
public final class Pace {

    private static final long MEGA = 1 << 20;

    private final ProgressListener listener;
    private final String what;
    private final long unit;
    private final long start = System.nanoTime();

    private Pace(ProgressListener listener, String what, long unit) {
        this.listener = listener;
        this.what = what;
        this.unit = unit;
    }

    /** @param what things, and what is done with them, as {@code tables compared} */
    public static Pace of(ProgressListener listener, String what) {
        return new Pace(listener, what, 1);
    }

    /** Told in bytes, and tells in megabytes. @param what is done with them, as {@code dumped} */
    public static Pace ofBytes(ProgressListener listener, String what) {
        return new Pace(listener, "MB " + what, MEGA);
    }

    /** @param expected of how much, more or less */
    public void at(long done, long expected) {
        double rate = done / Math.max(1e-3, (System.nanoTime() - start) / 1e9);
        long left = rate > 0 ? Math.round((expected - done) / rate) : 0;
        listener.at(done / unit, Math.max(done, expected) / unit,
                String.format(Locale.ROOT, "%s, %.1f a second%s", what, rate / unit,
                        left > 0 ? ", about " + left + " s left" : ""));
    }
}
