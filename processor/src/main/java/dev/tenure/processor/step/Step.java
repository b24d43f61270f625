package dev.tenure.processor.step;

import javax.annotation.processing.RoundEnvironment;

/** What one annotation starts. */
public interface Step {

    /** Looks at what a round brings; the last round brings nothing, and is the time for what needed to see all. */
    void process(RoundEnvironment round);
}
