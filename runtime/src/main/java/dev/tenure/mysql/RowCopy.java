package dev.tenure.mysql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Pattern;

/** Copies rows from one connection to another. */
final class RowCopy {

    /** How many rows go into one batch, and how many the driver fetches ahead. */
    private static final int BATCH = 500;

    private static final Pattern BYTES = Pattern.compile("BIT|BINARY|BLOB|GEOMETRY");

    private RowCopy() {}

    static long all(Connection from, Connection to, String table) throws SQLException {
        try (Statement statement = from.createStatement();
                ResultSet rows = statement.executeQuery("SELECT * FROM " + Identifiers.quote(table))) {
            return copy(rows, to, table);
        }
    }

    private static long copy(ResultSet rows, Connection to, String table) throws SQLException {
        ResultSetMetaData columns = rows.getMetaData();
        long count = 0;
        try (PreparedStatement insert = to.prepareStatement("INSERT INTO " + Identifiers.quote(table) + " VALUES ("
                + Jdbc.marks(columns.getColumnCount()) + ")")) {
            while (rows.next()) {
                for (int at = 1; at <= columns.getColumnCount(); at++) {
                    insert.setObject(at, value(rows, at, columns.getColumnTypeName(at)));
                }
                insert.addBatch();
                if (++count % BATCH == 0) {
                    insert.executeBatch();
                }
            }
            insert.executeBatch();
        }
        return count;
    }

    /** As the server writes it: what the driver would make of a time depends on where it runs. */
    private static Object value(ResultSet rows, int column, String type) throws SQLException {
        return BYTES.matcher(type).find() ? rows.getBytes(column)
                : type.startsWith("YEAR") ? rows.getObject(column, Integer.class)
                : rows.getString(column);
    }
}
