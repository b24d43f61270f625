package dev.tenure.migrate;

import java.util.Locale;
import java.util.Optional;

/** Which way a migration goes: applied, or taken back. */
public enum Direction {

    UP, DOWN;

    /** As the journal says it. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Direction of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    /** The file of a migration that goes this way; empty where there is none. */
    Optional<Script> script(Migration migration) {
        return this == UP ? Optional.of(migration.up()) : migration.down();
    }
}
