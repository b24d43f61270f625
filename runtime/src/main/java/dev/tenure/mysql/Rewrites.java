package dev.tenure.mysql;

import java.util.Optional;
import java.util.Set;

/** Which statements write a table anew, or build an index of it: they take room beside it until they have ended. */
public final class Rewrites {

    /** What an action of ALTER TABLE begins with that reads no row. */
    private static final Set<String> READ_NOTHING = Set.of("RENAME", "ALGORITHM", "LOCK", "ALTER", "COMMENT");
    private static final Set<String> DROPPED_FOR_NOTHING = Set.of("INDEX", "KEY", "FOREIGN", "CHECK", "CONSTRAINT");

    private Rewrites() {}

    /** The table; empty where the statement needs no room to speak of, or is told to refuse rather than to take it. */
    public static Optional<String> of(String sql, Server server) {
        SqlWords words = SqlWords.of(VersionedComments.read(sql, server));
        if (words.startWith("ALTER", "TABLE")) {
            boolean instant = words.setting("ALGORITHM").equals("INSTANT");
            boolean copied = words.setting("ALGORITHM").equals("COPY");
            boolean rewritten = copied
                    || words.from(3).listed().stream().anyMatch(action -> readsRows(action));
            return instant || !rewritten ? Optional.empty() : words.plainName(2);
        }
        if (words.startWith("OPTIMIZE", "TABLE")) {
            return words.plainName(2);
        }
        int index = words.find("INDEX");
        boolean creates = words.startWith("CREATE") && index > 0 && index < 3 && words.find("ON") > 0;
        return creates ? words.plainName(words.find("ON") + 1) : Optional.empty();
    }

    private static boolean readsRows(SqlWords action) {
        if (action.keyword(0).equals("DROP")) {
            return !DROPPED_FOR_NOTHING.contains(action.keyword(1));
        }
        // with the checks off, as Tenure adds keys, only the dictionary changes
        boolean key = action.keyword(0).equals("ADD")
                && (action.keyword(1).equals("FOREIGN") || action.keyword(3).equals("FOREIGN"));
        return !key && !READ_NOTHING.contains(action.keyword(0));
    }
}
