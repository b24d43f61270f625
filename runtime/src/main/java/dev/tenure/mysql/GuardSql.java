package dev.tenure.mysql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Statements that count rows which must not be there. */
public final class GuardSql {

    private static final int EXAMPLES = 5;

    /** Where FROM stands. */
    private static final int FROM = 5;

    /** What may follow the name of a table where no other name for it does. */
    private static final Set<String> BEHIND_TABLE = Set.of(
            "", ",", ".", "(", "WHERE", "JOIN", "LEFT", "RIGHT", "INNER", "CROSS", "NATURAL", "STRAIGHT_JOIN", "GROUP",
            "HAVING", "ORDER", "LIMIT", "FORCE", "USE", "IGNORE", "PARTITION");

    /** What makes more of it than one number, or less. */
    private static final Set<String> MORE_OR_LESS =
            Set.of("GROUP", "HAVING", "UNION", "INTERSECT", "EXCEPT", "LIMIT", "INTO");

    private GuardSql() {}

    /** How such a statement is written. */
    public static String form() {
        return "Write it as SELECT COUNT(*) FROM …, without GROUP BY, UNION or LIMIT outside of parentheses.";
    }

    /** Whether the statement gives one number. */
    public static boolean isCount(String sql) {
        return SqlWords.of(sql).startWith("SELECT", "COUNT", "(", "*", ")", "FROM")
                && NestedWords.of(sql).words().stream().noneMatch(word -> word.isOneOf(MORE_OR_LESS));
    }

    /** What it counts. */
    public static long count(Connection connection, String sql) throws SQLException {
        return Jdbc.value(connection, sql).map(Long::valueOf).orElse(0L);
    }

    /**
     * The keys of some of the rows that it counts, each as {@code id 3}; none where it does not count the rows of one
     * table, as they are.
     */
    public static List<String> examples(Connection connection, String sql) {
        SqlWords words = SqlWords.of(sql);
        Optional<String> table = words.plainName(FROM + 1);
        if (table.isEmpty()) {
            return List.of();
        }
        int alias = words.keyword(FROM + 2).equals("AS") ? FROM + 3 : FROM + 2;
        String owner = Identifiers.quote(BEHIND_TABLE.contains(words.keyword(alias)) ? table.get() : words.name(alias));
        try {
            List<String> key = BatchKey.of(connection, table.get()).columns();
            String asked = key.stream().map(column -> owner + "." + Identifiers.quote(column))
                    .collect(Collectors.joining(", "));
            return key.isEmpty() ? List.of() : Jdbc.list(
                    connection,
                    "SELECT " + asked + " " + sql.substring(NestedWords.of(sql).get(FROM).start()) + " LIMIT " + EXAMPLES,
                    row -> {
                        StringBuilder described = new StringBuilder();
                        for (int i = 0; i < key.size(); i++) {
                            described.append(i == 0 ? "" : ", ").append(key.get(i)).append(' ')
                                    .append(row.getString(i + 1));
                        }
                        return described.toString();
                    });
        } catch (SQLException notToBeHad) {
            return List.of();
        }
    }
}
