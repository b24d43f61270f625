package dev.tenure.schema;

import java.util.Optional;

/**
 * Something that is not as it should be, in the model or in a live database.
 *
 * @param code     its stable code, {@code TEN…}, explained in {@code docs/rules.md}
 * @param kind     wrong, missing, or there although nothing declares it
 * @param subject  what it is about
 * @param what     one sentence on what is wrong, with the names in it
 * @param remedy   one sentence on what to do
 * @param expected what should be there, where that can be said in a few words
 * @param found    what is there instead
 */
public record Finding(
        String code,
        Kind kind,
        Subject subject,
        String what,
        String remedy,
        Optional<String> expected,
        Optional<String> found) {

    public enum Kind { WRONG, MISSING, EXTRA }

    /** A finding about a declaration, where there is no live database to expect anything of. */
    public static Finding of(String code, Subject subject, String what, String remedy) {
        return new Finding(code, Kind.WRONG, subject, what, remedy, Optional.empty(), Optional.empty());
    }

    /** One line: code, what, what to do. */
    @Override
    public String toString() {
        return code + ": " + what + " " + remedy;
    }
}
