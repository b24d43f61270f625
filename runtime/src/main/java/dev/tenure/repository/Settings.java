package dev.tenure.repository;

import java.time.Clock;
import java.util.Objects;

/**
 * How repositories behave.
 *
 * @param clock           what time it is for {@code @CreatedAt}, {@code @UpdatedAt} and {@code @DeletedAt}
 * @param validation      what an entity has to pass before its statement is sent
 * @param ownTransactions whether connections that come with auto-commit off are nevertheless nobody else's: for pools
 *                        that are set up so; otherwise they are taken to be in somebody else's transaction, on which
 *                        nothing is committed
 */
public record Settings(Clock clock, Validation validation, boolean ownTransactions) {

    public Settings {
        Objects.requireNonNull(clock, "clock");
        Objects.requireNonNull(validation, "validation");
    }

    /** The system's clock, Jakarta Validation if it is there, and outer transactions respected. */
    public static Settings defaults() {
        return new Settings(Clock.systemUTC(), Validation.ofClassPath(), false);
    }

    public Settings withClock(Clock value) {
        return new Settings(value, validation, ownTransactions);
    }

    public Settings withValidation(Validation value) {
        return new Settings(clock, value, ownTransactions);
    }

    public Settings withOwnTransactions() {
        return new Settings(clock, validation, true);
    }
}
