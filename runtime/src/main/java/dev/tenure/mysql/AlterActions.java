package dev.tenure.mysql;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What an {@code ALTER TABLE} does to columns and foreign keys that are there, by its words.
 *
 * @param dropped  those that go
 * @param modified those that get another definition, by the names that they had
 * @param renamed  the new names of others, by the old ones
 * @param released the constraints that go, foreign keys among them
 */
public record AlterActions(
        List<String> dropped, List<String> modified, Map<String, String> renamed, List<String> released) {

    /** What else can be dropped from a table. */
    private static final Set<String> OTHERS = Set.of("INDEX", "KEY", "PRIMARY", "FOREIGN", "CONSTRAINT", "CHECK",
            "PARTITION", "PERIOD", "SYSTEM");

    public AlterActions {
        dropped = List.copyOf(dropped);
        modified = List.copyOf(modified);
        released = List.copyOf(released);
    }

    /** None for any other statement. */
    public static AlterActions of(String sql) {
        SqlWords words = SqlWords.of(sql);
        List<String> dropped = new ArrayList<>();
        List<String> modified = new ArrayList<>();
        Map<String, String> renamed = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        List<String> released = new ArrayList<>();
        List<SqlWords> clauses = words.startWith("ALTER", "TABLE")
                ? words.from(AlterWords.nameIndex(words) + 1).listed()
                : List.of();
        for (SqlWords clause : clauses) {
            int name = clause.keyword(1).equals("COLUMN") ? 2 : 1;
            name += clause.keyword(name).equals("IF") && clause.keyword(name + 1).equals("EXISTS") ? 2 : 0;
            if (clause.startWith("DROP", "FOREIGN", "KEY") || clause.startWith("DROP", "CONSTRAINT")) {
                int key = clause.keyword(1).equals("FOREIGN") ? 3 : 2;
                key += clause.keyword(key).equals("IF") && clause.keyword(key + 1).equals("EXISTS") ? 2 : 0;
                clause.plainName(key).ifPresent(released::add);
            } else if (clause.startWith("DROP") && !OTHERS.contains(clause.keyword(1))) {
                clause.plainName(name).ifPresent(dropped::add);
            } else if (clause.startWith("MODIFY")) {
                clause.plainName(name).ifPresent(modified::add);
            } else if (clause.startWith("CHANGE")) {
                clause.plainName(name).ifPresent(modified::add);
                rename(clause, name, name + 1, renamed);
            } else if (clause.startWith("RENAME", "COLUMN")) {
                rename(clause, name, name + 2, renamed);
            }
        }
        return new AlterActions(dropped, modified, renamed, released);
    }

    private static void rename(SqlWords clause, int from, int to, Map<String, String> renamed) {
        clause.plainName(from).ifPresent(old -> clause.plainName(to).ifPresent(name -> renamed.put(old, name)));
    }
}
