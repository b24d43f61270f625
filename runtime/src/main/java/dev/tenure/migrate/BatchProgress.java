package dev.tenure.migrate;

import java.time.Duration;
import java.util.Optional;

/**
 * How far a statement has come that is run in batches.
 *
 * @param table    the table that it goes through
 * @param ranges   how many ranges of its key are behind it, those of earlier runs too
 * @param passed   how many rows these held, more or less
 * @param expected how many rows the table holds, more or less
 * @param changed  how many rows it changed
 * @param inThis   how many of {@code passed} this run passed
 * @param took     how long this run took for them, pauses included
 */
public record BatchProgress(
        String table, int ranges, long passed, long expected, long changed, long inThis, Duration took) {

    /** How many rows are passed in a second. */
    public long perSecond() {
        return Math.round(inThis * 1e9 / Math.max(1, took.toNanos()));
    }

    /** How long it will take from here at that rate; empty while that cannot be told. */
    public Optional<Duration> remaining() {
        return perSecond() == 0
                ? Optional.empty()
                : Optional.of(Duration.ofSeconds(Math.max(0, expected - passed) / perSecond()));
    }
}
