package dev.tenure.schema;

/** The default of a column. */
public sealed interface DefaultValue {

    /**
     * A constant.
     *
     * @param text its value as text, without quotes: {@code 0}, {@code normal}, {@code it's}
     */
    record Literal(String text) implements DefaultValue {}

    /**
     * {@code CURRENT_TIMESTAMP(fsp)}.
     *
     * @param fsp the number of fractional digits, 0 to 6
     */
    record Now(int fsp) implements DefaultValue {}

    /**
     * An expression of the server's own language, met in databases that others made.
     *
     * @param text the expression in canonical form
     */
    record Computed(String text) implements DefaultValue {}
}
