package dev.tenure.example.change;

import dev.tenure.schema.Schema;
import dev.tenure.schema.Table;
import dev.tenure.testkit.TestDatabase;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What tables hold: of each column, by {@code table.column}, its values in the order of the primary key. Computed columns
 * hold nothing of their own.
 */
record Holdings(Map<String, List<String>> columns) {

    static Holdings of(TestDatabase database, Schema schema) throws SQLException {
        Map<String, List<String>> columns = new TreeMap<>();
        try (Connection connection = database.open(); Statement statement = connection.createStatement()) {
            for (Table table : schema.tables()) {
                add(statement, table, columns);
            }
        }
        return new Holdings(columns);
    }

    private static void add(Statement statement, Table table, Map<String, List<String>> columns) throws SQLException {
        Map<String, List<String>> values = new LinkedHashMap<>();
        table.columns().stream().filter(column -> column.generated().isEmpty())
                .forEach(column -> values.put(column.name(), new ArrayList<>()));
        try (ResultSet rows = statement.executeQuery("SELECT * FROM `" + table.name() + "` ORDER BY `"
                + String.join("`, `", table.primaryKey()) + "`")) {
            while (rows.next()) {
                for (Map.Entry<String, List<String>> column : values.entrySet()) {
                    column.getValue().add(plain(rows.getString(column.getKey())));
                }
            }
        }
        values.forEach((name, list) -> columns.put(table.name() + "." + name, list));
    }

    /** One text for a number or a time, in however many digits it is given. */
    private static String plain(String value) {
        if (value == null) {
            return "NULL";
        }
        if (value.matches("-?\\d+\\.\\d+")) {
            return new BigDecimal(value).stripTrailingZeros().toPlainString();
        }
        return value.matches("\\d{4}-.*\\.\\d+") ? value.replaceFirst("\\.?0+$", "") : value;
    }
}
