package dev.tenure.example.plan;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The plan's EXPLAINs (7.1, 7.2), each read as its checklist reads them. */
final class PlanExplain {

    private final PlanScript script;
    private final boolean byTenantAlone;

    /**
     * @param name          the resource under {@code plan/}, without its ending
     * @param byTenantAlone whether the queries ask for nothing but a tenant: then the plan wants {@code ref} on a key of
     *                      the tenant, and no sort; of several good keys the servers choose differently
     */
    PlanExplain(String name, boolean byTenantAlone) {
        this.script = new PlanScript(name);
        this.byTenantAlone = byTenantAlone;
    }

    /** What the plan would not accept; empty where it is content. */
    List<String> differences(Connection connection) throws SQLException {
        List<String> differences = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            for (String sql : script.statements()) {
                if (statement.execute(sql) && sql.contains("EXPLAIN")) {
                    read(connection, statement.getResultSet(), differences);
                }
            }
        }
        return differences;
    }

    private void read(Connection connection, ResultSet rows, List<String> differences) throws SQLException {
        while (rows.next()) {
            String table = rows.getString("table");
            String type = String.valueOf(rows.getString("type"));
            String key = rows.getString("key");
            String extra = String.valueOf(rows.getString("Extra"));
            if (key == null || type.equals("ALL") || type.equals("index")) {
                differences.add(table + " is read by type " + type + " and key " + key);
            } else if (byTenantAlone && !leadsWithTenant(connection, table, key)) {
                differences.add(table + " is read by " + key + ", which does not lead with company_id");
            } else if (byTenantAlone && (!type.equals("ref") || extra.contains("filesort"))) {
                differences.add(table + " is read by type " + type + ", Extra " + extra);
            }
        }
    }

    private static boolean leadsWithTenant(Connection connection, String table, String key) throws SQLException {
        try (ResultSet columns = connection.getMetaData()
                .getIndexInfo(connection.getCatalog(), null, table, false, true)) {
            while (columns.next()) {
                if (columns.getString("INDEX_NAME").equals(key) && columns.getInt("ORDINAL_POSITION") == 1) {
                    return columns.getString("COLUMN_NAME").equals("company_id");
                }
            }
        }
        return false;
    }
}
