package dev.tenure.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tenure.TenureException;
import dev.tenure.schema.Schema;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the next run makes of an interrupted statement that alters a table. */
class AlterRecoveryTest {

    private static final class Cut extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @TempDir
    Path root;

    private Shop shop;

    @BeforeEach
    void open() throws IOException {
        shop = new Shop(root);
        shop.migrate();
        shop.database.execute("CREATE TABLE notes (id INT PRIMARY KEY AUTO_INCREMENT, a VARCHAR(20),"
                + " b INT, KEY ka (a))");
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private void cutAt(Class<? extends MigrationEvent> type) {
        assertThat(catchThrowable(() -> shop.migrator().migrate(MigrateOptions.DEFAULT, event -> {
            if (type.isInstance(event)) {
                throw new Cut();
            }
        }))).isInstanceOf(Cut.class);
    }

    private StatementOutcome recovered() {
        return shop.events.stream()
                .filter(MigrationEvent.Recovered.class::isInstance)
                .map(event -> ((MigrationEvent.Recovered) event).outcome())
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    private String refusal() {
        return catchThrowableOfType(TenureException.class, shop::migrate).getMessage();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "ALTER TABLE notes ADD COLUMN c INT", "ALTER TABLE notes DROP COLUMN b", "ALTER TABLE notes RENAME TO memos",
        "ALTER TABLE notes RENAME COLUMN b TO c", "ALTER TABLE notes MODIFY COLUMN a VARCHAR(30) NOT NULL",
        "CREATE INDEX kb ON notes (b)", "DROP INDEX ka ON notes", "ALTER TABLE notes COMMENT 'new'",
        "ALTER TABLE notes ADD CONSTRAINT positive CHECK (b > 0)", "RENAME TABLE notes TO memos",
        "ALTER TABLE notes ADD c INT, RENAME TO memos"
    })
    void an_alter_is_told_by_how_the_table_looked_before(String sql) throws IOException, SQLException {
        shop.file("V3__x.sql", sql);
        Schema before = shop.structure();
        cutAt(MigrationEvent.IntentRecorded.class);
        assertThat(shop.migrate().entries()).hasSize(1);
        assertThat(recovered()).isEqualTo(StatementOutcome.NOT_DONE);
        Schema after = shop.structure();
        assertThat(after).isNotEqualTo(before);
        assertThat(shop.states()).endsWith("3 APPLIED");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "ALTER TABLE notes ADD COLUMN c INT", "ALTER TABLE notes RENAME TO memos",
        "ALTER TABLE notes ADD c INT, RENAME TO memos", "CREATE INDEX kb ON notes (b)"
    })
    void an_alter_that_happened_is_not_run_again(String sql) throws IOException {
        shop.file("V3__x.sql", sql);
        cutAt(MigrationEvent.StatementRun.class);
        assertThat(shop.migrate().entries()).isEmpty();
        assertThat(recovered()).isEqualTo(StatementOutcome.DONE);
        assertThat(shop.states()).endsWith("3 APPLIED");
    }

    @Test
    void a_plan_tells_it_also_in_a_session_with_settings_of_its_own() throws IOException {
        shop.file("V3__x.sql", "ALTER TABLE notes ADD COLUMN c INT");
        cutAt(MigrationEvent.IntentRecorded.class);
        Plan plan = new Migrator(
                () -> {
                    Connection connection = shop.database.open();
                    try (Statement set = connection.createStatement()) {
                        set.execute("SET SESSION sql_mode = 'ANSI_QUOTES'");
                    }
                    return connection;
                },
                Shop.MODEL,
                shop.migrations()).plan(MigrateOptions.DEFAULT);
        assertThat(plan.entries()).as("it has not happened").hasSize(1);
    }

    @Test
    void rows_that_come_and_go_are_no_change_of_the_table() throws IOException {
        shop.file("V3__x.sql", "ALTER TABLE notes ADD COLUMN c INT");
        cutAt(MigrationEvent.IntentRecorded.class);
        shop.database.execute("INSERT INTO notes (a) VALUES ('x'), ('y')");
        shop.migrate();
        assertThat(recovered()).isEqualTo(StatementOutcome.NOT_DONE);
    }

    @Test
    void a_table_that_is_gone_after_an_alter_was_interrupted_is_nobodys_guess() throws IOException {
        shop.file("V3__x.sql", "ALTER TABLE notes ADD COLUMN c INT");
        cutAt(MigrationEvent.IntentRecorded.class);
        shop.database.execute("DROP TABLE notes");
        assertThat(refusal()).startsWith("TEN407").contains("notes is gone");
    }

    @Test
    void a_table_under_both_its_names_is_nobodys_guess() throws IOException {
        shop.file("V3__x.sql", "ALTER TABLE notes RENAME TO memos");
        cutAt(MigrationEvent.StatementRun.class);
        shop.database.execute("CREATE TABLE notes (id INT PRIMARY KEY)");
        assertThat(refusal()).startsWith("TEN407").contains("both its names");
    }

    @Test
    void a_session_that_goes_on_behind_a_setting_is_told_it_again() throws IOException, SQLException {
        shop.database.execute("CREATE TABLE parents (id INT PRIMARY KEY)", "INSERT INTO notes (a, b) VALUES ('x', 7)");
        shop.file("V3__x.sql", """
                SET SESSION foreign_key_checks = 0;
                ALTER TABLE notes ADD COLUMN c INT;
                ALTER TABLE notes ADD CONSTRAINT fk_b FOREIGN KEY (b) REFERENCES parents (id);""")
                .file("V4__y.sql",
                        "ALTER TABLE items ADD CONSTRAINT fk_z FOREIGN KEY (companies_id) REFERENCES parents (id)");
        cutAt(MigrationEvent.StatementRun.class);
        shop.migrate(MigrateOptions.DEFAULT.withTarget(Version.of("3")));
        assertThat(shop.structure().table("notes").orElseThrow().foreignKey("fk_b")).isPresent();
        assertThat(shop.states()).endsWith("3 APPLIED", "4 PENDING");
    }

    @Test
    void the_next_file_begins_with_foreign_keys_checked_whatever_the_one_before_left() throws IOException {
        shop.database.execute("CREATE TABLE parents (id BIGINT UNSIGNED PRIMARY KEY)",
                "INSERT INTO companies VALUES (1)", "INSERT INTO orders VALUES (1, 1)");
        shop.file("V3__x.sql", "SET SESSION foreign_key_checks = 0;\nALTER TABLE notes ADD COLUMN c INT;")
                .file("V4__y.sql",
                        "ALTER TABLE orders ADD CONSTRAINT fk_z FOREIGN KEY (companies_id) REFERENCES parents (id)");
        assertThat(refusal()).startsWith("TEN532");
    }
}
