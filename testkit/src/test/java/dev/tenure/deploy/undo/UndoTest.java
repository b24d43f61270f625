package dev.tenure.deploy.undo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.deploy.Structure;
import dev.tenure.deploy.backup.Access;
import dev.tenure.deploy.backup.Backup;
import dev.tenure.deploy.backup.Programs;
import dev.tenure.deploy.undo.Advice.Action;
import dev.tenure.migrate.Locking;
import dev.tenure.migrate.MigrateOptions;
import dev.tenure.migrate.Migration;
import dev.tenure.migrate.MigrationFiles;
import dev.tenure.migrate.MigrationListener;
import dev.tenure.migrate.Migrator;
import dev.tenure.migrate.RollbackOptions.Extent;
import dev.tenure.mysql.TableSums;
import dev.tenure.schema.Column;
import dev.tenure.schema.ColumnType;
import dev.tenure.schema.Finding;
import dev.tenure.schema.Schema;
import dev.tenure.schema.Storage;
import dev.tenure.schema.Subject;
import dev.tenure.schema.Table;
import dev.tenure.testkit.ClientPrograms;
import dev.tenure.testkit.TestDatabase;
import dev.tenure.testkit.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is done without a person, and what it leads to: everything as it was before the migrate, or nothing. */
class UndoTest {

    private static final Schema SCHEMA = new Schema("com.acme.Shop", Optional.empty(), Schema.DEFAULT_MIGRATIONS,
            List.of(table("companies", Table.Role.EXISTING), table("orders", Table.Role.OWNED),
                    table("notes", Table.Role.OWNED)));
    private static final boolean LOSS_ALLOWED = true;

    @TempDir
    private Path folder;

    private TestDatabase production;
    private Structure structure;
    private Map<String, TableSums> sums;

    private static Table table(String name, Table.Role role) {
        return new Table(name, role, "", Storage.DEFAULT, List.of(Column.of("id", ColumnType.bigUnsigned(), false)),
                List.of("id"), List.of(), List.of(), List.of(), List.of(), Optional.empty());
    }

    @BeforeEach
    void createProduction() throws SQLException, IOException {
        production = TestServer.shared().createDatabase();
        production.execute(
                "CREATE TABLE companies (id BIGINT UNSIGNED PRIMARY KEY, name VARCHAR(50))",
                "INSERT INTO companies VALUES (1, 'a'), (2, 'b')",
                "CREATE VIEW names AS SELECT name FROM companies");
        file("V1__orders.sql", "CREATE TABLE orders (id BIGINT UNSIGNED PRIMARY KEY, company_id BIGINT UNSIGNED,"
                + " CONSTRAINT fk_orders FOREIGN KEY (company_id) REFERENCES companies (id));");
        file("U1__orders.sql", "DROP TABLE orders;");
        file("V2__notes.sql", "CREATE TABLE notes (id BIGINT UNSIGNED PRIMARY KEY);");
        file("U2__notes.sql", "DROP TABLE notes;");
        try (Connection connection = production.open()) {
            structure = Structure.read(connection);
            sums = TableSums.read(connection);
        }
    }

    @AfterEach
    void drop() {
        production.close();
    }

    private void file(String name, String sql) throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve(Schema.DEFAULT_MIGRATIONS)).resolve(name), sql);
    }

    private List<Migration> migrations() {
        return MigrationFiles.read(folder, SCHEMA);
    }

    private void migrate() {
        new Migrator(production, SCHEMA, migrations()).migrate(MigrateOptions.DEFAULT, MigrationListener.NONE);
    }

    private Access access() {
        return Access.of(TestServer.shared().url(), TestServer.shared().user(), TestServer.shared().password());
    }

    private Programs programs() throws IOException {
        return Programs.find(TestServer.shared().server().isMariaDb(), Optional.of(ClientPrograms.folder(folder)), Map.of());
    }

    private Path backup() throws SQLException, IOException {
        return Backup.take(production, access(), programs(), folder.resolve("backups"), Clock.systemUTC());
    }

    private Undo.Result undo(String code, Optional<Path> manifest, boolean proved, boolean lossAllowed)
            throws SQLException, IOException {
        return undo(code, manifest, proved, lossAllowed, Optional::empty);
    }

    private Undo.Result undo(
            String code, Optional<Path> manifest, boolean proved, boolean lossAllowed, Undo.KeepingOut keepingOut)
            throws SQLException, IOException {
        Optional<BackupOutlook> outlook = manifest.isEmpty() ? Optional.empty() : Optional.of(BackupOutlook.of(
                production, manifest.get(), proved, Optional.empty(), Duration.ofSeconds(30)));
        DecisionTree tree = new DecisionTree(
                List.of(Finding.of(code, Subject.schema("x"), "Something is wrong.", "Do something.")),
                RollbackOutlook.of(production, SCHEMA, migrations(), new Extent.All(), Optional.empty()), outlook, "",
                Clock.systemUTC());
        return Undo.perform(tree, new Undo.Means(production, SCHEMA, migrations(), Locking.DEFAULT,
                Optional.of(structure), lossAllowed, keepingOut,
                Optional.of(new Undo.Client(production.name(), access(), programs()))), MigrationListener.NONE);
    }

    private void assertAsBefore() throws SQLException {
        try (Connection connection = production.open()) {
            assertThat(Structure.read(connection)).isEqualTo(structure);
            // Tenure's own tables are among these, and are gone as well
            assertThat(TableSums.read(connection)).isEqualTo(sums);
        }
    }

    private static List<String> codes(Undo.Result result) {
        return result.findings().stream().map(Finding::code).toList();
    }

    @Test
    void rows_that_come_before_users_are_kept_out_are_lost_neither_by_a_rollback_nor_by_the_restore_behind_it()
            throws SQLException, IOException {
        Path manifest = backup();
        migrate();
        Undo.Result result = undo("TEN781", Optional.of(manifest), true, !LOSS_ALLOWED, () -> {
            production.execute("INSERT INTO orders (id) VALUES (1)");
            return Optional.empty();
        });
        assertThat(codes(result)).containsExactly("TEN790");
        assertThat(result.findings().get(0).what()).contains("orders (1 row)");
        assertThat(result.action()).isEmpty();
        try (Connection connection = production.open()) {
            assertThat(TableSums.read(connection).get("orders").rows()).isEqualTo(1);
        }
    }

    @Test
    void what_is_moderate_is_taken_back_and_everything_is_as_before() throws Exception {
        migrate();
        Undo.Result result = undo("TEN781", Optional.empty(), false, !LOSS_ALLOWED);
        assertThat(result.action()).contains(Action.ROLL_BACK);
        assertThat(result.findings()).isEmpty();
        assertThat(result.said()).containsExactly("Took back 2_notes, 1_orders.",
                "The structure is what it was before the migrate: 2 objects are the same.");
        assertAsBefore();
    }

    @Test
    void what_a_rollback_would_lose_is_not_taken_without_a_word() throws Exception {
        migrate();
        production.execute("INSERT INTO orders VALUES (1, 1), (2, 1)");
        Undo.Result refused = undo("TEN781", Optional.empty(), false, !LOSS_ALLOWED);
        assertThat(refused.action()).isEmpty();
        assertThat(codes(refused)).containsExactly("TEN790");
        assertThat(refused.findings().get(0).what()).contains("orders (2 rows)");
        production.execute("INSERT INTO orders VALUES (3, 1)");
        assertThat(undo("TEN781", Optional.empty(), false, LOSS_ALLOWED).findings()).isEmpty();
        assertAsBefore();
    }

    @Test
    void what_is_minor_is_left_alone() throws Exception {
        migrate();
        Undo.Result result = undo("TEN780", Optional.empty(), false, LOSS_ALLOWED);
        assertThat(result.action()).isEmpty();
        assertThat(result.findings()).isEmpty();
        production.execute("INSERT INTO orders VALUES (1, 1)");
    }

    @Test
    void damaged_data_is_restored_and_the_tables_made_since_are_gone() throws Exception {
        Path manifest = backup();
        migrate();
        production.execute("INSERT INTO orders VALUES (1, 1)", "UPDATE companies SET name = 'x'",
                "INSERT INTO companies VALUES (3, 'c')");
        Undo.Result result = undo("TEN251", Optional.of(manifest), true, !LOSS_ALLOWED);
        assertThat(result.findings()).isEmpty();
        assertThat(result.action()).contains(Action.RESTORE);
        assertAsBefore();
    }

    @Test
    void a_rollback_that_fails_leads_to_the_backup() throws Exception {
        Path manifest = backup();
        migrate();
        Files.delete(folder.resolve(Schema.DEFAULT_MIGRATIONS).resolve("U1__orders.sql"));
        assertThat(undo("TEN781", Optional.of(manifest), true, !LOSS_ALLOWED).action()).contains(Action.RESTORE);
        assertAsBefore();
    }

    @Test
    void a_rollback_that_fails_on_its_way_leads_to_the_backup_too() throws Exception {
        Path manifest = backup();
        file("U1__orders.sql", "ALTER TABLE orders DROP FOREIGN KEY fk_of_another_name;\nDROP TABLE orders;");
        migrate();
        Undo.Result result = undo("TEN781", Optional.of(manifest), true, !LOSS_ALLOWED);
        assertThat(result.said()).anyMatch(said -> said.startsWith("The rollback failed: "));
        assertThat(result.action()).contains(Action.RESTORE);
        assertAsBefore();
    }

    @Test
    void a_way_back_that_forgets_something_is_found_out() throws Exception {
        file("U1__orders.sql", "DROP TABLE orderz;");
        migrate();
        Undo.Result result = undo("TEN781", Optional.empty(), false, !LOSS_ALLOWED);
        assertThat(codes(result)).containsExactly("TEN792");
        assertThat(result.findings().get(0).what()).contains("The table orders was not there.");
    }

    @Test
    void a_backup_that_nobody_proved_is_not_restored() throws Exception {
        Path manifest = backup();
        migrate();
        production.execute("UPDATE companies SET name = 'x'");
        Undo.Result result = undo("TEN251", Optional.of(manifest), false, LOSS_ALLOWED);
        assertThat(result.action()).isEmpty();
        assertThat(codes(result)).containsExactly("TEN791");
        assertThat(undo("TEN251", Optional.empty(), false, LOSS_ALLOWED).action()).isEmpty();
        production.execute("INSERT INTO orders VALUES (1, 1)");
    }

    @Test
    void a_table_that_somebody_else_made_since_is_named_and_stays() throws Exception {
        Path manifest = backup();
        migrate();
        production.execute("CREATE TABLE theirs (id INT PRIMARY KEY)");
        Undo.Result rolledBack = undo("TEN781", Optional.empty(), false, !LOSS_ALLOWED);
        assertThat(codes(rolledBack)).containsExactly("TEN792");
        assertThat(rolledBack.findings().get(0).what()).contains("The table theirs was not there.");
        migrate();
        assertThat(codes(undo("TEN251", Optional.of(manifest), true, !LOSS_ALLOWED))).contains("TEN738", "TEN792");
        production.execute("INSERT INTO theirs VALUES (1)");
    }

    @Test
    void what_came_since_the_backup_is_counted() throws Exception {
        Path manifest = backup();
        production.execute("INSERT INTO companies VALUES (3, 'c'), (4, 'd')");
        BackupOutlook outlook = BackupOutlook.of(production, manifest, true, Optional.empty(), Duration.ofSeconds(30));
        assertThat(outlook.since()).containsExactly(Map.entry("companies", 2L));
        assertThat(outlook.idle()).isFalse();
    }
}
