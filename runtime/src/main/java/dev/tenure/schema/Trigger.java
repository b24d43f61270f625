package dev.tenure.schema;

/**
 * A trigger of a live table.
 *
 * @param name   its name
 * @param timing {@code BEFORE} or {@code AFTER}
 * @param event  {@code INSERT}, {@code UPDATE} or {@code DELETE}
 * @param body   its statement
 */
public record Trigger(String name, String timing, String event, String body) {}
