package dev.tenure.mysql;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.tenure.TenureException;
import dev.tenure.mysql.InformationSchema.CheckRow;
import dev.tenure.mysql.InformationSchema.ColumnRow;
import dev.tenure.mysql.InformationSchema.IndexRow;
import dev.tenure.mysql.InformationSchema.ReferenceRow;
import dev.tenure.mysql.InformationSchema.RuleRow;
import dev.tenure.mysql.InformationSchema.TableRow;
import dev.tenure.mysql.InformationSchema.TriggerRow;
import dev.tenure.schema.Check;
import dev.tenure.schema.Column;
import dev.tenure.schema.ColumnType;
import dev.tenure.schema.DefaultValue;
import dev.tenure.schema.Expression;
import dev.tenure.schema.ForeignKey;
import dev.tenure.schema.Generated;
import dev.tenure.schema.Index;
import dev.tenure.schema.Schema;
import dev.tenure.schema.Storage;
import dev.tenure.schema.Table;
import dev.tenure.schema.Trigger;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads a live database back as the model, so that a table that {@link Ddl} created is equal to what it was created
 * from, whichever server it is on.
 *
 * <p>The number of statements is the same for one table and for a thousand. Tables come by name, and so do keys and
 * checks, whose order no server tells; all are owned, for the server says nothing about that either.
 */
public final class Introspection {

    private static final Map<String, Index.Kind> KINDS = Map.of(
            "BTREE", Index.Kind.BTREE, "HASH", Index.Kind.HASH, "FULLTEXT", Index.Kind.FULLTEXT,
            "SPATIAL", Index.Kind.SPATIAL, "RTREE", Index.Kind.SPATIAL);

    private static final Map<String, ForeignKey.Action> ACTIONS = Map.of(
            "CASCADE", ForeignKey.Action.CASCADE,
            "SET NULL", ForeignKey.Action.SET_NULL,
            "RESTRICT", ForeignKey.Action.RESTRICT,
            "NO ACTION", ForeignKey.Action.NO_ACTION,
            "SET DEFAULT", ForeignKey.Action.SET_DEFAULT);

    /** What {@code EXTRA} says and the model says elsewhere. */
    private static final Set<String> KNOWN_EXTRA = Set.of("auto_increment", "default_generated", "virtual", "stored",
            "persistent", "generated", "on", "update");

    private static final String PRIMARY = "PRIMARY";

    private final boolean mariaDb;
    private final String database;
    private final Map<String, List<TableRow>> tables;
    private final Map<String, List<ColumnRow>> columns;
    private final Map<String, List<IndexRow>> indexes;
    private final Map<String, List<RuleRow>> rules;
    private final Map<String, List<ReferenceRow>> references;
    private final Map<String, List<CheckRow>> checks;
    private final Map<String, List<TriggerRow>> triggers;

    private Introspection(boolean mariaDb, String database, InformationSchema source) throws SQLException {
        this.mariaDb = mariaDb;
        this.database = database;
        tables = source.tables();
        columns = source.columns();
        indexes = source.indexes();
        rules = source.rules();
        references = source.references();
        checks = source.checks();
        triggers = source.triggers();
    }

    /** All tables of the database that {@code connection} is in; views are none. */
    public static Schema read(Connection connection) throws SQLException {
        return read(connection, Optional.empty());
    }

    /** Those of {@code tables} that exist. */
    public static Schema read(Connection connection, Collection<String> tables) throws SQLException {
        return read(connection, Optional.of(tables));
    }

    private static Schema read(Connection connection, Optional<Collection<String>> only) throws SQLException {
        boolean mariaDb = Server.of(connection).isMariaDb();
        String database = database(connection);
        List<Table> tables = List.of();
        if (only.isEmpty() || !only.get().isEmpty()) {
            tables = new Introspection(mariaDb, database, new InformationSchema(connection, mariaDb, database, only))
                    .read();
        }
        return new Schema(database, Optional.empty(), Schema.DEFAULT_MIGRATIONS, tables);
    }

    private static String database(Connection connection) throws SQLException {
        return Jdbc.value(connection, "SELECT DATABASE()").orElseThrow(() -> new TenureException("TEN290",
                "The connection is in no database.",
                "Name the database in the URL: jdbc:mysql://host:3306/database."));
    }

    private List<Table> read() {
        return tables.keySet().stream().sorted().map(this::table).toList();
    }

    private Table table(String name) {
        TableRow row = tables.get(name).get(0);
        Storage storage = storage(row);
        List<CheckRow> checkRows = checks.getOrDefault(name, List.of());
        List<Column> found = new ArrayList<>();
        List<Check> kept = new ArrayList<>(checkRows.stream().map(this::check).toList());
        for (ColumnRow column : columns.getOrDefault(name, List.of())) {
            boolean json = mariaDb && kept.removeIf(check -> saysJson(check, column));
            found.add(column(column, json ? new ColumnType.Json() : TypeReader.read(column.type()), storage));
        }
        Map<String, List<IndexRow>> byIndex = indexes.getOrDefault(name, List.of()).stream()
                .collect(groupingBy(IndexRow::index, LinkedHashMap::new, toList()));
        return new Table(
                name,
                Table.Role.OWNED,
                row.comment() == null ? "" : row.comment(),
                storage,
                found,
                byIndex.getOrDefault(PRIMARY, List.of()).stream().map(IndexRow::column).toList(),
                byIndex.values().stream()
                        .filter(parts -> !parts.get(0).index().equals(PRIMARY))
                        .map(this::index)
                        .sorted(Comparator.comparing(Index::name))
                        .toList(),
                foreignKeys(name),
                kept.stream().sorted(Comparator.comparing(Check::name)).toList(),
                triggers.getOrDefault(name, List.of()).stream()
                        .flatMap(Introspection::triggers)
                        .sorted(Comparator.comparing(Trigger::name))
                        .toList(),
                Optional.empty());
    }

    /** One for each event: MariaDB 12 lets a trigger have several. */
    private static Stream<Trigger> triggers(TriggerRow row) {
        return Stream.of(row.event().split(","))
                .map(event -> new Trigger(row.name(), Trigger.Timing.valueOf(row.timing()),
                        Trigger.Event.valueOf(event.strip()), Triggers.read(row.body())));
    }

    private static Storage storage(TableRow row) {
        String collation = modern(row.collation() == null ? "" : row.collation());
        String engine = row.engine() == null ? "" : row.engine();
        return new Storage(engine, collation.split("_", 2)[0], collation);
    }

    /** {@code utf8} is what older servers call {@code utf8mb3}. */
    private static String modern(String collation) {
        return collation.startsWith("utf8_") ? "utf8mb3_" + collation.substring("utf8_".length()) : collation;
    }

    /** MariaDB says JSON by a binary text and the check that comes with the column, named after it. */
    private static boolean saysJson(Check check, ColumnRow column) {
        return column.type().equals("longtext")
                && "utf8mb4_bin".equals(column.collation())
                && check.name().equalsIgnoreCase(column.name())
                && check.expression().equals(new Expression.ValidJson(column.name()));
    }

    private Column column(ColumnRow row, ColumnType type, Storage storage) {
        String extra = row.extra() == null ? "" : row.extra();
        String words = extra.toLowerCase(Locale.ROOT);
        Optional<Generated> generated = row.expression() == null || row.expression().isEmpty()
                ? Optional.empty()
                : Optional.of(new Generated(expression(row.expression()), !words.contains("virtual")));
        Optional<DefaultValue> defaultValue = generated.isPresent()
                ? Optional.empty()
                : mariaDb ? DefaultReader.mariaDb(row.defaultValue())
                        : DefaultReader.mysql(row.defaultValue(), extra, type);
        Optional<String> collation = Optional.ofNullable(row.collation())
                .map(Introspection::modern)
                .filter(name -> type.isCharacter() && !name.equals(storage.collation()));
        return new Column(row.name(), type, row.nullable(), defaultValue, words.contains("on update"),
                words.contains("auto_increment"), generated, collation, row.comment(), unknown(words));
    }

    private static String unknown(String extra) {
        List<String> words = new ArrayList<>();
        for (String word : extra.replace(",", " ").split(" +")) {
            if (!KNOWN_EXTRA.contains(word) && !word.startsWith("current_timestamp")) {
                words.add(word);
            }
        }
        return String.join(" ", words).strip();
    }

    private Index index(List<IndexRow> rows) {
        IndexRow first = rows.get(0);
        Index.Kind kind = KINDS.getOrDefault(first.kind(), Index.Kind.OTHER);
        List<Index.Part> parts = rows.stream().map(row -> part(row, kind)).toList();
        return new Index(
                first.index(), first.unique(), kind, parts, first.visible(), Optional.empty(), Optional.empty());
    }

    private Index.Part part(IndexRow row, Index.Kind kind) {
        boolean functional = row.column() == null;
        // servers tell a length for spatial keys that nobody gave
        boolean whole = row.prefix() == null || kind == Index.Kind.SPATIAL;
        return new Index.Part(
                functional ? ExpressionReader.mysql(row.expression()) : row.column(),
                row.descending(),
                whole ? Optional.empty() : Optional.of(row.prefix()),
                functional);
    }

    private List<ForeignKey> foreignKeys(String table) {
        Map<String, List<ReferenceRow>> byKey =
                references.getOrDefault(table, List.of()).stream().collect(groupingBy(ReferenceRow::key));
        return rules.getOrDefault(table, List.of()).stream()
                .filter(rule -> byKey.containsKey(rule.key()))
                .map(rule -> foreignKey(rule, byKey.get(rule.key())))
                .sorted(Comparator.comparing(ForeignKey::name))
                .toList();
    }

    private ForeignKey foreignKey(RuleRow rule, List<ReferenceRow> rows) {
        ReferenceRow first = rows.get(0);
        String parent = first.parentDatabase().equalsIgnoreCase(database)
                ? first.parent()
                : first.parentDatabase() + "." + first.parent();
        return new ForeignKey(
                rule.key(),
                rows.stream().map(ReferenceRow::column).toList(),
                parent,
                rows.stream().map(ReferenceRow::parentColumn).toList(),
                ACTIONS.get(rule.onDelete()),
                ACTIONS.get(rule.onUpdate()));
    }

    private Check check(CheckRow row) {
        return new Check(row.name(), expression(row.clause()), row.enforced());
    }

    private Expression expression(String text) {
        return ExpressionReader.read(mariaDb ? ExpressionReader.canonical(text) : ExpressionReader.mysql(text));
    }
}
