package dev.tenure.mysql;

import dev.tenure.schema.Check;
import dev.tenure.schema.Column;
import dev.tenure.schema.ColumnType;
import dev.tenure.schema.DefaultValue;
import dev.tenure.schema.ForeignKey;
import dev.tenure.schema.Generated;
import dev.tenure.schema.Index;
import dev.tenure.schema.Table;
import dev.tenure.schema.Trigger;
import dev.tenure.schema.TypeWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Statements that create and drop tables; one text serves every server that Tenure knows. */
public final class Ddl {

    private static final Map<ForeignKey.Action, String> ACTIONS = Map.of(
            ForeignKey.Action.CASCADE, "CASCADE",
            ForeignKey.Action.SET_NULL, "SET NULL",
            ForeignKey.Action.RESTRICT, "RESTRICT",
            ForeignKey.Action.NO_ACTION, "NO ACTION",
            ForeignKey.Action.SET_DEFAULT, "SET DEFAULT");

    private static final Map<Index.Kind, String> KEY_WORDS = Map.of(
            Index.Kind.BTREE, "KEY",
            Index.Kind.HASH, "KEY",
            Index.Kind.FULLTEXT, "FULLTEXT KEY",
            Index.Kind.SPATIAL, "SPATIAL KEY",
            Index.Kind.OTHER, "KEY");

    private Ddl() {}

    /** The statements that make a table and its triggers, in the order in which they have to run. */
    public static List<String> create(Table table) {
        return Stream.concat(
                Stream.of(createTable(table)),
                table.triggers().stream().map(trigger -> createTrigger(table.name(), trigger))).toList();
    }

    /** {@code CREATE TABLE} with all that the model says of it, one column or key a line, without a semicolon. */
    public static String createTable(Table table) {
        List<String> lines = new ArrayList<>();
        table.columns().forEach(column -> lines.add(column(column)));
        if (!table.primaryKey().isEmpty()) {
            lines.add("PRIMARY KEY (" + Identifiers.list(table.primaryKey()) + ")");
        }
        table.indexes().forEach(index -> lines.add(index(index)));
        table.foreignKeys().forEach(key -> lines.add(foreignKey(key)));
        table.checks().forEach(check -> lines.add(check(check)));
        return "CREATE TABLE " + Identifiers.quote(table.name()) + " (\n  "
                + String.join(",\n  ", lines)
                + "\n) ENGINE=" + table.storage().engine()
                + " DEFAULT CHARSET=" + table.storage().charset()
                + " COLLATE=" + table.storage().collation()
                + (table.comment().isEmpty() ? "" : " COMMENT=" + Identifiers.literal(table.comment()));
    }

    /** {@code DROP TABLE}, of one table: what of a list of several is dropped before a failure differs by server. */
    public static String dropTable(String table) {
        return "DROP TABLE " + Identifiers.quote(table);
    }

    /** {@code CREATE TRIGGER} with a body of one statement, so that no tool needs another delimiter to run it. */
    public static String createTrigger(String table, Trigger trigger) {
        return "CREATE TRIGGER " + Identifiers.quote(trigger.name()) + " " + trigger.timing() + " " + trigger.event()
                + " ON " + Identifiers.quote(table) + "\n  FOR EACH ROW " + Triggers.text(trigger.body());
    }

    static String dropTrigger(String trigger) {
        return "DROP TRIGGER " + Identifiers.quote(trigger);
    }

    static String column(Column column) {
        StringBuilder text = new StringBuilder(Identifiers.quote(column.name()))
                .append(' ').append(SqlTypes.text(column.type()));
        column.collation().ifPresent(collation -> text.append(" COLLATE ").append(collation));
        column.generated().ifPresent(generated -> text.append(generated(generated)));
        if (column.generated().isEmpty()) {
            // TIMESTAMP is NOT NULL by default on servers without explicit_defaults_for_timestamp
            text.append(column.nullable() ? " NULL" : " NOT NULL");
        }
        column.defaultValue().ifPresentOrElse(
                value -> text.append(" DEFAULT ").append(defaultValue(value, column.type())),
                () -> {
                    if (column.nullable() && column.generated().isEmpty()) {
                        text.append(" DEFAULT NULL");
                    }
                });
        if (column.onUpdateNow()) {
            text.append(" ON UPDATE ").append(now(fractionOf(column.type())));
        }
        if (column.autoIncrement()) {
            text.append(" AUTO_INCREMENT");
        }
        if (!column.comment().isEmpty()) {
            text.append(" COMMENT ").append(Identifiers.literal(column.comment()));
        }
        return text.toString();
    }

    private static String generated(Generated generated) {
        return " AS (" + Expressions.text(generated.expression()) + ") " + (generated.stored() ? "STORED" : "VIRTUAL");
    }

    static String index(Index index) {
        String parts = index.parts().stream().map(Ddl::part).collect(Collectors.joining(", "));
        return (index.unique() ? "UNIQUE " : "") + KEY_WORDS.get(index.kind()) + " "
                + Identifiers.quote(index.name()) + " (" + parts + ")";
    }

    private static String part(Index.Part part) {
        String column = part.functional() ? "(" + part.column() + ")" : Identifiers.quote(part.column());
        return column + part.prefix().map(length -> "(" + length + ")").orElse("") + (part.descending() ? " DESC" : "");
    }

    static String foreignKey(ForeignKey key) {
        return "CONSTRAINT " + Identifiers.quote(key.name())
                + " FOREIGN KEY (" + Identifiers.list(key.columns()) + ")"
                + " REFERENCES " + Identifiers.quote(key.referencedTable())
                + " (" + Identifiers.list(key.referencedColumns()) + ")"
                + " ON DELETE " + ACTIONS.get(key.onDelete())
                + " ON UPDATE " + ACTIONS.get(key.onUpdate());
    }

    static String check(Check check) {
        return "CONSTRAINT " + Identifiers.quote(check.name()) + " CHECK (" + Expressions.text(check.expression()) + ")";
    }

    static String defaultValue(DefaultValue value, ColumnType type) {
        if (value instanceof DefaultValue.Now now) {
            return now(now.fsp());
        }
        if (value instanceof DefaultValue.Computed computed) {
            return "(" + computed.text() + ")";
        }
        String text = ((DefaultValue.Literal) value).text();
        return isNumeric(type) ? text : Identifiers.literal(text);
    }

    private static boolean isNumeric(ColumnType type) {
        return type instanceof ColumnType.Int || type instanceof ColumnType.Bool
                || type instanceof ColumnType.Decimal || type instanceof ColumnType.Floating;
    }

    private static String now(int fsp) {
        return "CURRENT_TIMESTAMP" + TypeWords.fraction(fsp);
    }

    private static int fractionOf(ColumnType type) {
        if (type instanceof ColumnType.Timestamp timestamp) {
            return timestamp.fsp();
        }
        return type instanceof ColumnType.DateTime dateTime ? dateTime.fsp() : 0;
    }
}
