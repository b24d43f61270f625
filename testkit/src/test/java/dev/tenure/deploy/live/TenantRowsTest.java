package dev.tenure.deploy.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.deploy.DeployListener;
import dev.tenure.deploy.Notes;
import dev.tenure.deploy.StepReport;
import dev.tenure.deploy.StopSignal;
import dev.tenure.deploy.Target;
import dev.tenure.migrate.MigrateOptions;
import dev.tenure.migrate.Migration;
import dev.tenure.migrate.MigrationFiles;
import dev.tenure.migrate.MigrationListener;
import dev.tenure.migrate.Migrator;
import dev.tenure.mysql.Connections;
import dev.tenure.schema.Schema;
import dev.tenure.schema.json.Json;
import dev.tenure.testkit.TestDatabase;
import dev.tenure.testkit.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows counted by tenant before a migrate and after it. */
class TenantRowsTest {

    private static final boolean ALONE = true;

    @TempDir
    private Path root;

    private TestDatabase database;
    private Map<String, Object> before;

    @BeforeEach
    void create() {
        database = TestServer.shared().createDatabase();
        database.createExisting(Shops.SCHEMA);
        database.createOwned(Shops.SCHEMA);
        database.execute(Shops.rows(3, 20));
    }

    @AfterEach
    void drop() {
        database.close();
    }

    private List<Migration> migration(String sql) throws IOException {
        Path folder = Files.createDirectories(root.resolve(Schema.DEFAULT_MIGRATIONS));
        Files.writeString(folder.resolve("V1__change.sql"), sql);
        return MigrationFiles.read(root, Shops.SCHEMA);
    }

    private TenantRows rows(List<Migration> migrations, boolean alone, Connections connections, Duration limit) {
        return new TenantRows(
                new Target(connections, Shops.SCHEMA, migrations, "here", TestServer.shared().server()), alone, limit);
    }

    private static Notes notes() {
        return new Notes("verify", DeployListener.NONE, new StopSignal());
    }

    /** What is found after statements of somebody else, and after the migrations. */
    private StepReport after(String sql, List<Migration> migrations, boolean alone) throws SQLException, IOException {
        TenantRows rows = rows(migrations, alone, database, TenantRows.LIMIT);
        before = rows.before(notes());
        if (!sql.isEmpty()) {
            database.execute(sql);
        }
        new Migrator(database, Shops.SCHEMA, migrations).migrate(MigrateOptions.DEFAULT, MigrationListener.NONE);
        Notes notes = notes();
        // as it comes back from disk
        rows.after(asMap(Json.read(Json.write(before))), notes);
        return notes.report(Duration.ZERO);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> asMap(Object document) {
        return (Map<String, Object>) document;
    }

    @Test
    void where_nothing_came_or_went_every_tenant_has_as_many_rows_as_before() throws Exception {
        StepReport report = after("", migration("CREATE TABLE notes (id INT PRIMARY KEY);"), ALONE);
        assertThat(report.findings()).isEmpty();
        assertThat(report.said()).containsExactly("Counted 93 rows of 3 tables by tenant, 93 before.",
                "Every tenant has as many rows as before.");
        assertThat(report.listings().get(0).rows()).contains(
                List.of("customers", "3", "30", "30"), List.of("orders", "3", "60", "60"),
                List.of("shops", "–", "3", "3"));
    }

    @Test
    void rows_that_went_while_nobody_was_let_in_are_found() throws Exception {
        StepReport report = after("DELETE FROM orders WHERE shop_id = 2 AND id % 2 = 0", List.of(), ALONE);
        assertThat(report.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("TEN772");
            assertThat(finding.what()).startsWith("10 rows of orders went")
                    .contains("orders of shop_id 2: 20 rows before, 10 now");
        });
    }

    @Test
    void rows_that_changed_hands_are_found_although_there_are_as_many() throws Exception {
        StepReport report = after("UPDATE customers SET shop_id = 1 WHERE id = 20", List.of(), ALONE);
        assertThat(report.findings()).singleElement().satisfies(finding ->
                assertThat(finding.what()).contains("customers of shop_id 2: 10 rows before, 9 now"));
        assertThat(report.said()).contains("customers of shop_id 1: 10 rows before, 11 now.");
    }

    @Test
    void rows_that_a_migration_takes_are_told_and_so_are_those_that_go_with_them() throws Exception {
        StepReport report = after("", migration("DELETE FROM shops WHERE id = 3;"), ALONE);
        assertThat(report.findings()).isEmpty();
        assertThat(report.said()).contains("orders of shop_id 3: 20 rows before, 0 now; migrations change rows there.",
                "shops: 3 rows before, 2 now; migrations change rows there.");
    }

    @Test
    void where_users_are_let_in_rows_that_went_are_told_and_prove_nothing() throws Exception {
        StepReport report = after("DELETE FROM orders WHERE shop_id = 2", List.of(), !ALONE);
        assertThat(report.findings()).isEmpty();
        assertThat(report.said()).contains(
                "Users wrote meanwhile, so that rows which came or went are told and prove nothing.",
                "orders of shop_id 2: 20 rows before, 0 now.");
    }

    @Test
    void a_tenant_that_came_is_told() throws Exception {
        assertThat(after("INSERT INTO customers VALUES (1000, 77)", List.of(), ALONE).said())
                .contains("customers of shop_id 77: 0 rows before, 1 now.");
    }

    @Test
    void a_table_that_takes_too_long_is_said_not_to_be_counted() throws Exception {
        database.execute("DELETE FROM shops", "DELETE FROM customers");
        database.execute(Shops.rows(40, 5000));
        Notes notes = notes();
        rows(List.of(), ALONE, database, Duration.ofMillis(1)).after(Map.of(), notes);
        assertThat(notes.report(Duration.ZERO).said())
                .contains("Not counted: orders; counting it takes longer than 0.001 s.");
    }

    @Test
    void a_table_that_the_account_may_not_read_is_said_not_to_be_counted() throws Exception {
        String account = "u" + database.name().substring("tenure_".length());
        for (String host : List.of("'%'", "'localhost'")) {
            database.execute("CREATE USER " + account + "@" + host + " IDENTIFIED BY 'let me in'",
                    "GRANT SELECT ON `" + database.name() + "`.customers TO " + account + "@" + host,
                    "GRANT INSERT ON `" + database.name() + "`.orders TO " + account + "@" + host);
        }
        try {
            Notes notes = notes();
            rows(List.of(), ALONE, () -> DriverManager.getConnection(database.url(), account, "let me in"),
                    TenantRows.LIMIT).after(Map.of(), notes);
            assertThat(notes.report(Duration.ZERO).said())
                    .anyMatch(said -> said.startsWith("Not counted: orders; ") && said.contains("lacks the right SELECT"))
                    .contains("Counted 30 rows of 1 table by tenant.");
        } finally {
            database.execute("DROP USER " + account + "@'%', " + account + "@'localhost'");
        }
    }

    @Test
    void what_is_kept_holds_the_structure_that_a_way_back_has_to_lead_to() throws Exception {
        after("", migration("CREATE TABLE notes (id INT PRIMARY KEY);"), ALONE);
        assertThat(Before.of(asMap(Json.read(Json.write(before)))).structure().checksums())
                .containsOnlyKeys("table customers", "table orders", "table shops");
    }
}
