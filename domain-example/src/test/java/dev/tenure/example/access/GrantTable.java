package dev.tenure.example.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The table of privileges in {@code docs/access.md}. */
final class GrantTable {

    private static final Path PAGE = Path.of("..", "docs", "access.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (`.*) \\| (.*) \\| (.*) \\| (.*) \\| (.*) \\|$");
    private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");

    /** A privilege and where it is granted. */
    record Grant(String privilege, String on) {

        String give(String account) {
            return "GRANT " + privilege + " ON " + on + " TO " + account;
        }

        @Override
        public String toString() {
            return privilege + " ON " + on;
        }
    }

    /** A verb and what it takes. */
    record Row(String verb, List<Grant> grants) {}

    private GrantTable() {}

    /** The rows for one server, a verb each. */
    static List<Row> read(String database, boolean mariaDb) {
        try {
            return ROW.matcher(Files.readString(PAGE)).results().flatMap(row -> rows(row, database, mariaDb)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Row> rows(MatchResult row, String database, boolean mariaDb) {
        List<Grant> grants = new ArrayList<>();
        quoted(row.group(2)).forEach(name -> grants.add(new Grant(name, "`" + database + "`.*")));
        quoted(row.group(3)).forEach(name -> grants.add(new Grant(name, "`tenure\\_scratch\\_%`.*")));
        quoted(row.group(mariaDb ? 5 : 4)).forEach(name -> grants.add(new Grant(name, "*.*")));
        return quoted(row.group(1)).map(verb -> new Row(verb, grants));
    }

    private static Stream<String> quoted(String cell) {
        return QUOTED.matcher(cell).results().map(word -> word.group(1));
    }
}
