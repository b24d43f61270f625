package dev.tenure.schema.diff;

import dev.tenure.schema.Finding;
import dev.tenure.schema.Subject;
import dev.tenure.schema.Table;
import java.util.Optional;
import java.util.function.Function;

/**
 * One respect in which two things of a kind can differ.
 *
 * @param code    the code of a finding about it
 * @param name    its name in a subject, in the words of the annotations
 * @param noun    its name in a sentence
 * @param wording what a thing is like in this respect; {@code ""} where the question does not arise
 */
record Aspect<T>(String code, String name, String noun, Function<T, String> wording) {

    /**
     * @param subject what is compared, as a whole
     * @param thing   how a sentence names it
     */
    Optional<Finding> compare(Table.Role role, Subject subject, String thing, T expected, T found) {
        String wanted = wording.apply(expected);
        String there = wording.apply(found);
        if (wanted.isEmpty() || there.isEmpty() || alike(wanted, there)) {
            return Optional.empty();
        }
        return Optional.of(new Finding(code, Finding.Kind.WRONG,
                new Subject(subject.kind(), subject.table(), subject.name(), name),
                thing + " differs in its " + noun + ": it is " + there + ", not " + wanted + ".",
                role == Table.Role.OWNED
                        ? "Change it back, or declare what is there."
                        : "Correct the declaration, or have the table's owner correct the table.",
                Optional.of(wanted), Optional.of(there)));
    }

    /** Servers show a question mark for each character beyond the basic plane in what they tell of a schema. */
    private static boolean alike(String wanted, String there) {
        return wanted.equals(there) || wanted.replaceAll("[\\x{10000}-\\x{10ffff}]", "?").equals(there);
    }
}
