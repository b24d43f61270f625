package dev.tenure.deploy.watch;

import dev.tenure.deploy.Gravity;
import dev.tenure.schema.Finding;
import dev.tenure.schema.Subject;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A counter that became too much.
 *
 * @param counter  which
 * @param place    where it is counted
 * @param gravity  how bad that is
 * @param at       when it was seen first
 * @param expected what there could be, in words
 * @param found    what there was, in words
 */
public record Breach(String counter, String place, Gravity gravity, Instant at, String expected, String found) {

    private static final Map<Gravity, String> CODES = Map.of(
            Gravity.MINOR, "TEN780", Gravity.MODERATE, "TEN781", Gravity.CRITICAL, "TEN782");

    private static final Map<Gravity, String> REMEDIES = Map.of(
            Gravity.MINOR, "Go on watching, and mend it with the next deployment.",
            Gravity.MODERATE, "See who does that; if it came with this deployment, take the migrations back.",
            Gravity.CRITICAL, "Keep users out, and restore the backup once you know what is damaged.");

    /** The same, seen before. */
    Breach seenAt(Instant earlier) {
        return new Breach(counter, place, gravity, earlier, expected, found);
    }

    Finding finding() {
        return new Finding(
                CODES.get(gravity),
                Finding.Kind.WRONG,
                Subject.schema(counter),
                "Too many " + counter + ": " + found + " (" + place + "), where " + expected + ".",
                REMEDIES.get(gravity),
                Optional.of(expected),
                Optional.of(found));
    }
}
