package dev.tenure.schema;

import java.util.Optional;

/**
 * A column.
 *
 * @param name          its name
 * @param type          its type
 * @param nullable      whether it takes NULL
 * @param defaultValue  its default; empty means none was given, which for a nullable column is NULL
 * @param onUpdateNow   whether an update sets it to the current time ({@code ON UPDATE CURRENT_TIMESTAMP})
 * @param autoIncrement whether the server numbers it
 * @param generated     how the server computes it, empty for a plain column
 * @param collation     its collation where it differs from the table's; only for character types
 * @param comment       its comment, {@code ""} for none
 * @param extra         what else a server says of it, in its words ({@code invisible}); {@code ""} for a declared one
 */
public record Column(
        String name,
        ColumnType type,
        boolean nullable,
        Optional<DefaultValue> defaultValue,
        boolean onUpdateNow,
        boolean autoIncrement,
        Optional<Generated> generated,
        Optional<String> collation,
        String comment,
        String extra) {

    /** A plain column without default, collation of its own or comment. */
    public static Column of(String name, ColumnType type, boolean nullable) {
        return new Column(
                name, type, nullable, Optional.empty(), false, false, Optional.empty(), Optional.empty(), "", "");
    }

    /** Whether it is computed when it is read. */
    public boolean isVirtual() {
        return generated.filter(how -> !how.stored()).isPresent();
    }

    /** Whether it is computed when it is written. */
    public boolean isStored() {
        return generated.filter(Generated::stored).isPresent();
    }

    public Column withDefault(DefaultValue value) {
        return new Column(
                name, type, nullable, Optional.of(value), onUpdateNow, autoIncrement, generated, collation, comment,
                extra);
    }

    public Column withAutoIncrement() {
        return new Column(
                name, type, nullable, defaultValue, onUpdateNow, true, generated, collation, comment, extra);
    }

    public Column withGenerated(Generated value) {
        return new Column(
                name, type, nullable, defaultValue, onUpdateNow, autoIncrement, Optional.of(value), collation, comment,
                extra);
    }

    public Column withCollation(String value) {
        return new Column(
                name, type, nullable, defaultValue, onUpdateNow, autoIncrement, generated, Optional.of(value), comment,
                extra);
    }

    public Column withComment(String value) {
        return new Column(
                name, type, nullable, defaultValue, onUpdateNow, autoIncrement, generated, collation, value, extra);
    }

    public Column withOnUpdateNow() {
        return new Column(
                name, type, nullable, defaultValue, true, autoIncrement, generated, collation, comment, extra);
    }
}
