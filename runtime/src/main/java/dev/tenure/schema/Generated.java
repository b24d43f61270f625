package dev.tenure.schema;

/**
 * A generated column.
 *
 * @param expression what it computes
 * @param stored     whether the value is kept on disk (STORED) or computed when read (VIRTUAL)
 */
public record Generated(Expression expression, boolean stored) {}
