package dev.tenure.deploy;

/** How bad something is, as the plan's decision tree has it. */
public enum Gravity {

    /** Nothing is lost, and most users see nothing of it: it can wait for the next deployment. */
    MINOR,

    /** Some users are hit: the migrations are to be taken back. */
    MODERATE,

    /** Data is wrong or gone: only a backup brings it back. */
    CRITICAL;

    public boolean isAtLeast(Gravity other) {
        return compareTo(other) >= 0;
    }
}
