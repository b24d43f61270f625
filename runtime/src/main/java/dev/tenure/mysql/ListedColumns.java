package dev.tenure.mysql;

import java.util.List;
import java.util.Set;

/** The columns that a {@code CREATE TABLE} lists. */
public final class ListedColumns {

    /** What else a table's definition lists. */
    private static final Set<String> OTHERS = Set.of("PRIMARY", "KEY", "INDEX", "UNIQUE", "FULLTEXT", "SPATIAL",
            "CONSTRAINT", "FOREIGN", "CHECK", "LIKE", "PERIOD");

    private ListedColumns() {}

    /** Their names, in order. */
    public static List<String> of(String sql) {
        SqlWords words = SqlWords.of(sql);
        return words.inside(words.find("(")).listed().stream()
                .filter(part -> !OTHERS.contains(part.keyword(0)))
                .flatMap(part -> part.plainName(0).stream())
                .toList();
    }
}
