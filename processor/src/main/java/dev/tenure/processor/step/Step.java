package dev.tenure.processor.step;

/** What one annotation starts. */
public interface Step {

    /** Looks at what a round brings; the last round brings nothing, and is the time for what needed to see all. */
    void process(Found found);
}
