package dev.tenure.schema.diff;

import dev.tenure.schema.ColumnType;
import dev.tenure.schema.ColumnType.Capacity;

/** Which changes of type keep every value that can be there. */
public final class Conversions {

    private Conversions() {}

    public static boolean keep(ColumnType before, ColumnType after) {
        return before.equals(after)
                || numbers(before, after)
                || texts(before, after)
                || times(before, after)
                || enums(before, after);
    }

    private static boolean numbers(ColumnType before, ColumnType after) {
        if (before instanceof ColumnType.Bool) {
            return after instanceof ColumnType.Int wider && !wider.unsigned();
        }
        if (before instanceof ColumnType.Int narrow && after instanceof ColumnType.Int wide) {
            return narrow.unsigned() == wide.unsigned()
                    ? narrow.size().bytes() <= wide.size().bytes()
                    : narrow.unsigned() && narrow.size().bytes() < wide.size().bytes();
        }
        if (before instanceof ColumnType.Decimal narrow && after instanceof ColumnType.Decimal wide) {
            return (narrow.unsigned() || !wide.unsigned())
                    && narrow.scale() <= wide.scale()
                    && narrow.precision() - narrow.scale() <= wide.precision() - wide.scale();
        }
        return before instanceof ColumnType.Floating single && after instanceof ColumnType.Floating wide
                && (!single.doublePrecision() || wide.doublePrecision());
    }

    /** CHAR loses trailing blanks, so that only another CHAR or what came out of one takes it whole. */
    private static boolean texts(ColumnType before, ColumnType after) {
        if (before instanceof ColumnType.Char narrow) {
            return after.characters().map(length -> length >= narrow.length())
                    .orElse(after instanceof ColumnType.Text wide && wide.capacity() != Capacity.TINY);
        }
        if (before instanceof ColumnType.Varchar narrow) {
            return after instanceof ColumnType.Varchar wide && wide.length() >= narrow.length()
                    || after instanceof ColumnType.Text text
                            && text.capacity().compareTo(narrow.length() < 64 ? Capacity.TINY : Capacity.REGULAR) >= 0
                            && (narrow.length() <= 16_383 || text.capacity().compareTo(Capacity.MEDIUM) >= 0);
        }
        if (before instanceof ColumnType.Varbinary narrow) {
            return after instanceof ColumnType.Varbinary wide && wide.length() >= narrow.length();
        }
        if (before instanceof ColumnType.Json) {
            return after instanceof ColumnType.Text wide && wide.capacity() == Capacity.LONG;
        }
        return before instanceof ColumnType.Text narrow && after instanceof ColumnType.Text wide
                        && narrow.capacity().compareTo(wide.capacity()) <= 0
                || before instanceof ColumnType.Blob small && after instanceof ColumnType.Blob large
                        && small.capacity().compareTo(large.capacity()) <= 0;
    }

    private static boolean times(ColumnType before, ColumnType after) {
        if (before instanceof ColumnType.Timestamp coarse && after instanceof ColumnType.Timestamp fine) {
            return coarse.fsp() <= fine.fsp();
        }
        if (before instanceof ColumnType.DateTime coarse && after instanceof ColumnType.DateTime fine) {
            return coarse.fsp() <= fine.fsp();
        }
        return before instanceof ColumnType.Time coarse && after instanceof ColumnType.Time fine
                && coarse.fsp() <= fine.fsp();
    }

    private static boolean enums(ColumnType before, ColumnType after) {
        return before instanceof ColumnType.Enumeration few && after instanceof ColumnType.Enumeration more
                && more.values().containsAll(few.values());
    }
}
