package dev.tenure.mysql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The last deadlock, or the last foreign key that refused a row, as InnoDB describes it. That is all it keeps: of
 * several between two looks only the last is seen.
 *
 * @param at     when, and which thread: what tells one from the next
 * @param tables the tables of the database that it names, those of the schema
 */
public record InnodbIncident(Kind kind, String at, Set<String> tables) {

    /** What happened. */
    public enum Kind {
        DEADLOCK("LATEST DETECTED DEADLOCK"), FOREIGN_KEY("LATEST FOREIGN KEY ERROR");

        private final Pattern section;

        Kind(String title) {
            section = Pattern.compile("-{4,}\\R" + title + "\\R-{4,}\\R([^\\r\\n]*)(.*?)\\R-{4,}\\R[A-Z]",
                    Pattern.DOTALL);
        }
    }

    public InnodbIncident {
        tables = Set.copyOf(tables);
    }

    private static final String QUESTION = "SHOW ENGINE INNODB STATUS";

    /** What is asked, as people know it. */
    public static String question() {
        return QUESTION;
    }

    /**
     * Looks. It needs PROCESS.
     *
     * @param tables those of the schema
     */
    public static List<InnodbIncident> read(Connection connection, Collection<String> tables) throws SQLException {
        Optional<String> database = SessionSql.database(connection);
        String status = Jdbc.one(connection, QUESTION, row -> row.getString(3)).orElse("");
        return parse(status, database.orElse(""), tables);
    }

    static List<InnodbIncident> parse(String status, String database, Collection<String> tables) {
        List<InnodbIncident> incidents = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            Matcher section = kind.section.matcher(status);
            if (section.find()) {
                incidents.add(new InnodbIncident(
                        kind, section.group(1).strip(), named(section.group(2), database, tables)));
            }
        }
        return incidents;
    }

    private static Set<String> named(String text, String database, Collection<String> tables) {
        Set<String> named = new TreeSet<>();
        for (String table : tables) {
            if (text.contains(Identifiers.quote(database) + "." + Identifiers.quote(table))) {
                named.add(table);
            }
        }
        return named;
    }
}
