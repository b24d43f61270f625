package dev.tenure.mysql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the account of a connection may do, its active roles counted in. */
public final class Grants {

    private static final String NAME = "(\\*|`(?:[^`]|``)*`|\"[^\"]*\"|\\w+)";
    private static final Pattern GRANT =
            Pattern.compile("(GRANT|REVOKE) (.+?) ON (?:TABLE )?" + NAME + "\\." + NAME + " (?:TO|FROM) .*");
    private static final Set<String> ALL = Set.of("ALL", "ALL PRIVILEGES");

    /**
     * One line of {@code SHOW GRANTS}.
     *
     * @param given      granted, or taken out of what is granted more widely
     * @param privileges their names, those on single columns left out
     * @param database   {@code *} or a pattern
     * @param table      {@code *} or a name
     */
    private record Entry(boolean given, Set<String> privileges, String database, String table) {

        boolean covers(Privilege privilege, String wantedDatabase, String wantedTable) {
            return (privileges.contains(privilege.sql()) || privileges.stream().anyMatch(ALL::contains))
                    && (database.equals("*") || like(database).test(wantedDatabase))
                    && (table.equals("*") || table.equals(wantedTable));
        }
    }

    private final List<Entry> entries;

    private Grants(List<Entry> entries) {
        this.entries = entries;
    }

    public static Grants read(Connection connection) throws SQLException {
        return parse(Jdbc.list(connection, "SHOW GRANTS" + activeRoles(connection), row -> row.getString(1)));
    }

    /** MySQL shows what comes by roles only if they are named. */
    private static String activeRoles(Connection connection) throws SQLException {
        if (Server.of(connection).isMariaDb()) {
            return "";
        }
        return Jdbc.value(connection, "SELECT CURRENT_ROLE()")
                .filter(active -> !active.equals("NONE"))
                .map(active -> " FOR CURRENT_USER() USING " + active)
                .orElse("");
    }

    /** Takes the lines of {@code SHOW GRANTS}; those on roles and proxies grant nothing by themselves. */
    public static Grants parse(List<String> lines) {
        List<Entry> entries = new ArrayList<>();
        for (String line : lines) {
            Matcher grant = GRANT.matcher(line);
            if (grant.matches()) {
                entries.add(new Entry(
                        grant.group(1).equals("GRANT"),
                        privileges(grant.group(2)),
                        unquote(grant.group(3)),
                        unquote(grant.group(4))));
            }
        }
        return new Grants(entries);
    }

    private static Set<String> privileges(String list) {
        // those on columns carry them in brackets
        return Arrays.stream(list.replaceAll("\\w+ \\([^)]*\\)", "").split(","))
                .map(name -> name.strip().toUpperCase(Locale.ROOT))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
    }

    private static String unquote(String name) {
        return name.startsWith("`")
                ? Identifiers.unquote(name)
                : name.startsWith("\"") ? name.substring(1, name.length() - 1) : name;
    }

    /** Databases are granted by patterns as LIKE has them. */
    private static Predicate<String> like(String pattern) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '\\' && i + 1 < pattern.length()) {
                regex.append(Pattern.quote(String.valueOf(pattern.charAt(++i))));
            } else {
                regex.append(c == '%' ? ".*" : c == '_' ? "." : Pattern.quote(String.valueOf(c)));
            }
        }
        return Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE).asMatchPredicate();
    }

    /** Whether the account has it on the server as a whole. */
    public boolean allow(Privilege privilege) {
        return allow(privilege, "*", "*");
    }

    /** Whether this table may be treated so, be it there already or not. */
    public boolean allow(Privilege privilege, String database, String table) {
        boolean taken = entries.stream()
                .filter(entry -> !entry.given())
                .anyMatch(entry -> entry.covers(privilege, database, table));
        return entries.stream()
                .filter(Entry::given)
                // what is taken out of a wider grant leaves a narrower one alone
                .filter(entry -> !taken || !entry.database().equals("*"))
                .anyMatch(entry -> entry.covers(privilege, database, table));
    }
}
