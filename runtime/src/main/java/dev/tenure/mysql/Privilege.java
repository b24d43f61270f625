package dev.tenure.mysql;

import java.util.Locale;

/** What an account may be allowed to do, as far as Tenure needs it. */
public enum Privilege {
    SELECT, INSERT, UPDATE, DELETE, CREATE, DROP, REFERENCES, TRIGGER;

    /** Its name in SQL. */
    public String sql() {
        return name().toUpperCase(Locale.ROOT);
    }
}
