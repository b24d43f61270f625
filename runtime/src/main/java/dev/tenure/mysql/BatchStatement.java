package dev.tenure.mysql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** An UPDATE or DELETE of one table that can be run for a part of its rows at a time. */
public final class BatchStatement {

    /** The statement cannot be cut; the message says why, as the second half of a sentence. */
    public static final class Unfit extends Exception {
        private static final long serialVersionUID = 1L;

        Unfit(String why) {
            super(why);
        }
    }

    /** Some of the rows of a table. @param last whether no row came behind them when they were chosen */
    public record Range(Optional<List<String>> from, List<String> to, boolean last) {}

    private static final Set<String> MODIFIERS = Set.of("LOW_PRIORITY", "QUICK", "IGNORE", "FROM");
    private static final Set<String> OF_SEVERAL_TABLES = Set.of(",", ".", "(");

    /** What a part of the rows would have another part of, or none. */
    private static final Set<String> BEHIND_CONDITION = Set.of("ORDER", "LIMIT", "RETURNING");

    private static final Set<String> BEFORE_ASSIGNED = Set.of("SET", ",", ".");

    private final String head;
    private final String condition;

    private BatchStatement(String head, String condition) {
        this.head = head;
        this.condition = condition;
    }

    /** How such a statement is written. */
    public static String form() {
        return "Write an UPDATE or DELETE of that table with a WHERE that no longer matches what is done.";
    }

    /**
     * @param table the table whose rows it changes
     * @param key   the columns of its primary key
     * @throws Unfit where it is about anything else, or would find other rows when it is run for some of them
     */
    public static BatchStatement of(String sql, String table, List<String> key) throws Unfit {
        NestedWords words = NestedWords.of(sql);
        boolean update = words.get(0).is("UPDATE");
        int where = words.find("WHERE");
        int named = update ? words.find("SET") : where;
        require(update || words.get(0).is("DELETE"), "is neither an UPDATE nor a DELETE");
        require(where > 0 && named > 0, "has no WHERE that tells what is done already");
        int name = 1;
        while (name < named && words.get(name).isOneOf(MODIFIERS)) {
            name++;
        }
        require(name < named && named - name <= 3 && words.get(name).name().equalsIgnoreCase(table)
                        && words.between(name, named).stream().noneMatch(word -> word.isOneOf(OF_SEVERAL_TABLES)),
                "is not about the table " + table + " alone");
        for (NestedWords.Word word : words.between(where, words.size())) {
            require(!word.isOneOf(BEHIND_CONDITION),
                    "has " + word.text().toUpperCase(Locale.ROOT) + " of its own");
        }
        if (update) {
            requireKept(key, words.between(named, where));
        }
        int cut = words.get(where).end();
        return new BatchStatement(sql.substring(0, cut), sql.substring(cut).strip());
    }

    private static void requireKept(List<String> key, List<NestedWords.Word> assignments) throws Unfit {
        for (int i = 1; i + 1 < assignments.size(); i++) {
            String name = assignments.get(i).name();
            boolean assigned = assignments.get(i + 1).is("=") && assignments.get(i - 1).isOneOf(BEFORE_ASSIGNED);
            require(!assigned || key.stream().noneMatch(name::equalsIgnoreCase),
                    "changes " + name + ", by which it is to be cut");
        }
    }

    private static void require(boolean condition, String otherwise) throws Unfit {
        if (!condition) {
            throw new Unfit(otherwise);
        }
    }

    /** The next rows behind a place, {@code rows} of them or what is left; empty where there are none. */
    public static Optional<Range> next(
            Connection connection, BatchKey key, Optional<List<String>> from, int rows) throws SQLException {
        Optional<List<String>> ahead = key.ahead(connection, from, rows);
        return ahead.isPresent()
                ? ahead.map(to -> new Range(from, to, false))
                : key.last(connection, from).map(to -> new Range(from, to, true));
    }

    /** Runs it for some of the rows. @return how many it changed */
    public long run(Connection connection, BatchKey key, Range range) throws SQLException {
        return JournalSql.execute(connection, within(key, range));
    }

    String within(BatchKey key, Range range) {
        return head + " (" + condition + ")"
                + range.from().map(from -> " AND " + key.behind(from)).orElse("") + " AND " + key.upTo(range.to());
    }
}
