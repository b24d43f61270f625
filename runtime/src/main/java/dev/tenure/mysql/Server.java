package dev.tenure.mysql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which server is spoken to.
 *
 * @param flavour MySQL or MariaDB
 * @param major   the first number of its version
 * @param minor   the second
 * @param patch   the third
 */
public record Server(Flavour flavour, int major, int minor, int patch) {

    public enum Flavour {
        MYSQL("MySQL"), MARIADB("MariaDB");

        private final String label;

        Flavour(String label) {
            this.label = label;
        }
    }

    private static final Pattern NUMBERS = Pattern.compile("(\\d+)\\.(\\d+)\\.(\\d+)");

    /** Asks the server itself: drivers name the product of a MariaDB "MySQL". */
    public static Server of(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT VERSION()")) {
            row.next();
            return parse(row.getString(1));
        }
    }

    /** Reads what {@code VERSION()} says: {@code 9.7.4}, {@code 11.4.5-MariaDB-log}, {@code 5.5.5-10.6.1-MariaDB}. */
    public static Server parse(String version) {
        boolean mariaDb = version.contains("MariaDB");
        // what old MariaDB servers put in front so that MySQL clients accept them
        String text = mariaDb && version.startsWith("5.5.5-") ? version.substring("5.5.5-".length()) : version;
        Matcher numbers = NUMBERS.matcher(text);
        if (!numbers.find()) {
            throw new IllegalArgumentException("no version number in \"" + version + "\"");
        }
        return new Server(
                mariaDb ? Flavour.MARIADB : Flavour.MYSQL,
                Integer.parseInt(numbers.group(1)),
                Integer.parseInt(numbers.group(2)),
                Integer.parseInt(numbers.group(3)));
    }

    public boolean isMariaDb() {
        return flavour == Flavour.MARIADB;
    }

    public boolean atLeast(int wantedMajor, int wantedMinor, int wantedPatch) {
        if (major != wantedMajor) {
            return major > wantedMajor;
        }
        return minor != wantedMinor ? minor > wantedMinor : patch >= wantedPatch;
    }

    /** {@code MySQL 9.7.4}. */
    public String label() {
        return flavour.label + " " + major + "." + minor + "." + patch;
    }
}
