package dev.tenure.schema;

/**
 * A trigger of a table.
 *
 * @param name   its name, unique in a database
 * @param timing before or after the row is written
 * @param event  what sets it off; what a foreign key does to a row sets nothing off
 * @param body   what it does
 */
public record Trigger(String name, Timing timing, Event event, Body body) {

    /** When it runs. */
    public enum Timing { BEFORE, AFTER }

    /** What sets it off. */
    public enum Event { INSERT, UPDATE, DELETE }

    /** What a trigger does. */
    public sealed interface Body {}

    /**
     * It refuses the statement.
     *
     * @param message what the server answers; neither server gives backslashes and emoji back as they were
     */
    public record Refusal(String message) implements Body {}

    /**
     * Anything else.
     *
     * @param text its statement, as the server keeps it
     */
    public record Statement(String text) implements Body {}

    /** Whether no row passes it. */
    boolean refuses(Event what) {
        return timing == Timing.BEFORE && event == what && body instanceof Refusal;
    }
}
