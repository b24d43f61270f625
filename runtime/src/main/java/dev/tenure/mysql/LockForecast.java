package dev.tenure.mysql;

import dev.tenure.schema.ForeignKey;
import dev.tenure.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Which tables a statement locks against others, by what each server was seen to do. */
public final class LockForecast {

    private LockForecast() {}

    /**
     * The locks of a statement on tables as such. Row locks are not among them, nor what the server takes for a moment
     * of its own.
     *
     * @param schema the model, which knows the parents of a table that is dropped
     */
    public static List<TableLock> of(String sql, Schema schema, Server server) {
        Effect effect = Effect.of(sql);
        if (effect instanceof Effect.CreateTable create) {
            return create(create.name(), SqlWords.of(sql), server);
        }
        if (effect instanceof Effect.DropTable drop) {
            return drop(drop.name(), schema);
        }
        return other(SqlWords.of(sql), server);
    }

    private static List<TableLock> create(String table, SqlWords words, Server server) {
        return Stream.concat(
                        Stream.of(new TableLock(table, TableLock.Mode.EXCLUSIVE, "is created")),
                        parents(words, table, server))
                .toList();
    }

    private static Stream<TableLock> parents(SqlWords words, String child, Server server) {
        TableLock.Mode mode = server.isMariaDb() ? TableLock.Mode.READERS_PASS : TableLock.Mode.EXCLUSIVE;
        return words.namesBehind("REFERENCES")
                .filter(Predicate.not(child::equalsIgnoreCase))
                .distinct()
                .map(parent -> new TableLock(parent, mode, "gets a foreign key from " + child));
    }

    private static List<TableLock> drop(String table, Schema schema) {
        Stream<String> parents = schema.table(table).stream()
                .flatMap(model -> model.foreignKeys().stream())
                .map(ForeignKey::referencedTable)
                .filter(Predicate.not(table::equalsIgnoreCase))
                .distinct();
        return Stream.concat(
                        Stream.of(new TableLock(table, TableLock.Mode.EXCLUSIVE, "is dropped")),
                        parents.map(parent -> new TableLock(
                                parent, TableLock.Mode.EXCLUSIVE, "loses a foreign key from " + table)))
                .toList();
    }

    private static List<TableLock> other(SqlWords words, Server server) {
        List<TableLock> locks = new ArrayList<>();
        if (words.startWith("ALTER", "TABLE") || words.startWith("TRUNCATE", "TABLE")) {
            locks.add(new TableLock(words.name(2), TableLock.Mode.EXCLUSIVE, "is altered"));
            parents(words, words.name(2), server).forEach(locks::add);
        } else if (words.find("INDEX") > 0 && words.find("ON") > 0) {
            locks.add(new TableLock(words.name(words.find("ON") + 1), TableLock.Mode.EXCLUSIVE, "is altered"));
        }
        return locks;
    }
}
