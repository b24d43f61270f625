package dev.tenure.schema.diff;

import dev.tenure.schema.Check;
import dev.tenure.schema.Column;
import dev.tenure.schema.Finding;
import dev.tenure.schema.ForeignKey;
import dev.tenure.schema.Index;
import dev.tenure.schema.Names;
import dev.tenure.schema.Schema;
import dev.tenure.schema.Subject;
import dev.tenure.schema.Table;
import dev.tenure.schema.Trigger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Compares what should be there with what is.
 *
 * <p>An owned table must be exactly as declared: what is there although nothing declares it is a finding too. Of an
 * existing table the declaration says the least that must be there. Tables that the expected schema does not speak of
 * are not looked at: a database holds others' tables as well. The order of keys and checks means nothing, that of
 * columns does; names compare without case; RESTRICT and NO ACTION are one.
 *
 * <p>Expressions are compared by their text: both sides have to hold them in the one canonical form.
 */
public final class Comparison {

    private static final Aspect<Table> ENGINE =
            new Aspect<>("TEN201", "engine", "engine", table -> Wording.lower(table.storage().engine()));

    private static final Aspect<Table> COLLATION = new Aspect<>("TEN202", "collation", "default charset and collation",
            table -> Wording.lower(table.storage().charset() + ", " + table.storage().collation()));

    private static final Aspect<Table> COMMENT =
            new Aspect<>("TEN203", "comment", "comment", table -> Wording.quoted(table.comment()));

    private static final Aspect<Table> PRIMARY_KEY = new Aspect<>("TEN204", "columns", "columns",
            table -> table.primaryKey().isEmpty() ? "none" : Wording.columns(table.primaryKey()));

    private static final Aspect<Column> TYPE =
            new Aspect<>("TEN208", "type", "type", column -> Wording.type(column.type()));

    private static final Aspect<Column> NULLABLE = new Aspect<>("TEN209", "nullable", "nullability",
            column -> column.nullable() ? "nullable" : "not nullable");

    private static final Kindred<Column> COLUMNS =
            new Kindred<>(Subject.Kind.COLUMN, "column", "TEN206", "TEN207", Column::name, List.of(
                    TYPE,
                    NULLABLE,
                    new Aspect<>("TEN210", "default", "default", Wording::defaultOf),
                    new Aspect<>("TEN211", "onUpdate", "behaviour on update",
                            column -> column.onUpdateNow() ? "set to the current time" : "left alone"),
                    new Aspect<>("TEN212", "autoIncrement", "numbering",
                            column -> column.autoIncrement() ? "numbered by the server" : "not numbered"),
                    new Aspect<>("TEN213", "generated", "generation", Wording::generated),
                    new Aspect<>("TEN214", "collation", "collation",
                            column -> Wording.lower(column.collation().orElse(""))),
                    new Aspect<>("TEN215", "comment", "comment", column -> Wording.quoted(column.comment())),
                    new Aspect<>("TEN216", "", "other attributes",
                            column -> column.extra().isEmpty() ? "none" : column.extra())));

    private static final Kindred<Column> LEAST_COLUMNS =
            new Kindred<>(Subject.Kind.COLUMN, "column", "TEN206", "TEN207", Column::name, List.of(TYPE, NULLABLE));

    static final Kindred<Index> INDEXES =
            new Kindred<>(Subject.Kind.INDEX, "index", "TEN220", "TEN221", Index::name, List.of(
                    new Aspect<>("TEN222", "unique", "uniqueness", index -> index.unique() ? "unique" : "not unique"),
                    new Aspect<>("TEN223", "columns", "columns", Wording::parts),
                    new Aspect<>("TEN224", "columns", "direction", Wording::direction),
                    new Aspect<>("TEN225", "visible", "visibility",
                            index -> index.visible() ? "visible" : "invisible"),
                    new Aspect<>("TEN226", "kind", "structure", index -> Wording.lower(index.kind().name()))));

    static final Kindred<ForeignKey> FOREIGN_KEYS =
            new Kindred<>(Subject.Kind.FOREIGN_KEY, "foreign key", "TEN230", "TEN231", ForeignKey::name, List.of(
                    new Aspect<>("TEN232", "value", "reference", Wording::reference),
                    new Aspect<>("TEN233", "onDelete", "rule on delete", key -> Wording.action(key.onDelete())),
                    new Aspect<>("TEN234", "onUpdate", "rule on update", key -> Wording.action(key.onUpdate()))));

    private static final Kindred<Check> CHECKS =
            new Kindred<>(Subject.Kind.CHECK, "check", "TEN240", "TEN241", Check::name, List.of(
                    new Aspect<>("TEN242", "", "expression", check -> Wording.expression(check.expression())),
                    new Aspect<>("TEN243", "", "enforcement",
                            check -> check.enforced() ? "enforced" : "not enforced")));

    private static final Kindred<Trigger> TRIGGERS =
            new Kindred<>(Subject.Kind.TRIGGER, "trigger", "TEN244", "TEN245", Trigger::name, List.of(
                    new Aspect<>("TEN246", "", "statement", Wording::trigger)));

    private Comparison() {}

    /** What differs in the tables of {@code expected}, in its order. */
    public static List<Finding> schemas(Schema expected, Schema found) {
        Map<String, Table> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        found.tables().forEach(table -> byName.put(table.name(), table));
        return expected.tables().stream()
                .flatMap(table -> Optional.ofNullable(byName.get(table.name()))
                        .map(live -> tables(table, live).stream())
                        .orElseGet(() -> Stream.of(missing(table))))
                .toList();
    }

    /** What differs in one table; {@code expected} decides by its role how exact {@code found} has to be. */
    public static List<Finding> tables(Table expected, Table found) {
        return (expected.role() == Table.Role.OWNED ? exactly(expected, found) : atLeast(expected, found)).toList();
    }

    private static Finding missing(Table table) {
        return new Finding("TEN200", Finding.Kind.MISSING, Subject.table(table, ""),
                "The table " + table.name() + " is missing.",
                table.role() == Table.Role.OWNED
                        ? "Run the pending migrations; if none is pending, find out who dropped it and restore it."
                        : "Check that this is the right database, or correct the declaration: it must exist already.",
                Optional.of("a table"), Optional.empty());
    }

    private static Stream<Finding> atLeast(Table expected, Table found) {
        return concat(
                table(expected, found, ENGINE),
                LEAST_COLUMNS.atLeast(expected, expected.columns(), found.columns()),
                primaryKey(expected, found));
    }

    private static Stream<Finding> exactly(Table expected, Table found) {
        return concat(
                table(expected, found, ENGINE),
                table(expected, found, COLLATION),
                table(expected, found, COMMENT),
                COLUMNS.exactly(expected, withCollations(expected), withCollations(found)),
                ColumnOrder.compare(expected, found),
                primaryKey(expected, found),
                INDEXES.exactly(expected, expected.indexes(), withoutImplied(expected, found)),
                FOREIGN_KEYS.exactly(expected, expected.foreignKeys(), found.foreignKeys()),
                CHECKS.exactly(expected, expected.checks(), found.checks()),
                TRIGGERS.exactly(expected, expected.triggers(), found.triggers()));
    }

    private static Stream<Finding> table(Table expected, Table found, Aspect<Table> aspect) {
        return aspect.compare(expected.role(), Subject.table(expected, ""), "The table " + expected.name(),
                expected, found).stream();
    }

    private static Stream<Finding> primaryKey(Table expected, Table found) {
        return PRIMARY_KEY.compare(expected.role(), Subject.primaryKey(expected),
                "The primary key of " + expected.name(), expected, found).stream();
    }

    /** Columns with the collation in force spelled out, for the table's own is compared apart. */
    private static List<Column> withCollations(Table table) {
        return table.columns().stream()
                .map(column -> column.type().isCharacter() ? column.withCollation(table.collationOf(column)) : column)
                .toList();
    }

    /** Without the indexes that the server made by itself for a declared foreign key which no declared key serves. */
    private static List<Index> withoutImplied(Table expected, Table found) {
        return found.indexes().stream()
                .filter(index -> expected.index(index.name()).isPresent()
                        || expected.foreignKey(index.name())
                                .filter(key -> Names.same(key.columns(), index.columns()))
                                .filter(key -> !expected.hasKeyLedBy(key.columns()))
                                .isEmpty())
                .toList();
    }

    @SafeVarargs
    private static Stream<Finding> concat(Stream<Finding>... streams) {
        return Stream.of(streams).flatMap(stream -> stream);
    }
}
