package dev.tenure.mysql;

import dev.tenure.mysql.TableLock.Mode;
import dev.tenure.schema.Schema;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Which tables a statement locks against others, by what each server was seen to do. */
public final class LockForecast {

    /** What a statement that alters a table does to others that use it. */
    private record Manner(Mode mode, String why) {}

    private static final Manner DICTIONARY = new Manner(Mode.BRIEF, "is altered in the dictionary alone");
    private static final Manner ONLINE = new Manner(Mode.BRIEF, "is altered while others read and write it");
    private static final Manner COPIED = new Manner(Mode.SHARED, "has its rows copied");
    private static final Manner READ_THROUGH = new Manner(Mode.SHARED, "is read through");
    private static final Manner PERHAPS_COPIED =
            new Manner(Mode.SHARED, "may have its rows copied: the statement leaves ALGORITHM and LOCK to the server");
    private static final Manner CASCADED_INTO =
            new Manner(Mode.SHARED, "takes cascades, and before MySQL 9 such a table is altered while nobody writes");
    private static final Manner SHUT = new Manner(Mode.EXCLUSIVE, "is altered with all others shut out");
    private static final Manner RENAMED = new Manner(Mode.EXCLUSIVE, "is renamed");

    /** What may follow RENAME when it is not the table that gets a name. */
    private static final Set<String> RENAMED_PARTS = Set.of("COLUMN", "INDEX", "KEY");

    private final SqlWords words;
    private final Server server;
    private final ForeignKeyLinks links;

    private LockForecast(SqlWords words, Server server, ForeignKeyLinks links) {
        this.words = words;
        this.server = server;
        this.links = links;
    }

    /**
     * The locks of a statement on tables as such. Row locks are not among them.
     *
     * @param effect what the statement leaves behind
     * @param schema the model, which knows the triggers
     * @param links  the foreign keys that are there or come
     */
    public static List<TableLock> of(
            String sql, Effect effect, Schema schema, ForeignKeyLinks links, Server server) {
        if (effect instanceof Effect.CreateTrigger create) {
            return List.of(new TableLock(create.on(), Mode.EXCLUSIVE, "gets a trigger"));
        }
        if (effect instanceof Effect.DropTrigger drop) {
            return schema.tables().stream()
                    .filter(table -> table.trigger(drop.name()).isPresent())
                    .map(table -> new TableLock(table.name(), Mode.EXCLUSIVE, "loses a trigger"))
                    .toList();
        }
        LockForecast forecast =
                new LockForecast(SqlWords.of(VersionedComments.read(sql, server)), server, links);
        Stream<TableLock> locks = effect instanceof Effect.CreateTable create ? forecast.create(create.name())
                : effect instanceof Effect.DropTable drop ? forecast.drop(drop.name())
                : forecast.other();
        return locks.toList();
    }

    /** MariaDB does not lock the parents of a table that is only being created. */
    private Stream<TableLock> create(String table) {
        Stream<TableLock> parents = server.isMariaDb() ? Stream.of() : newParents(table, Mode.EXCLUSIVE);
        return Stream.concat(Stream.of(new TableLock(table, Mode.EXCLUSIVE, "is created")), parents);
    }

    private Stream<TableLock> drop(String table) {
        Stream<TableLock> parents = links.from(table).map(ForeignKeyLinks.Link::parent).distinct()
                .map(parent -> new TableLock(parent, onLeftParents(Mode.EXCLUSIVE), "loses a foreign key from " + table));
        return Stream.concat(Stream.of(new TableLock(table, Mode.EXCLUSIVE, "is dropped")), parents);
    }

    private Stream<TableLock> other() {
        if (words.startWith("ALTER", "TABLE")) {
            return alter(words.name(2), manner(words.name(2)));
        }
        if (words.startWith("TRUNCATE")) {
            String table = words.name(words.keyword(1).equals("TABLE") ? 2 : 1);
            return Stream.of(new TableLock(table, Mode.EXCLUSIVE, "is emptied"));
        }
        if (words.startWith("RENAME", "TABLE")) {
            return IntStream.concat(IntStream.of(1), words.places(",")).mapToObj(place -> words.name(place + 1))
                    .flatMap(table -> alter(table, RENAMED));
        }
        boolean index = words.find("INDEX") > 0 && words.find("INDEX") < 3 && words.find("ON") > 0;
        return index ? index(words.name(words.find("ON") + 1)) : Stream.of();
    }

    private Stream<TableLock> index(String table) {
        boolean readThrough = words.keyword(1).equals("FULLTEXT") || words.keyword(1).equals("SPATIAL");
        boolean said = words.find("LOCK") > 0 || words.find("ALGORITHM") > 0;
        return alter(table, said ? manner(table) : readThrough ? READ_THROUGH : ONLINE);
    }

    /** By the clauses of the statement. */
    private Manner manner(String table) {
        String algorithm = words.setting("ALGORITHM");
        String lock = words.setting("LOCK");
        boolean renamed = words.places("RENAME").anyMatch(place -> !RENAMED_PARTS.contains(words.keyword(place + 1)));
        boolean cascadedInto = !server.isMariaDb() && !server.atLeast(9, 0, 0)
                && links.from(table).anyMatch(ForeignKeyLinks.Link::cascades);
        if (lock.equals("EXCLUSIVE")) {
            return SHUT;
        }
        if (renamed) {
            return RENAMED;
        }
        if (algorithm.equals("INSTANT")) {
            return DICTIONARY;
        }
        if (lock.equals("NONE")) {
            return cascadedInto ? CASCADED_INTO : ONLINE;
        }
        return algorithm.equals("COPY") ? COPIED : lock.equals("SHARED") ? READ_THROUGH : PERHAPS_COPIED;
    }

    private Stream<TableLock> alter(String table, Manner manner) {
        Stream<TableLock> gained = server.isMariaDb() && manner.mode() == Mode.BRIEF
                ? Stream.of()
                : newParents(table, server.isMariaDb() ? Mode.READERS_PASS : manner.mode());
        return Stream.of(
                        Stream.of(new TableLock(table, manner.mode(), manner.why())),
                        gained,
                        lostParents(table),
                        cascadingParents(table, manner.mode()),
                        children(table))
                .flatMap(locks -> locks);
    }

    private Stream<TableLock> newParents(String child, Mode mode) {
        return words.namesBehind("REFERENCES")
                .filter(Predicate.not(child::equalsIgnoreCase))
                .distinct()
                .map(parent -> new TableLock(parent, mode, "gets a foreign key from " + child));
    }

    private Stream<TableLock> lostParents(String child) {
        return words.places("FOREIGN")
                .filter(place -> words.keyword(place - 1).equals("DROP"))
                .mapToObj(place -> words.name(place + 2))
                .flatMap(name -> links.from(child).filter(link -> link.name().equalsIgnoreCase(name)))
                .map(link -> new TableLock(link.parent(), onLeftParents(Mode.BRIEF), "loses a foreign key from " + child));
    }

    private Mode onLeftParents(Mode onMysql) {
        return server.isMariaDb() ? Mode.READERS_PASS : onMysql;
    }

    /** Who writes to a parent whose changes reach into the table writes to the table. */
    private Stream<TableLock> cascadingParents(String child, Mode mode) {
        return mode == Mode.BRIEF ? Stream.of() : links.from(child)
                .filter(ForeignKeyLinks.Link::cascades)
                .map(ForeignKeyLinks.Link::parent)
                .distinct()
                .map(parent -> new TableLock(parent, Mode.READERS_PASS, "has changes that cascade into " + child));
    }

    /** MySQL keeps with each table what its foreign keys refer to. */
    private Stream<TableLock> children(String parent) {
        return server.isMariaDb() ? Stream.of() : links.to(parent)
                .map(ForeignKeyLinks.Link::child)
                .distinct()
                .map(child -> new TableLock(child, Mode.BRIEF, "refers to " + parent));
    }
}
