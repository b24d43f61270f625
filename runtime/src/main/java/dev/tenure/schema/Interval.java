package dev.tenure.schema;

import dev.tenure.schema.Expression.Compare;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * The numbers from one to another, both included.
 *
 * @param low  the least
 * @param high the greatest; less than {@code low} where there is none at all
 * @param step how far apart neighbours are
 */
public record Interval(BigDecimal low, BigDecimal high, BigDecimal step) {

    /** What a number type holds; empty for other types, and for those that hold numbers only approximately. */
    public static Optional<Interval> of(ColumnType type) {
        if (type instanceof ColumnType.Int number) {
            return Optional.of(ofBytes(number.size().bytes(), number.unsigned()));
        }
        if (type instanceof ColumnType.Bool) {
            return Optional.of(ofBytes(1, false));
        }
        if (type instanceof ColumnType.Decimal decimal && decimal.scale() <= decimal.precision()) {
            BigDecimal step = BigDecimal.ONE.movePointLeft(decimal.scale());
            BigDecimal high = BigDecimal.TEN.pow(decimal.precision() - decimal.scale()).subtract(step);
            return Optional.of(new Interval(decimal.unsigned() ? BigDecimal.ZERO : high.negate(), high, step));
        }
        return Optional.empty();
    }

    private static Interval ofBytes(int bytes, boolean unsigned) {
        BigDecimal half = new BigDecimal(BigInteger.ONE.shiftLeft(8 * bytes - 1));
        BigDecimal least = unsigned ? BigDecimal.ZERO : half.negate();
        return new Interval(least, least.add(half).add(half).subtract(BigDecimal.ONE), BigDecimal.ONE);
    }

    /** What is left of this under a further bound. */
    public Interval within(Compare bound) {
        BigDecimal above = bound.bound().setScale(step.scale(), RoundingMode.CEILING);
        BigDecimal below = bound.bound().setScale(step.scale(), RoundingMode.FLOOR);
        return switch (bound.operator()) {
            case AT_LEAST -> new Interval(low.max(above), high, step);
            case MORE_THAN -> new Interval(low.max(below.add(step)), high, step);
            case AT_MOST -> new Interval(low, high.min(below), step);
            case LESS_THAN -> new Interval(low, high.min(above.subtract(step)), step);
        };
    }

    public boolean isEmpty() {
        return low.compareTo(high) > 0;
    }

    public boolean contains(Interval other) {
        return contains(other.low) && contains(other.high);
    }

    public boolean contains(BigDecimal value) {
        return low.compareTo(value) <= 0 && value.compareTo(high) <= 0;
    }

    /** How many characters its longest number takes. */
    public int characters() {
        return Math.max(low.toPlainString().length(), high.toPlainString().length());
    }
}
