package dev.tenure.schema.rule;

import dev.tenure.schema.Column;
import dev.tenure.schema.ColumnType;
import dev.tenure.schema.Finding;
import dev.tenure.schema.Subject;
import dev.tenure.schema.Table;
import dev.tenure.schema.TypeWords;
import java.util.Optional;
import java.util.stream.Stream;

/** Lengths and numbers of fractional digits lie within what the server has. */
final class ColumnLengthRule extends ColumnRule {

    private static final int LONGEST_FIXED = 255;
    private static final int FINEST_FRACTION = 6;

    ColumnLengthRule() {
        super("TEN143");
    }

    @Override
    Stream<Finding> check(Table table, Column column) {
        return wrongWith(table, column).stream().map(range -> finding(
                Subject.column(table, column.name(), range.aspect()),
                "The column " + column.name() + " of " + table.name() + " is " + TypeWords.of(column.type())
                        + ", but the number must be " + range.low() + " to " + range.high() + ".",
                range.remedy()));
    }

    /** What a number must lie in and does not. */
    record Range(String aspect, int low, int high, String remedy) {}

    static Optional<Range> wrongWith(Table table, Column column) {
        ColumnType type = column.type();
        if (type instanceof ColumnType.Char || type instanceof ColumnType.Binary) {
            int length = type instanceof ColumnType.Char fixed ? fixed.length() : ((ColumnType.Binary) type).length();
            return outside(
                    length, new Range("length", 1, LONGEST_FIXED, "Use VARCHAR or VARBINARY for longer values."));
        }
        if (type instanceof ColumnType.Varchar varchar) {
            // its length takes two bytes of the row
            int most = (Sizes.LONGEST_ROW - 2) / Sizes.bytesACharacter(table, column);
            return outside(varchar.length(), new Range("length", 1, most, "Use TEXT for longer values."));
        }
        if (type instanceof ColumnType.Varbinary varbinary) {
            return outside(
                    varbinary.length(), new Range("length", 1, Sizes.LONGEST_ROW - 2, "Use BLOB for longer values."));
        }
        return fraction(type).flatMap(fsp -> outside(
                fsp, new Range("fsp", 0, FINEST_FRACTION, "No server keeps more than microseconds.")));
    }

    /** The fractional digits of a type of time. */
    static Optional<Integer> fraction(ColumnType type) {
        if (type instanceof ColumnType.Timestamp timestamp) {
            return Optional.of(timestamp.fsp());
        }
        if (type instanceof ColumnType.DateTime dateTime) {
            return Optional.of(dateTime.fsp());
        }
        return type instanceof ColumnType.Time time ? Optional.of(time.fsp()) : Optional.empty();
    }

    private static Optional<Range> outside(int number, Range range) {
        return number < range.low() || number > range.high() ? Optional.of(range) : Optional.empty();
    }
}
