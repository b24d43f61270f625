package dev.tenure.repository;

import java.util.Optional;

/** What an entity has to pass before its statement is sent. */
@FunctionalInterface
public interface Validation {

    /** A value that must not be written. */
    record Violation(String property, String message) {}

    /** Whether the entity is to be inserted or to be updated. */
    enum Occasion { INSERT, UPDATE }

    /** The first violation; empty if there is none. */
    Optional<Violation> check(Object entity, Occasion occasion);

    /** Whether it lets everything pass, so that nothing need be made ready for it. */
    default boolean isNone() {
        return this == NONE;
    }

    /** Lets everything pass. */
    Validation NONE = (entity, occasion) -> Optional.empty();

    /** Jakarta Validation, if its API and a provider are on the class path, else none. */
    static Validation ofClassPath() {
        return ClassPathValidation.FOUND;
    }
}
