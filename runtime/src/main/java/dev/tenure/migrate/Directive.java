package dev.tenure.migrate;

import dev.tenure.mysql.Identifiers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a migration file tells Tenure beside its SQL: a comment line {@code -- tenure:<word> …} before a statement. Other
 * tools, which run the same files, see a comment.
 */
public sealed interface Directive {

    /** The line as it stands in a file, without its end. */
    default String line() {
        return MARK + word() + " " + rest();
    }

    /** What kind of directive it is. */
    String word();

    /** What it says. */
    String rest();

    /** Says something of the whole file; stands before its first statement. */
    sealed interface OfFile extends Directive {}

    /** Says something of the statement that follows. */
    sealed interface OfStatement extends Directive {}

    /**
     * Which promotion a file belongs to.
     *
     * @param step  its place among the files of the promotion, from 1
     * @param steps how many there are
     * @param from  the snapshot that the promotion began at; empty for the first
     * @param to    the snapshot that it led to
     */
    record Chain(int step, int steps, Optional<String> from, String to) implements OfFile {
        @Override
        public String word() {
            return "chain";
        }

        @Override
        public String rest() {
            return step + " of " + steps + ", from " + from.orElse(NOTHING) + " to " + to;
        }

        private static Chain of(Matcher rest) {
            return new Chain(
                    Integer.parseInt(rest.group(1)),
                    Integer.parseInt(rest.group(2)),
                    Optional.of(rest.group(3)).filter(from -> !from.equals(NOTHING)),
                    rest.group(4));
        }
    }

    /** Which earlier migrations a file stands for. */
    record Replaces(List<Version> versions) implements OfFile {
        public Replaces {
            versions = List.copyOf(versions);
        }

        @Override
        public String word() {
            return "replaces";
        }

        @Override
        public String rest() {
            return versions.stream().map(Version::toString).collect(Collectors.joining(", "));
        }

        private static Replaces of(Matcher rest) {
            return new Replaces(Stream.of(rest.group().split(", *")).map(Version::of).toList());
        }
    }

    /** A finding about a change that somebody took upon himself, and why. */
    record Accepted(String code, String because) implements OfFile {
        @Override
        public String word() {
            return "accepted";
        }

        @Override
        public String rest() {
            return code + " because " + oneLine(because);
        }

        private static Accepted of(Matcher rest) {
            return new Accepted(rest.group(1), rest.group(2));
        }
    }

    /** Which statements of the V file a statement of the U file takes back, by their numbers. */
    record Undoes(List<Integer> statements) implements OfStatement {
        public Undoes {
            statements = List.copyOf(statements);
        }

        @Override
        public String word() {
            return "undoes";
        }

        @Override
        public String rest() {
            return statements.stream().map(String::valueOf).collect(Collectors.joining(", "));
        }

        private static Undoes of(Matcher rest) {
            return new Undoes(Stream.of(rest.group().split(", *")).map(Integer::valueOf).toList());
        }
    }

    /** What a statement takes from a table that holds rows, and nothing gives back. */
    record Loses(String what) implements OfStatement {
        @Override
        public String word() {
            return "loses";
        }

        @Override
        public String rest() {
            return oneLine(what);
        }
    }

    /** The statement counts; anything but 0 stops the migration. @param what which rows it counts, for people */
    record ExpectNone(String what) implements OfStatement {
        @Override
        public String word() {
            return "expect-none";
        }

        @Override
        public String rest() {
            return oneLine(what);
        }
    }

    /** The statement is run range by range of a table's primary key. @param rows the greatest number of rows of a range */
    record Batches(String table, List<String> key, int rows) implements OfStatement {
        public Batches {
            key = List.copyOf(key);
        }

        @Override
        public String word() {
            return "batches";
        }

        @Override
        public String rest() {
            return Identifiers.quote(table) + " by " + Identifiers.list(key)
                    + " of " + rows;
        }

        private static Batches of(Matcher rest) {
            List<String> key = new ArrayList<>();
            Matcher names = Pattern.compile(QUOTED).matcher(rest.group(2));
            while (names.find()) {
                key.add(Identifiers.unquote(names.group()));
            }
            return new Batches(Identifiers.unquote(rest.group(1)), key, Integer.parseInt(rest.group(3)));
        }
    }

    /** How such a line begins. */
    String MARK = "-- tenure:";

    String NOTHING = "nothing";

    String QUOTED = "`(?:[^`]|``)+`";

    /** How the rest of a directive is written, and what it then says. */
    record Form(Pattern pattern, Function<Matcher, Directive> reader) {
        private static Form of(String pattern, Function<Matcher, Directive> reader) {
            return new Form(Pattern.compile(pattern), reader);
        }
    }

    Map<String, Form> FORMS = Map.of(
            "chain", Form.of("([1-9]\\d{0,5}) of ([1-9]\\d{0,5}), from (nothing|[0-9a-f]+) to ([0-9a-f]+)", Chain::of),
            "replaces", Form.of(Version.PATTERN + "(?:, *" + Version.PATTERN + ")*", Replaces::of),
            "accepted", Form.of("(TEN\\d+) because (\\S.*)", Accepted::of),
            "undoes", Form.of("[1-9]\\d{0,5}(?:, *[1-9]\\d{0,5})*", Undoes::of),
            "loses", Form.of("\\S.*", rest -> new Loses(rest.group())),
            "expect-none", Form.of("\\S.*", rest -> new ExpectNone(rest.group())),
            "batches", Form.of("(" + QUOTED + ") by (" + QUOTED + "(?:, *" + QUOTED + ")*) of ([1-9]\\d{0,6})",
                    Batches::of));

    /** Whether a comment is meant for Tenure. */
    static boolean isMeant(String comment) {
        return comment.toLowerCase(Locale.ROOT).startsWith(MARK);
    }

    /** What a comment says to Tenure; empty where it is meant for it and cannot be read. */
    static Optional<Directive> of(String comment) {
        String[] wordAndRest = comment.substring(MARK.length()).strip().split("\\s+", 2);
        Form form = FORMS.get(wordAndRest[0]);
        Matcher rest = form == null ? null : form.pattern().matcher(wordAndRest.length < 2 ? "" : wordAndRest[1]);
        return rest != null && rest.matches() ? Optional.of(form.reader().apply(rest)) : Optional.empty();
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
