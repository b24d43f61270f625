package dev.tenure.deploy;

/** Who is told how a deployment goes, while it goes. */
public interface DeployListener {

    /** Nobody. */
    DeployListener NONE = new DeployListener() {};

    /** A step begins. */
    default void begun(String step) {}

    /** Something was seen, or is about to take its time. */
    default void said(String sentence) {}

    /** How far the step is. */
    default void progress(long done, long of, String what) {}

    /** A part of the step has ended. */
    default void partEnded(StepReport part) {}

    /** A step has ended. */
    default void ended(StepReport report) {}

    /** A step is not repeated. @param why since when it holds */
    default void kept(StepReport report, String why) {}

    /** A fault of Tenure's own. */
    default void crashed(Throwable fault) {}
}
