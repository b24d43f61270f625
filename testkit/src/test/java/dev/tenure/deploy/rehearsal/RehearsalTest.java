package dev.tenure.deploy.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.deploy.DeployListener;
import dev.tenure.deploy.StepReport;
import dev.tenure.migrate.MigrateOptions;
import dev.tenure.migrate.MigrationFiles;
import dev.tenure.migrate.MigrationListener;
import dev.tenure.migrate.Migrator;
import dev.tenure.migrate.Proposal;
import dev.tenure.mysql.Connections;
import dev.tenure.mysql.DatabaseObjects;
import dev.tenure.mysql.ScratchSql;
import dev.tenure.schema.Column;
import dev.tenure.schema.ColumnType;
import dev.tenure.schema.Finding;
import dev.tenure.schema.ForeignKey;
import dev.tenure.schema.Said;
import dev.tenure.schema.Schema;
import dev.tenure.schema.Storage;
import dev.tenure.schema.Table;
import dev.tenure.testkit.TestDatabase;
import dev.tenure.testkit.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RehearsalTest {

    private static final Table BRANCHES = table("branches", Table.Role.EXISTING, List.of());
    private static final Table ORDERS = table("orders", Table.Role.OWNED, List.of(new ForeignKey(
            "fk_orders_branch", List.of("branch_id"), "branches", List.of("id"),
            ForeignKey.Action.CASCADE, ForeignKey.Action.CASCADE)));
    private static final Schema SCHEMA =
            new Schema("com.acme.Shop", Optional.empty(), Schema.DEFAULT_MIGRATIONS, List.of(BRANCHES, ORDERS));

    @TempDir
    Path root;

    private final TestDatabase production = TestServer.shared().createDatabase();
    private final Set<String> used = new TreeSet<>();

    private static Table table(String name, Table.Role role, List<ForeignKey> keys) {
        List<Column> columns = new ArrayList<>(
                List.of(Column.of("id", ColumnType.bigUnsigned(), false).withAutoIncrement()));
        keys.forEach(key -> columns.add(Column.of(key.columns().get(0), ColumnType.bigUnsigned(), false)));
        return new Table(name, role, "", Storage.DEFAULT, columns, List.of("id"), List.of(), keys, List.of(), List.of(),
                Optional.empty());
    }

    @BeforeEach
    void promote() throws IOException {
        int version = 1;
        for (Proposal.Proposed proposed : Proposal.of(SCHEMA, Optional.empty(), Said.NOTHING).migrations()) {
            write("V" + version + "__" + proposed.name() + ".sql", proposed.up());
            write("U" + version++ + "__" + proposed.name() + ".sql", proposed.down());
        }
    }

    @AfterEach
    void nothing_is_left_behind() throws SQLException {
        production.close();
        try (Connection server = TestServer.shared().open()) {
            assertThat(ScratchSql.existing(server)).doesNotContainAnyElementsOf(used);
        }
    }

    private void write(String name, String text) throws IOException {
        Path file = root.resolve(SCHEMA.migrations()).resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private List<StepReport> rehearse() throws SQLException {
        return Rehearsal.run(production, this::named, SCHEMA, MigrationFiles.read(root, SCHEMA), DeployListener.NONE);
    }

    private Connections named(String database) {
        used.add(database);
        return () -> TestServer.shared().open(database);
    }

    private static List<String> names(List<StepReport> steps) {
        return steps.stream().map(step -> step.step() + (step.isRed() ? " (red)" : "")).toList();
    }

    private static String said(List<StepReport> steps) {
        return String.join("\n", steps.stream().flatMap(step -> step.said().stream()).toList());
    }

    private static List<Finding> findings(List<StepReport> steps) {
        return steps.stream().flatMap(step -> step.findings().stream()).toList();
    }

    @Test
    void what_is_pending_goes_there_and_back_and_there_again_and_the_production_stays_as_it_is() throws SQLException {
        production.createExisting(SCHEMA);
        List<Object> before = structure();
        List<StepReport> steps = rehearse();
        assertThat(findings(steps)).isEmpty();
        assertThat(names(steps)).containsExactly("clone", "migrate", "verify", "exercise", "roll back", "migrate again");
        assertThat(said(steps)).contains("Copied exactly: 1 table.", "Applied 1_create_orders.", "Took back 1_create_orders.");
        assertThat(structure()).isEqualTo(before);
    }

    @Test
    void what_is_applied_already_is_not_rehearsed_again() throws SQLException {
        production.createExisting(SCHEMA);
        new Migrator(production, SCHEMA, MigrationFiles.read(root, SCHEMA))
                .migrate(MigrateOptions.DEFAULT, MigrationListener.NONE);
        List<StepReport> steps = rehearse();
        assertThat(names(steps)).containsExactly("clone", "migrate", "verify", "exercise");
        assertThat(said(steps)).contains("Copied exactly: 2 tables.", "Nothing is pending.");
    }

    @Test
    void productions_that_grew_for_years_are_copied() throws SQLException {
        boolean mariaDb = TestServer.shared().server().isMariaDb();
        production.createExisting(SCHEMA);
        production.execute(
                "SET SESSION foreign_key_checks = 0, SESSION sql_mode = 'NO_ENGINE_SUBSTITUTION'",
                mariaDb ? "CREATE SEQUENCE numbers" : "SET SESSION restrict_fk_on_non_standard_key = 0",
                "CREATE TABLE egg (id INT AUTO_INCREMENT PRIMARY KEY, hen INT, CONSTRAINT egg_hen FOREIGN KEY (hen)"
                        + " REFERENCES hen (id)) AUTO_INCREMENT = 4711 COMMENT = ') ENGINE=InnoDB AUTO_INCREMENT=5'",
                "CREATE TABLE hen (id INT PRIMARY KEY, egg INT, CONSTRAINT hen_egg FOREIGN KEY (egg) REFERENCES egg (id))",
                "CREATE TABLE old_dates (made DATETIME NOT NULL DEFAULT '0000-00-00 00:00:00',"
                        + " price DECIMAL(8, 2) UNSIGNED ZEROFILL, total DECIMAL(9, 2) AS (price * 2) STORED,"
                        + " half INT AS (1 + 1) VIRTUAL, CHECK (price < 100000)) ENGINE = MyISAM",
                "CREATE TABLE texts (id INT PRIMARY KEY, body TEXT, plain VARCHAR(9), said VARCHAR(9)"
                        + " CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci COMMENT 'CHARACTER SET x COLLATE y', `it's \"``\u00e9 AUTO_INCREMENT=7` INT"
                        + " COMMENT '\uD83D\uDC14', FULLTEXT KEY words (body)) DEFAULT CHARSET = latin1",
                "CREATE TABLE years (made INT NOT NULL, KEY (made)) PARTITION BY RANGE (made)"
                        + " (PARTITION p0 VALUES LESS THAN (2000), PARTITION p1 VALUES LESS THAN MAXVALUE)",
                "CREATE TABLE loose (a INT, KEY loose_a (a))",
                "CREATE TABLE tied (a INT, CONSTRAINT tied_loose FOREIGN KEY (a) REFERENCES loose (a))",
                "CREATE FUNCTION twice (n INT) RETURNS INT DETERMINISTIC RETURN n * 2",
                "CREATE VIEW z_view AS SELECT id, twice(egg) AS egg FROM hen",
                "CREATE VIEW a_view AS SELECT id, egg FROM z_view",
                "CREATE TRIGGER lay BEFORE INSERT ON egg FOR EACH ROW INSERT INTO `" + production.name()
                        + "`.loose (a) VALUES (" + production.name() + ".twice(NEW.id))");
        List<StepReport> steps = rehearse();
        assertThat(findings(steps)).isEmpty();
        assertThat(said(steps))
                .contains((mariaDb ? "1 sequence, " : "") + "8 tables, 1 function, 2 views, 1 trigger.")
                .doesNotContain("Not copied");
    }

    @Test
    void what_would_reach_out_of_the_copy_is_named_and_not_copied() throws SQLException {
        try (TestDatabase other = TestServer.shared().createDatabase()) {
            other.execute("CREATE TABLE ledger (id INT PRIMARY KEY)");
            production.createExisting(SCHEMA);
            production.execute(
                    "CREATE TABLE entries (id INT, CONSTRAINT to_ledger FOREIGN KEY (id) REFERENCES " + other.name()
                            + ".ledger (id), note INT)",
                    "CREATE TRIGGER tell AFTER INSERT ON branches FOR EACH ROW INSERT INTO " + other.name()
                            + ".ledger VALUES (NEW.id)",
                    "CREATE PROCEDURE made_up (t TEXT) BEGIN SET @s = t; PREPARE s FROM @s; EXECUTE s; END");
            List<StepReport> steps = rehearse();
            assertThat(findings(steps)).isEmpty();
            assertThat(said(steps))
                    .contains("Copied exactly: 2 tables.")
                    .contains("Not copied: the foreign key entries.to_ledger; it refers to " + other.name() + ".ledger,")
                    .contains("Not copied: the trigger tell; it works on another database: " + other.name())
                    .contains("Not copied: the procedure made_up; it runs statements that it puts together");
            production.execute("DROP TABLE entries");
        }
    }

    @Test
    void a_name_that_may_be_a_database_is_taken_for_one() throws SQLException {
        try (TestDatabase other = TestServer.shared().createDatabase()) {
            other.execute("CREATE TABLE ledger (id INT PRIMARY KEY)");
            production.createExisting(SCHEMA);
            production.execute(
                    "CREATE TABLE " + other.name() + " (id INT PRIMARY KEY)",
                    "CREATE TRIGGER tell AFTER INSERT ON branches FOR EACH ROW INSERT INTO " + other.name()
                            + ".ledger VALUES (NEW.id)");
            assertThat(said(rehearse())).contains("Not copied: the trigger tell; it works on another database");
        }
    }

    @Test
    void a_table_that_migrations_touch_must_be_exact() throws SQLException {
        try (TestDatabase other = TestServer.shared().createDatabase()) {
            other.execute("CREATE TABLE regions (id INT PRIMARY KEY)");
            production.createExisting(SCHEMA);
            production.execute("ALTER TABLE branches ADD region INT, ADD CONSTRAINT branch_region"
                    + " FOREIGN KEY (region) REFERENCES " + other.name() + ".regions (id)");
            List<StepReport> steps = rehearse();
            assertThat(names(steps)).containsExactly("clone (red)");
            assertThat(findings(steps)).singleElement().satisfies(finding -> {
                assertThat(finding.code()).isEqualTo("TEN721");
                assertThat(finding.what()).contains("branches.branch_region", "another database");
            });
            production.execute("DROP TABLE branches");
        }
    }

    @Test
    void a_migration_that_the_production_would_refuse_is_refused_by_the_copy() throws SQLException {
        production.execute("CREATE TABLE branches (id INT PRIMARY KEY)");
        List<StepReport> steps = rehearse();
        assertThat(names(steps)).containsExactly("clone", "migrate (red)");
        assertThat(findings(steps)).extracting(Finding::code).containsExactly("TEN512");
    }

    @Test
    void a_structure_that_is_not_the_entities_is_red() throws SQLException, IOException {
        production.createExisting(SCHEMA);
        write("V2__more.sql", "CREATE INDEX extra ON orders (branch_id);");
        write("U2__more.sql", "DROP INDEX extra ON orders;");
        assertThat(names(rehearse())).containsExactly("clone", "migrate", "verify (red)");
    }

    @Test
    void a_way_back_that_leaves_something_is_red() throws SQLException, IOException {
        production.createExisting(SCHEMA);
        write("V2__more.sql", "CREATE TABLE more (id INT PRIMARY KEY);");
        write("U2__more.sql", "DELETE FROM more;");
        List<StepReport> steps = rehearse();
        assertThat(names(steps)).containsExactly("clone", "migrate", "verify", "exercise", "roll back (red)");
        assertThat(findings(steps)).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("TEN723");
            assertThat(finding.what()).contains("the table more was not there");
        });
    }

    @Test
    void a_production_that_was_interrupted_is_completed_in_the_copy_alone() throws SQLException {
        production.createExisting(SCHEMA);
        new Migrator(production, SCHEMA, MigrationFiles.read(root, SCHEMA))
                .migrate(MigrateOptions.DEFAULT, MigrationListener.NONE);
        production.execute("UPDATE tenure_journal SET outcome = NULL, ended_at = NULL, found_before = 'absent'");
        List<Object> before = structure();
        assertThat(findings(rehearse())).isEmpty();
        assertThat(structure()).isEqualTo(before);
        assertThat(open()).isEqualTo(1);
    }

    private List<Object> structure() throws SQLException {
        try (Connection connection = production.open()) {
            return List.copyOf(DatabaseObjects.read(connection));
        }
    }

    private long open() throws SQLException {
        try (Connection connection = production.open();
                ResultSet row = connection.createStatement()
                        .executeQuery("SELECT COUNT(*) FROM tenure_journal WHERE outcome IS NULL")) {
            row.next();
            return row.getLong(1);
        }
    }
}
