package dev.tenure.migrate;

import java.util.Locale;

/** How a statement of a migration ended. */
public enum StatementOutcome {

    /** It ran. */
    DONE,

    /** The table that it creates was there already, equal to the model, and was taken over. */
    ADOPTED,

    /** It was passed over: it would drop a table that Tenure did not create, or that is gone already. */
    SPARED,

    /** The server refused it. */
    FAILED,

    /** It was interrupted and turned out not to have happened. */
    NOT_DONE;

    /** As the journal says it. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static StatementOutcome of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    /** Whether nothing is left to do. */
    public boolean settled() {
        return this == DONE || this == ADOPTED || this == SPARED;
    }
}
