package dev.tenure.schema;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/** The type of a column, in the terms in which MySQL tells types apart. */
public sealed interface ColumnType {

    /** Whole numbers. {@code TINYINT(1)}, which means a boolean to every driver, is {@link Bool}. */
    record Int(Size size, boolean unsigned) implements ColumnType {
        public enum Size {
            TINY(1), SMALL(2), MEDIUM(3), REGULAR(4), BIG(8);

            private final int bytes;

            Size(int bytes) {
                this.bytes = bytes;
            }

            public int bytes() {
                return bytes;
            }
        }
    }

    /** {@code TINYINT(1)}. */
    record Bool() implements ColumnType {}

    record Decimal(int precision, int scale, boolean unsigned) implements ColumnType {}

    /** {@code FLOAT} or {@code DOUBLE}. */
    record Floating(boolean doublePrecision) implements ColumnType {}

    /** {@code CHAR(n)}, n in characters. */
    record Char(int length) implements ColumnType {}

    /** {@code VARCHAR(n)}, n in characters. */
    record Varchar(int length) implements ColumnType {}

    record Text(Capacity capacity) implements ColumnType {}

    record Blob(Capacity capacity) implements ColumnType {}

    /** The four widths of TEXT and BLOB. */
    enum Capacity { TINY, REGULAR, MEDIUM, LONG }

    /** {@code BINARY(n)}, n in bytes. */
    record Binary(int length) implements ColumnType {}

    /** {@code VARBINARY(n)}, n in bytes. */
    record Varbinary(int length) implements ColumnType {}

    record Enumeration(List<String> values) implements ColumnType {
        public Enumeration {
            values = List.copyOf(values);
        }
    }

    /** A {@code SET} column, never declared, met in databases that others made. */
    record MultiSet(List<String> values) implements ColumnType {
        public MultiSet {
            values = List.copyOf(values);
        }
    }

    record Json() implements ColumnType {}

    record Date() implements ColumnType {}

    /** {@code TIME(fsp)}; fsp is the number of fractional digits, 0 to 6, here and below. */
    record Time(int fsp) implements ColumnType {}

    record DateTime(int fsp) implements ColumnType {}

    record Timestamp(int fsp) implements ColumnType {}

    record Year() implements ColumnType {}

    /** A type that Tenure does not declare, by the server's own words in lower case ({@code geometry}, {@code bit(3)}). */
    record Other(String text) implements ColumnType {}

    /** Whether values are compared by a collation. */
    default boolean isCharacter() {
        return this instanceof Char || this instanceof Varchar || this instanceof Text
                || this instanceof Enumeration || this instanceof MultiSet;
    }

    /** How many characters a character type holds at most; empty for others and for enums. */
    default Optional<Integer> characters() {
        if (this instanceof Char type) {
            return Optional.of(type.length());
        }
        return this instanceof Varchar type ? Optional.of(type.length()) : Optional.empty();
    }

    /** The greatest value that an exact number holds; empty for all other types. */
    default Optional<BigDecimal> greatest() {
        if (this instanceof Decimal type) {
            return Optional.of(BigDecimal.ONE.movePointRight(type.precision() - type.scale())
                    .subtract(BigDecimal.ONE.movePointLeft(type.scale())));
        }
        if (this instanceof Int type) {
            int bits = type.size().bytes() * Byte.SIZE - (type.unsigned() ? 0 : 1);
            return Optional.of(new BigDecimal(BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE)));
        }
        return Optional.empty();
    }

    static ColumnType bigUnsigned() {
        return new Int(Int.Size.BIG, true);
    }

    /** {@code CHAR(36)}: a UUID in its text form. */
    static ColumnType uuid() {
        return new Char(36);
    }
}
