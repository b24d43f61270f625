package dev.tenure.mysql;

import java.util.List;

/** Statements on the tables in which Tenure keeps its own records. */
public final class JournalSql {

    public static final String JOURNAL = "tenure_journal";
    public static final String LEASE = "tenure_lease";

    /** The tables that belong to Tenure itself; no schema declares them, and no check reports them. */
    public static final List<String> TABLES = List.of(JOURNAL, LEASE);

    private JournalSql() {}
}
