package dev.tenure.mysql;

/** What an account may be allowed to do, as far as Tenure needs it. */
public enum Privilege {
    SELECT, INSERT, UPDATE, DELETE, CREATE, DROP, ALTER, INDEX, REFERENCES, TRIGGER, RELOAD, PROCESS, SUPER, BINLOG_ADMIN;

    /** Its name in SQL. */
    public String sql() {
        return name().replace('_', ' ');
    }
}
