package dev.tenure.annotation;

/**
 * The validation group of constraints that hold only when a row is updated.
 *
 * <pre>{@code
 * @NotNull(groups = Updating.class) String reason
 * }</pre>
 *
 * <p>No DDL of its own: the repository refuses the row before its statement is sent.
 */
public interface Updating {}
