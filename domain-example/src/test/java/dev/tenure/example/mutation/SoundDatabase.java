package dev.tenure.example.mutation;

import dev.tenure.example.AppointmentSchema;
import dev.tenure.mysql.Ddl;
import dev.tenure.mysql.Identifiers;
import dev.tenure.mysql.Statements;
import dev.tenure.schema.Schema;
import dev.tenure.schema.Table;
import dev.tenure.schema.json.ClassRoot;
import dev.tenure.testkit.TestDatabase;
import dev.tenure.testkit.TestServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A database in which all is as declared, with rows of several tenants in every table, and with a copy of each table
 * aside from which a damaged one is put back.
 */
final class SoundDatabase implements AutoCloseable {

    /** What the seed of the plan has no rows of: deleted rows, overrides, every target of every reference. */
    private static final List<String> MORE_ROWS = List.of(
            "UPDATE policy_configurations SET deleted_at = '2025-01-01' WHERE id = 1",
            "INSERT INTO policy_configurations (company_id, configurable_type, configurable_id, policy_type, config)"
                    + " SELECT company_id, configurable_type, configurable_id, policy_type, config"
                    + " FROM policy_configurations WHERE id = 1",
            "INSERT INTO policy_configurations"
                    + " (company_id, configurable_type, configurable_id, policy_type, config, is_override,"
                    + " overrides_id) SELECT company_id, 'App\\\\Models\\\\Branch', (SELECT MIN(b.id) FROM branches b"
                    + " WHERE b.company_id = p.company_id), 'recurring', '{}', 1, id FROM policy_configurations p"
                    + " WHERE id IN (2, 8)",
            "INSERT INTO policy_configurations"
                    + " (company_id, configurable_type, configurable_id, policy_type, config, deleted_at)"
                    + " VALUES (1, 'App\\\\Models\\\\Service', '99999', 'recurring', '{}', NOW())",
            "INSERT INTO notification_configurations"
                    + " (company_id, configurable_type, configurable_id, event_type, channel)"
                    + " SELECT id, 'App\\\\Models\\\\Company', id, 'x', 'push' FROM companies",
            "UPDATE appointment_modifications SET modified_by_type = 'App\\\\Models\\\\Customer',"
                    + " modified_by_id = customer_id WHERE id < 50",
            "INSERT INTO invoices (company_id, number, net, tax) SELECT id, 'A-1', 100, 19 FROM companies",
            "INSERT INTO invoice_lines (company_id, invoice_id, position, label)"
                    + " SELECT company_id, id, 1, 'work' FROM invoices");

    private final Schema schema;
    private final TestDatabase database;
    private final TestDatabase aside;
    private final Map<String, String> definitions = new LinkedHashMap<>();
    private final Map<String, String> columns = new LinkedHashMap<>();

    SoundDatabase() throws SQLException {
        schema = declared();
        database = TestServer.shared().createDatabase();
        aside = TestServer.shared().createDatabase();
        database.execute(script("/production/parents.sql"));
        database.createOwned(schema);
        database.execute(script("/production/tenants.sql"));
        database.execute(MORE_ROWS.toArray(String[]::new));
        try (Connection connection = database.open(); Statement statement = connection.createStatement()) {
            for (Table table : schema.tables()) {
                definitions.put(table.name(), definition(statement, table.name()));
                columns.put(table.name(), storedColumns(statement, table.name()));
                statement.execute("CREATE TABLE " + aside.name() + "." + table.name() + " AS SELECT * FROM "
                        + table.name());
            }
        }
    }

    private static Schema declared() {
        try (ClassRoot root = ClassRoot.open(Path.of(
                AppointmentSchema.class.getProtectionDomain().getCodeSource().getLocation().toURI()))) {
            Schema plan = root.schema(Optional.of(AppointmentSchema.class.getSimpleName()));
            return new Schema(plan.name(), plan.tenant(), plan.migrations(),
                    Stream.concat(plan.tables().stream(), Ledger.tables().stream()).toList());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    Schema schema() {
        return schema;
    }

    Connection open() throws SQLException {
        return database.open();
    }

    /** Damages the database, unwatched by foreign keys. */
    void damage(List<String> statements) throws SQLException {
        unwatched(statements);
    }

    /** Puts tables back as they were, whatever has become of them. */
    void restore(List<String> tables) throws SQLException {
        List<String> statements = new ArrayList<>();
        for (String table : tables) {
            String name = Identifiers.quote(table);
            statements.add("DROP VIEW IF EXISTS " + name);
            statements.add("DROP TABLE IF EXISTS " + name);
            if (definitions.containsKey(table)) {
                statements.add(definitions.get(table));
                statements.add("INSERT INTO " + name + " (" + columns.get(table) + ") SELECT " + columns.get(table)
                        + " FROM " + aside.name() + "." + name);
                schema.table(table).orElseThrow().triggers()
                        .forEach(trigger -> statements.add(Ddl.createTrigger(table, trigger)));
            }
        }
        unwatched(statements);
    }

    private void unwatched(List<String> statements) throws SQLException {
        List<String> all = new ArrayList<>(List.of("SET foreign_key_checks = 0"));
        all.addAll(statements);
        database.execute(all.toArray(String[]::new));
    }

    private static String definition(Statement statement, String table) throws SQLException {
        try (ResultSet row = statement.executeQuery("SHOW CREATE TABLE " + Identifiers.quote(table))) {
            row.next();
            return row.getString(2);
        }
    }

    private static String storedColumns(Statement statement, String table) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet row = statement.executeQuery("SHOW COLUMNS FROM " + Identifiers.quote(table))) {
            while (row.next()) {
                if (!row.getString("Extra").contains("GENERATED") || row.getString("Extra").contains("DEFAULT_")) {
                    names.add(row.getString("Field"));
                }
            }
        }
        return Identifiers.list(names);
    }

    private static String[] script(String resource) {
        try (InputStream stream = SoundDatabase.class.getResourceAsStream(resource)) {
            return Statements.split(new String(stream.readAllBytes(), StandardCharsets.UTF_8)).stream()
                    .map(Statements.Statement::sql).toArray(String[]::new);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Statements.Unreadable e) {
            throw new IllegalStateException(resource, e);
        }
    }

    @Override
    public void close() {
        database.close();
        aside.close();
    }
}
