package dev.tenure.schema.diff;

import dev.tenure.schema.Finding;
import dev.tenure.schema.Subject;
import dev.tenure.schema.Table;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The things of one kind in a table, which are told apart by their names.
 *
 * @param kind    what they are
 * @param noun    what a sentence calls one
 * @param missing the code of a finding that one is missing
 * @param extra   the code of a finding that nothing declares one
 * @param name    what one is called
 * @param aspects in what respects two of one name are compared
 */
record Kindred<T>(
        Subject.Kind kind,
        String noun,
        String missing,
        String extra,
        Function<T, String> name,
        List<Aspect<T>> aspects) {

    /** What is wrong or missing, in the order of {@code expected}. */
    Stream<Finding> atLeast(Table table, List<T> expected, List<T> found) {
        return expected.stream().flatMap(one -> named(found, name.apply(one))
                .map(live -> compare(table, one, live))
                .orElseGet(() -> Stream.of(missing(table, one))));
    }

    /** Whether two of a name are alike in every aspect. */
    boolean alike(T one, T other) {
        return one.equals(other) || aspects.stream()
                .allMatch(aspect -> aspect.wording().apply(one).equals(aspect.wording().apply(other)));
    }

    private Stream<Finding> compare(Table table, T one, T live) {
        if (one.equals(live)) {
            // so it is for almost all, and nothing need be worded
            return Stream.empty();
        }
        Subject subject = subject(table, one);
        String thing = thing(table, one);
        return aspects.stream()
                .flatMap(aspect -> aspect.compare(table.role(), subject, thing, one, live).stream());
    }

    /** The same, and what is extra. */
    Stream<Finding> exactly(Table table, List<T> expected, List<T> found) {
        return Stream.concat(
                atLeast(table, expected, found),
                found.stream().filter(one -> named(expected, name.apply(one)).isEmpty())
                        .map(one -> extra(table, one)));
    }

    private Finding missing(Table table, T one) {
        return new Finding(missing, Finding.Kind.MISSING, subject(table, one), thing(table, one) + " is missing.",
                table.role() == Table.Role.OWNED
                        ? "Restore it, or take it out of the declaration and migrate."
                        : "Correct the declaration, or have the table's owner add it.",
                Optional.of("a " + noun), Optional.empty());
    }

    private Finding extra(Table table, T one) {
        return new Finding(extra, Finding.Kind.EXTRA, subject(table, one),
                thing(table, one) + " is there although nothing declares it.",
                "Drop it, or declare it.", Optional.empty(), Optional.of("a " + noun));
    }

    private Optional<T> named(List<T> things, String wanted) {
        return things.stream().filter(one -> name.apply(one).equalsIgnoreCase(wanted)).findFirst();
    }

    private Subject subject(Table table, T one) {
        return new Subject(kind, table.name(), name.apply(one), "");
    }

    private String thing(Table table, T one) {
        return "The " + noun + " " + subject(table, one).label();
    }
}
