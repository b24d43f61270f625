package dev.tenure.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenure.migrate.MigrateOptions;
import dev.tenure.migrate.Migration;
import dev.tenure.migrate.MigrationFiles;
import dev.tenure.migrate.MigrationListener;
import dev.tenure.migrate.Migrator;
import dev.tenure.mysql.Ddl;
import dev.tenure.mysql.RowVersions;
import dev.tenure.mysql.Server;
import dev.tenure.schema.Column;
import dev.tenure.schema.ColumnType;
import dev.tenure.schema.Finding;
import dev.tenure.schema.ForeignKey;
import dev.tenure.schema.Schema;
import dev.tenure.schema.Storage;
import dev.tenure.schema.Table;
import dev.tenure.testkit.TestDatabase;
import dev.tenure.testkit.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreflightTest {

    private static final Table BRANCHES = table("branches", Table.Role.EXISTING,
            List.of(Column.of("id", ColumnType.uuid(), false)), List.of());
    private static final Table ORDERS = table("orders", Table.Role.OWNED,
            List.of(
                    Column.of("id", ColumnType.bigUnsigned(), false).withAutoIncrement(),
                    Column.of("branch_id", ColumnType.uuid(), false)),
            List.of(new ForeignKey("fk_orders_branch", List.of("branch_id"), "branches", List.of("id"),
                    ForeignKey.Action.CASCADE, ForeignKey.Action.CASCADE)));
    private static final Schema SCHEMA =
            new Schema("com.acme.Shop", Optional.empty(), Schema.DEFAULT_MIGRATIONS, List.of(BRANCHES, ORDERS));

    @TempDir
    Path root;

    private TestDatabase database;
    private List<Migration> migrations = List.of();

    private static Table table(String name, Table.Role role, List<Column> columns, List<ForeignKey> keys) {
        return new Table(name, role, "", Storage.DEFAULT, columns, List.of("id"), List.of(), keys, List.of(), List.of(),
                Optional.empty());
    }

    @BeforeEach
    void create() {
        database = TestServer.shared().createDatabase();
    }

    @AfterEach
    void drop() {
        database.close();
    }

    private List<Finding> check() {
        try {
            return Preflight.check(database, SCHEMA, migrations);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void migration(String sql) throws IOException {
        Path folder = Files.createDirectories(root.resolve(Schema.DEFAULT_MIGRATIONS));
        Files.writeString(folder.resolve("V1__change.sql"), sql);
        migrations = MigrationFiles.read(root, SCHEMA);
    }

    private List<String> checkWith(String branches) {
        database.execute(branches);
        return check().stream().map(finding -> finding.code() + " " + finding.subject().label()).toList();
    }

    @Test
    void a_database_that_is_ready_has_no_findings() {
        database.createExisting(SCHEMA);
        assertThat(check()).isEmpty();
    }

    @Test
    void a_parent_that_is_missing_is_named() {
        assertThat(check()).extracting(Finding::code).containsExactly("TEN200");
    }

    @Test
    void a_parent_with_another_id_or_engine_is_named() {
        assertThat(checkWith("CREATE TABLE branches (id BIGINT UNSIGNED PRIMARY KEY) ENGINE=MyISAM"))
                .contains("TEN201 branches", "TEN208 branches.id");
    }

    @Test
    void a_parent_with_another_collation_is_named_before_the_server_refuses_the_key() {
        assertThat(checkWith("CREATE TABLE branches (id CHAR(36) NOT NULL PRIMARY KEY) COLLATE utf8mb4_bin"))
                .containsExactly("TEN712 orders.fk_orders_branch");
    }

    @Test
    void a_parent_whose_referenced_column_is_no_key_is_named() {
        assertThat(checkWith("CREATE TABLE branches (id CHAR(36) NOT NULL, other INT PRIMARY KEY)"
                        + " COLLATE utf8mb4_unicode_ci"))
                .contains("TEN711 orders.fk_orders_branch");
        database.execute("ALTER TABLE branches ADD UNIQUE (id)");
        assertThat(check()).extracting(Finding::code).doesNotContain("TEN711");
    }

    @Test
    void a_table_whose_columns_came_and_went_too_often_is_named_where_the_server_counts() throws Exception {
        database.createExisting(SCHEMA);
        database.execute("CREATE TABLE crates (id INT PRIMARY KEY)");
        String another = "ALTER TABLE crates ADD COLUMN late INT, ALGORITHM=INSTANT";
        migration(another + ";");
        assertThat(check()).isEmpty();
        int most = mostRowVersions();
        for (int at = 0; at < Math.min(most, 255); at++) {
            database.execute(at % 2 == 0
                    ? "ALTER TABLE crates ADD COLUMN x INT, ALGORITHM=INSTANT"
                    : "ALTER TABLE crates DROP COLUMN x, ALGORITHM=INSTANT");
        }
        if (most > 255) {
            assertThat(check()).isEmpty();
            database.execute(another);
        } else {
            assertThat(check()).extracting(Finding::code).containsExactly("TEN714");
            assertThatThrownBy(() -> database.execute(another)).hasMessageContaining("row versions");
            database.execute("ALTER TABLE crates FORCE, ALGORITHM=INPLACE, LOCK=NONE");
            assertThat(check()).isEmpty();
        }
    }

    private int mostRowVersions() throws SQLException {
        try (Connection connection = database.open()) {
            return RowVersions.most(Server.of(connection));
        }
    }

    @Test
    void an_open_transaction_on_a_parent_is_named_with_its_session() throws Exception {
        database.createExisting(SCHEMA);
        migration(Ddl.createTable(ORDERS));
        assertNamedWhileOpen("INSERT INTO branches VALUES ('x')");
    }

    @Test
    void an_open_transaction_on_a_table_that_a_migration_alters_or_drops_is_named() throws Exception {
        database.createExisting(SCHEMA);
        database.execute("CREATE TABLE old_orders (id INT PRIMARY KEY)");
        for (String change : List.of(
                "ALTER TABLE old_orders ADD COLUMN note TEXT, ALGORITHM=INSTANT",
                "CREATE INDEX by_id ON old_orders (id)",
                "DROP TABLE old_orders")) {
            migration(change);
            assertNamedWhileOpen("INSERT INTO old_orders VALUES (1)");
        }
    }

    private void assertNamedWhileOpen(String busy) throws Exception {
        try (Connection other = database.open(); Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute(busy);
            eventually(findings -> findings.stream().anyMatch(finding ->
                    finding.code().equals("TEN713") && finding.what().contains("session ")));
            other.rollback();
        }
        eventually(List::isEmpty);
    }

    @Test
    void a_transaction_is_in_nobodys_way_where_nothing_is_pending() throws Exception {
        database.createExisting(SCHEMA);
        migration("CREATE TABLE branch_notes (id INT PRIMARY KEY)");
        new Migrator(database, SCHEMA, migrations).migrate(MigrateOptions.DEFAULT, MigrationListener.NONE);
        try (Connection other = database.open(); Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("INSERT INTO branches VALUES ('x')");
            Thread.sleep(150);
            assertThat(check()).isEmpty();
        }
    }

    @Test
    void what_migrate_would_refuse_is_a_finding() throws Exception {
        database.createExisting(SCHEMA);
        database.execute("CREATE TABLE orders (id INT PRIMARY KEY)");
        migration(Ddl.createTable(ORDERS));
        assertThat(check()).extracting(Finding::code).containsExactly("TEN406");
    }

    /** Servers keep their list of transactions for a tenth of a second before they make it anew. */
    private void eventually(Predicate<List<Finding>> condition) throws InterruptedException {
        List<Finding> findings = check();
        for (int i = 0; i < 20 && !condition.test(findings); i++) {
            Thread.sleep(150);
            findings = check();
        }
        assertThat(condition.test(findings)).as(findings.toString()).isTrue();
    }
}
