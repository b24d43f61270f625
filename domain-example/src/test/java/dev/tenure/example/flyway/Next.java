package dev.tenure.example.flyway;

import dev.tenure.schema.Check;
import dev.tenure.schema.Column;
import dev.tenure.schema.ColumnType;
import dev.tenure.schema.Expression.Compare;
import dev.tenure.schema.Check;
import dev.tenure.schema.ForeignKey;
import dev.tenure.schema.Index;
import dev.tenure.schema.Schema;
import dev.tenure.schema.Storage;
import dev.tenure.schema.Table;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What the example might become. */
final class Next {

    private static final String CHANGED = "notification_configurations";

    private Next() {}

    /** Columns, a key, a check and a foreign key more on a table that is there; a longer column; and a table more. */
    static Schema more(Schema schema) {
        Schema changed = changed(schema, table -> with(
                table,
                plus(table.columns().stream().map(Next::longer).toList(),
                        Column.of("note", new ColumnType.Varchar(50), true),
                        Column.of("priority", ColumnType.bigUnsigned(), true),
                        Column.of("owner_id", ColumnType.bigUnsigned(), true)),
                plus(table.indexes(), Index.of("idx_note", false, List.of("company_id", "note")),
                        Index.of("idx_owner", false, List.of("owner_id"))),
                plus(table.foreignKeys(), key("fk_notification_owner", "owner_id", "companies")),
                plus(table.checks(), new Check("priority_min",
                        new Compare("priority", Compare.Operator.AT_LEAST, BigDecimal.ONE), true))));
        return with(changed, plus(changed.tables(), reminders()));
    }

    /** Without the note and its key. */
    static Schema less(Schema schema) {
        return changed(schema, table -> with(
                table,
                table.columns().stream().filter(column -> !column.name().equals("note")).toList(),
                table.indexes().stream().filter(index -> !index.name().equals("idx_note")).toList(),
                table.foreignKeys(),
                table.checks()));
    }

    private static Column longer(Column column) {
        return column.name().equals("event_type")
                ? Column.of("event_type", new ColumnType.Varchar(120), column.nullable())
                : column;
    }

    private static Table reminders() {
        return new Table("reminders", Table.Role.OWNED, "", Storage.DEFAULT,
                List.of(Column.of("id", ColumnType.bigUnsigned(), false).withAutoIncrement(),
                        Column.of("configuration_id", ColumnType.bigUnsigned(), false)),
                List.of("id"),
                List.of(Index.of("idx_configuration", false, List.of("configuration_id"))),
                List.of(key("fk_reminder_configuration", "configuration_id", CHANGED)),
                List.of(), List.of(), Optional.empty());
    }

    private static ForeignKey key(String name, String column, String parent) {
        return new ForeignKey(name, List.of(column), parent, List.of("id"),
                ForeignKey.Action.CASCADE, ForeignKey.Action.CASCADE);
    }

    private static Schema changed(Schema schema, UnaryOperator<Table> change) {
        return with(schema, schema.tables().stream()
                .map(table -> table.name().equals(CHANGED) ? change.apply(table) : table)
                .toList());
    }

    private static Schema with(Schema schema, List<Table> tables) {
        return new Schema(schema.name(), schema.tenant(), schema.migrations(), tables);
    }

    private static Table with(
            Table table, List<Column> columns, List<Index> indexes, List<ForeignKey> keys, List<Check> checks) {
        return new Table(table.name(), table.role(), table.comment(), table.storage(), columns, table.primaryKey(),
                indexes, keys, checks, table.triggers(), table.entity());
    }

    @SafeVarargs
    private static <T> List<T> plus(List<T> all, T... more) {
        return new ArrayList<>(Stream.concat(all.stream(), Stream.of(more)).toList());
    }
}
