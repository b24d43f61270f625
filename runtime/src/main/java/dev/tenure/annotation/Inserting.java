package dev.tenure.annotation;

/**
 * The validation group of constraints that hold only when a row is inserted.
 *
 * <pre>{@code
 * @Future(groups = Inserting.class) @NotNull Instant expiresAt
 * }</pre>
 *
 * <p>No DDL of its own: the repository refuses the row before its statement is sent.
 */
public interface Inserting {}
