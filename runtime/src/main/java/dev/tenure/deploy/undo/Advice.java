package dev.tenure.deploy.undo;

import dev.tenure.deploy.Gravity;
import java.util.List;

/**
 * What the plan says is to be done, with the facts of the case.
 *
 * @param action   what
 * @param gravity  how bad it is
 * @param what     the same in a sentence
 * @param facts    what speaks for it and what it costs, one sentence each
 * @param commands what to call for it, in this order; they hold no secret
 */
public record Advice(Action action, Gravity gravity, String what, List<String> facts, List<String> commands) {

    /** What can be done. */
    public enum Action {

        /** Watch on, and mend it with the next deployment. */
        MONITOR,

        /** Take the migrations back: the plan's 6.1. */
        ROLL_BACK,

        /** Put the backup back: the plan's 6.2. */
        RESTORE,

        /** Nothing that a program may do. */
        CALL_A_PERSON
    }

    public Advice {
        facts = List.copyOf(facts);
        commands = List.copyOf(commands);
    }
}
