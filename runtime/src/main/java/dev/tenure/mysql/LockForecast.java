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
     * @param effect what the statement leaves behind
     * @param schema the model, which knows the parents of a table that is dropped
     */
    public static List<TableLock> of(String sql, Effect effect, Schema schema, Server server) {
        if (effect instanceof Effect.CreateTable create) {
            return create(create.name(), sql, server);
        }
        if (effect instanceof Effect.DropTable drop) {
            return drop(drop.name(), schema, server);
        }
        if (effect instanceof Effect.CreateTrigger create) {
            return List.of(new TableLock(create.on(), TableLock.Mode.EXCLUSIVE, "gets a trigger"));
        }
        if (effect instanceof Effect.DropTrigger drop) {
            return schema.tables().stream()
                    .filter(table -> table.trigger(drop.name()).isPresent())
                    .map(table -> new TableLock(table.name(), TableLock.Mode.EXCLUSIVE, "loses a trigger"))
                    .toList();
        }
        return other(SqlWords.of(sql), server);
    }

    /** MariaDB does not lock the parents of a table that is only being created. */
    private static List<TableLock> create(String table, String sql, Server server) {
        Stream<TableLock> created = Stream.of(new TableLock(table, TableLock.Mode.EXCLUSIVE, "is created"));
        return Stream.concat(created, server.isMariaDb() ? Stream.of() : newParents(SqlWords.of(sql), table, server)).toList();
    }

    private static Stream<TableLock> newParents(SqlWords words, String child, Server server) {
        return words.namesBehind("REFERENCES")
                .filter(Predicate.not(child::equalsIgnoreCase))
                .distinct()
                .map(parent -> new TableLock(parent, onParents(server), "gets a foreign key from " + child));
    }

    private static List<TableLock> drop(String table, Schema schema, Server server) {
        Stream<TableLock> parents = schema.table(table).stream()
                .flatMap(model -> model.foreignKeys().stream())
                .map(ForeignKey::referencedTable)
                .filter(Predicate.not(table::equalsIgnoreCase))
                .distinct()
                .map(parent -> new TableLock(parent, onParents(server), "loses a foreign key from " + table));
        return Stream.concat(Stream.of(new TableLock(table, TableLock.Mode.EXCLUSIVE, "is dropped")), parents).toList();
    }

    private static TableLock.Mode onParents(Server server) {
        return server.isMariaDb() ? TableLock.Mode.READERS_PASS : TableLock.Mode.EXCLUSIVE;
    }

    private static List<TableLock> other(SqlWords words, Server server) {
        List<TableLock> locks = new ArrayList<>();
        if (words.startWith("ALTER", "TABLE") || words.startWith("TRUNCATE", "TABLE")) {
            locks.add(new TableLock(words.name(2), TableLock.Mode.EXCLUSIVE, "is altered"));
            newParents(words, words.name(2), server).forEach(locks::add);
        } else if (words.find("INDEX") > 0 && words.find("ON") > 0) {
            locks.add(new TableLock(words.name(words.find("ON") + 1), TableLock.Mode.EXCLUSIVE, "is altered"));
        }
        return locks;
    }
}
