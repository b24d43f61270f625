package dev.tenure.schema;

/**
 * A check constraint.
 *
 * @param name       its name, unique in the whole schema
 * @param expression what must not be false
 * @param enforced   whether the server enforces it
 */
public record Check(String name, Expression expression, boolean enforced) {}
