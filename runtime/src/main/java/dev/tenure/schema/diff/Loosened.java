package dev.tenure.schema.diff;

import dev.tenure.schema.Column;
import dev.tenure.schema.ColumnType;
import dev.tenure.schema.DefaultValue;
import java.util.Optional;

/** What columns ask of whoever writes rows, and what they are like while releases change. */
public final class Loosened {

    private Loosened() {}

    static Column nullable(Column column) {
        return with(column, true, column.defaultValue());
    }

    static Column withDefault(Column column, Optional<DefaultValue> value) {
        return with(column, column.nullable(), value);
    }

    /** Without a value, whatever the column is to have later. */
    static Column empty(Column column) {
        return new Column(column.name(), column.type(), true, Optional.empty(), false, column.autoIncrement(),
                column.generated(), column.collation(), column.comment(), column.extra());
    }

    /** Whether the server takes a constant as a default of such a column. */
    public static boolean takesDefault(Column column) {
        ColumnType type = column.type();
        return !(type instanceof ColumnType.Text || type instanceof ColumnType.Blob || type instanceof ColumnType.Json
                || type instanceof ColumnType.Other);
    }

    /** Whether a row cannot be written without a value for the column. */
    public static boolean mustBeGiven(Column column) {
        return !column.nullable() && column.defaultValue().isEmpty() && column.generated().isEmpty()
                && !column.autoIncrement();
    }

    private static Column with(Column column, boolean nullable, Optional<DefaultValue> value) {
        return new Column(column.name(), column.type(), nullable, value, column.onUpdateNow(), column.autoIncrement(),
                column.generated(), column.collation(), column.comment(), column.extra());
    }
}
