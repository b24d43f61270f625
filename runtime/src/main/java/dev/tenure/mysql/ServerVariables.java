package dev.tenure.mysql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a server is set to for new sessions; drivers change some of it for their own. */
public record ServerVariables(Map<String, String> values) {

    public ServerVariables {
        values = Map.copyOf(values);
    }

    public static ServerVariables read(Connection connection) throws SQLException {
        return new ServerVariables(Jdbc
                .list(connection, "SHOW GLOBAL VARIABLES", row -> Map.entry(
                        row.getString(1).toLowerCase(Locale.ROOT),
                        Optional.ofNullable(row.getString(2)).orElse("")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** Its value; empty where this server has no such variable. */
    public Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    public boolean isOn(String name) {
        return value(name).filter(value -> value.equalsIgnoreCase("ON") || value.equals("1")).isPresent();
    }

    public boolean hasMode(String mode) {
        return value("sql_mode").filter(modes -> ("," + modes + ",").contains("," + mode + ",")).isPresent();
    }
}
