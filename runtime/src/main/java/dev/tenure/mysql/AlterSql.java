package dev.tenure.mysql;

import static java.util.Map.entry;

import dev.tenure.schema.ColumnType;
import dev.tenure.schema.Index;
import dev.tenure.schema.Names;
import dev.tenure.schema.Schema;
import dev.tenure.schema.Storage;
import dev.tenure.schema.diff.Change;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The statements that make a change. Every ALTER says by which algorithm, and what others may do meanwhile, so that a
 * server that would have to do worse refuses.
 */
public final class AlterSql {

    private static final String ALGORITHM = "ALGORITHM=";

    /** {@code INSTANT} takes no lock clause on MySQL: there is nothing to wait for. */
    private static final Map<Alteration.Algorithm, String> CLAUSES = Map.of(
            Alteration.Algorithm.INSTANT, ", " + ALGORITHM + "INSTANT",
            Alteration.Algorithm.INPLACE, ", " + ALGORITHM + "INPLACE, LOCK=NONE",
            Alteration.Algorithm.COPY, ", " + ALGORITHM + "COPY, LOCK=SHARED");

    /** The first MySQL that Tenure knows, as its versioned comments write it; MariaDB reads none of these. */
    private static final int OLDEST = 80000;

    /** Keys that no server builds while others write. */
    private static final String BLOCKING_BUILD = ", " + ALGORITHM + "INPLACE, LOCK=SHARED";

    private static final String CHECKS_OFF = "SET SESSION foreign_key_checks = 0";
    private static final String CHECKS_ON = "SET SESSION foreign_key_checks = 1";

    private static final Map<Class<? extends Change>, Function<Change, String>> ACTIONS = Map.ofEntries(
            action(Change.RenameTable.class, change -> "RENAME TO " + Identifiers.quote(change.name())),
            action(Change.ChangeStorage.class, change -> storage(change.after())),
            action(Change.ChangeComment.class, change -> "COMMENT = " + Identifiers.literal(change.after())),
            action(Change.AddColumn.class,
                    change -> "ADD COLUMN " + Ddl.column(change.column()) + place(change.after())),
            action(Change.DropColumn.class, change -> "DROP COLUMN " + Identifiers.quote(change.column().name())),
            action(Change.RenameColumn.class, AlterSql::renameColumn),
            action(Change.ModifyColumn.class, change -> "MODIFY COLUMN " + Ddl.column(change.after())),
            action(Change.MoveColumn.class,
                    change -> "MODIFY COLUMN " + Ddl.column(change.column()) + place(change.to())),
            action(Change.ReplaceColumn.class, AlterSql::replaceColumn),
            action(Change.ChangePrimaryKey.class, AlterSql::primaryKey),
            action(Change.AddIndex.class, change -> "ADD " + Ddl.index(change.index())),
            action(Change.DropIndex.class, change -> dropIndex(change.index())),
            action(Change.ReplaceIndex.class,
                    change -> dropIndex(change.before()) + ", ADD " + Ddl.index(change.after())),
            action(Change.RenameIndex.class, change -> "RENAME INDEX " + Identifiers.quote(change.index()) + " TO "
                    + Identifiers.quote(change.name())),
            action(Change.AddForeignKey.class, change -> "ADD " + Ddl.foreignKey(change.key())),
            action(Change.DropForeignKey.class,
                    change -> "DROP FOREIGN KEY " + Identifiers.quote(change.key().name())),
            action(Change.AddCheck.class, change -> "ADD " + Ddl.check(change.check())),
            action(Change.DropCheck.class, change -> "DROP CONSTRAINT " + Identifiers.quote(change.check().name())));

    /** The computed columns of each table, before or after. */
    private final Map<String, Set<String>> computed = new HashMap<>();

    /** The columns of each table that foreign keys refer to, before or after. */
    private final Map<String, Set<String>> referenced = new HashMap<>();

    /** For changes between these two shapes, in either direction. */
    public AlterSql(Schema before, Schema after) {
        Stream.concat(before.owned().stream(), after.owned().stream()).forEach(table -> {
            table.columns().stream()
                    .filter(column -> column.generated().isPresent())
                    .forEach(column -> add(computed, table.name(), List.of(column.name())));
            table.foreignKeys().forEach(key -> add(referenced, key.referencedTable(), key.referencedColumns()));
        });
    }

    private static void add(Map<String, Set<String>> columns, String table, List<String> names) {
        Set<String> known = columns.computeIfAbsent(Names.folded(table), name -> new HashSet<>());
        names.forEach(name -> known.add(Names.folded(name)));
    }

    /** Whether a statement says by which algorithm it is to be run, as all of these do. */
    public static boolean saysHow(String sql) {
        return sql.contains(ALGORITHM);
    }

    /**
     * The statements, which every server that Tenure knows takes; no semicolons. A foreign key is added while the
     * session does not check any, so that the table need not be copied: its rows have to be looked at apart. MariaDB then
     * calls NO ACTION what was to be RESTRICT, which means the same.
     */
    public List<String> statements(Change change) {
        if (change instanceof Change.CreateTable create) {
            return Ddl.create(create.created());
        }
        return change instanceof Change.AddForeignKey
                ? List.of(CHECKS_OFF, statement(change), CHECKS_ON)
                : List.of(statement(change));
    }

    /** Whether a statement speaks to the session, and changes nothing. */
    public static boolean isOfSession(String statement) {
        return statement.equals(CHECKS_OFF) || statement.equals(CHECKS_ON);
    }

    private String statement(Change change) {
        if (change instanceof Change.DropTable drop) {
            return Ddl.dropTable(drop.dropped().name());
        }
        if (change instanceof Change.AddTrigger add) {
            return Ddl.createTrigger(add.table(), add.trigger());
        }
        if (change instanceof Change.DropTrigger drop) {
            return Ddl.dropTrigger(drop.trigger().name());
        }
        return "ALTER TABLE " + Identifiers.quote(change.table()) + "\n  "
                + ACTIONS.get(change.getClass()).apply(change) + clause(change);
    }

    /** Where the servers differ, each is told its own: in comments that only it reads. */
    private String clause(Change change) {
        if (change instanceof Change.AddIndex add && isBlocking(add.index())
                || change instanceof Change.ReplaceIndex replace && isBlocking(replace.after())) {
            return BLOCKING_BUILD;
        }
        Set<Alteration> alterations = alterations(change);
        boolean beside = isBesideComputed(change);
        String mysql = CLAUSES.get(slowest(alterations, each -> each.onMysql(beside)));
        String mariaDb = CLAUSES.get(slowest(alterations, each -> each.onMariaDb(beside)));
        int since = alterations.stream().mapToInt(Alteration::since).max().orElse(0);
        return mysql.equals(mariaDb) && since == 0
                ? mysql
                : " /*!" + (since == 0 ? OLDEST : since) + " " + mysql + " */ /*M! " + mariaDb + " */";
    }

    Set<Alteration> alterations(Change change) {
        return change instanceof Change.RenameColumn rename && isReferenced(rename)
                ? Set.of(Alteration.RENAME_REFERENCED_COLUMN)
                : Alteration.of(change);
    }

    private boolean isReferenced(Change.RenameColumn rename) {
        return Stream.of(rename.column().name(), rename.name())
                .map(Names::folded)
                .anyMatch(referenced.getOrDefault(Names.folded(rename.table()), Set.of())::contains);
    }

    private boolean isBesideComputed(Change change) {
        String own = change instanceof Change.AddColumn add ? add.column().name()
                : change instanceof Change.DropColumn drop ? drop.column().name() : "";
        return computed.getOrDefault(Names.folded(change.table()), Set.of()).stream()
                .anyMatch(name -> !name.equalsIgnoreCase(own));
    }

    private static Alteration.Algorithm slowest(
            Set<Alteration> alterations, Function<Alteration, Alteration.Algorithm> algorithm) {
        return alterations.stream().map(algorithm).max(Comparator.naturalOrder()).orElseThrow();
    }

    /** MariaDB names the check of a JSON column after it, and does so anew only where the column is defined anew. */
    private static String renameColumn(Change.RenameColumn change) {
        String from = Identifiers.quote(change.column().name());
        return change.column().type() instanceof ColumnType.Json
                ? "CHANGE COLUMN " + from + " " + Ddl.column(change.inverse().column())
                : "RENAME COLUMN " + from + " TO " + Identifiers.quote(change.name());
    }

    private static String replaceColumn(Change.ReplaceColumn change) {
        return Stream.of(
                        change.keys().stream().map(AlterSql::dropIndex),
                        Stream.of("DROP COLUMN " + Identifiers.quote(change.before().name()),
                                "ADD COLUMN " + Ddl.column(change.after()) + place(change.place())),
                        change.keys().stream().map(key -> "ADD " + Ddl.index(key)))
                .flatMap(actions -> actions)
                .collect(Collectors.joining(", "));
    }

    private static boolean isBlocking(Index index) {
        return index.kind() == Index.Kind.FULLTEXT || index.kind() == Index.Kind.SPATIAL;
    }

    private static String storage(Storage storage) {
        return "DEFAULT CHARSET=" + storage.charset() + " COLLATE=" + storage.collation();
    }

    private static String place(Optional<String> after) {
        return after.map(column -> " AFTER " + Identifiers.quote(column)).orElse(" FIRST");
    }

    private static String primaryKey(Change.ChangePrimaryKey change) {
        String add = "ADD PRIMARY KEY (" + Identifiers.list(change.after()) + ")";
        if (change.before().isEmpty()) {
            return add;
        }
        return "DROP PRIMARY KEY" + (change.after().isEmpty() ? "" : ", " + add);
    }

    private static String dropIndex(Index index) {
        return "DROP INDEX " + Identifiers.quote(index.name());
    }

    private static <C extends Change> Map.Entry<Class<? extends Change>, Function<Change, String>> action(
            Class<C> type, Function<C, String> text) {
        return entry(type, change -> text.apply(type.cast(change)));
    }
}
