package dev.tenure.mysql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The table in which Flyway keeps what it applied. It is only read. */
public final class FlywaySql {

    /** Its name, unless Flyway was told another. */
    public static final String HISTORY = "flyway_schema_history";

    /**
     * One line of it.
     *
     * @param version  the version, with dots; empty for what has none
     * @param type     {@code SQL}, {@code BASELINE}, {@code DELETE} …
     * @param script   the name of the file, or what stands for it
     * @param checksum of the file as it was applied; empty where it had none
     * @param success  whether it was applied to the end
     */
    public record Row(
            Optional<String> version, String type, String script, Optional<Integer> checksum, boolean success) {}

    private FlywaySql() {}

    /** In the order in which things happened. */
    public static List<Row> read(Connection connection, String table) throws SQLException {
        return Jdbc.list(
                connection,
                "SELECT version, type, script, checksum, success FROM " + Identifiers.quote(table)
                        + " ORDER BY installed_rank",
                FlywaySql::row);
    }

    private static Row row(ResultSet row) throws SQLException {
        int checksum = row.getInt(4);
        return new Row(
                Optional.ofNullable(row.getString(1)),
                row.getString(2),
                row.getString(3),
                row.wasNull() ? Optional.empty() : Optional.of(checksum),
                row.getBoolean(5));
    }
}
