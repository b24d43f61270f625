package dev.tenure.mysql;

/** What an account may be allowed to do, as far as Tenure needs it. */
public enum Privilege {
    SELECT, INSERT, UPDATE, DELETE, CREATE, DROP, ALTER, INDEX, REFERENCES, TRIGGER, LOCK_TABLES, CREATE_VIEW, SHOW_VIEW,
    CREATE_ROUTINE, ALTER_ROUTINE, SHOW_CREATE_ROUTINE, EVENT, RELOAD, PROCESS, SUPER, BINLOG_ADMIN,
    /** One of those that MySQL writes in one word. */
    SHOW_ROUTINE("SHOW_ROUTINE");

    private final String sql;

    Privilege() {
        this.sql = name().replace('_', ' ');
    }

    Privilege(String sql) {
        this.sql = sql;
    }

    /** Its name in SQL. */
    public String sql() {
        return sql;
    }
}
