package dev.tenure.mysql;

import java.util.Locale;

/**
 * Something that a database holds, by the statement that makes it. What is no matter of structure is left out of that:
 * the next number of AUTO_INCREMENT, who defined it, and the name of the database itself.
 *
 * @param name       its name
 * @param definition the statement; {@code ""} where this account may not see it
 * @param sqlMode    the sql_mode in which its text is read; {@code ""} for tables and views
 */
public record DatabaseObject(Kind kind, String name, String definition, String sqlMode) {

    /** In the order in which they can be made. */
    public enum Kind {
        SEQUENCE, TABLE, FUNCTION, VIEW, PROCEDURE, TRIGGER;

        /** Whether the server keeps its text as it was written, together with the sql_mode of that moment. */
        public boolean isProgram() {
            return this == FUNCTION || this == PROCEDURE || this == TRIGGER;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** {@code table orders}: how messages name it. */
    public String label() {
        return kind + " " + name;
    }
}
