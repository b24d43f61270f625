package dev.tenure.schema.diff.rule;

import java.util.List;

/** One thing that a change to a schema in use should not do unsaid, or that a schema in use should not have unsaid. */
public interface ChangeRule {

    /** The stable code, {@code TEN18x} or {@code TEN19x}, under which {@code docs/rules.md} explains it. */
    String code();

    /** Whether what it finds can be taken upon oneself; else it is a mistake in what was said. */
    default boolean isAcceptable() {
        return true;
    }

    /** What of an evolution does it. */
    List<Risk> check(Evolution evolution);
}
