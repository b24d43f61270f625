package dev.tenure.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tenure.TenureException;
import dev.tenure.mysql.Ddl;
import dev.tenure.schema.Column;
import dev.tenure.schema.ColumnType;
import dev.tenure.schema.Schema;
import dev.tenure.schema.Storage;
import dev.tenure.schema.Table;
import dev.tenure.schema.Trigger;
import dev.tenure.verify.Verifier;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table with triggers is three statements, and each of them may be the last that a process ran. */
class TriggerMigrationTest {

    private static final Trigger NO_UPDATE = new Trigger(
            "entries_no_update", Trigger.Timing.BEFORE, Trigger.Event.UPDATE, new Trigger.Refusal("entries stay"));
    private static final Trigger NO_DELETE = new Trigger(
            "entries_no_delete", Trigger.Timing.BEFORE, Trigger.Event.DELETE, new Trigger.Refusal("entries stay"));

    private static final Table ENTRIES = new Table("entries", Table.Role.OWNED, "", Storage.DEFAULT,
            List.of(Column.of("id", ColumnType.bigUnsigned(), false)), List.of("id"), List.of(), List.of(), List.of(),
            List.of(NO_UPDATE, NO_DELETE), Optional.empty());

    private static final Schema MODEL =
            new Schema("app.Book", Optional.empty(), Schema.DEFAULT_MIGRATIONS, List.of(ENTRIES));

    private static final class Cut extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @TempDir
    Path root;

    private Shop shop;

    @BeforeEach
    void open() throws IOException {
        shop = new Shop(root, MODEL);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private static MigrationListener cutAt(int number) {
        List<MigrationEvent> seen = new ArrayList<>();
        return event -> {
            seen.add(event);
            if (seen.size() == number) {
                throw new Cut();
            }
        };
    }

    private int eventsOf(Runnable undisturbed) {
        shop.events.clear();
        undisturbed.run();
        return shop.events.size();
    }

    private void assertSound() throws SQLException {
        try (Connection connection = shop.database.open()) {
            assertThat(Verifier.structure(connection, MODEL)).isEmpty();
        }
    }

    private String refusal(Runnable run) {
        return catchThrowableOfType(TenureException.class, run::run).getMessage();
    }

    @Test
    void each_trigger_is_a_statement_of_its_own_and_goes_with_its_table() throws SQLException {
        assertThat(shop.migrations().get(0).up().statements()).hasSize(3);
        assertThat(shop.migrations().get(0).down().orElseThrow().statements()).hasSize(1);
        shop.migrate();
        assertSound();
        assertThat(catchThrowable(() -> shop.database.execute("INSERT INTO entries VALUES (1)",
                "UPDATE entries SET id = 2"))).hasRootCauseMessage("entries stay");
        assertThat(catchThrowable(() -> shop.database.execute("DELETE FROM entries"))).hasRootCauseMessage("entries stay");
        shop.rollback(RollbackOptions.of(new RollbackOptions.Extent.All()).withDataLossAllowed());
        assertThat(shop.tables()).isEmpty();
        shop.migrate();
        assertSound();
    }

    @Test
    void a_migrate_that_was_cut_anywhere_is_completed_by_the_next() throws SQLException {
        int events = eventsOf(shop::migrate);
        shop.rollbackAll();
        assertThat(events).isGreaterThan(3 * 3);
        for (int at = 1; at <= events; at++) {
            int event = at;
            assertThat(catchThrowable(() -> shop.migrator().migrate(MigrateOptions.DEFAULT, cutAt(event))))
                    .as("event %s", at).isInstanceOf(Cut.class);
            shop.migrate();
            assertSound();
            assertThat(shop.states()).as("after a cut at event %s", at).containsExactly("1 APPLIED");
            shop.rollbackAll();
            assertThat(shop.tables()).as("after a cut at event %s, and back", at).isEmpty();
        }
    }

    @Test
    void what_was_cut_anywhere_can_be_rolled_back() throws SQLException {
        int events = eventsOf(shop::migrate);
        shop.rollbackAll();
        for (int at = 1; at <= events; at++) {
            int event = at;
            assertThat(catchThrowable(() -> shop.migrator().migrate(MigrateOptions.DEFAULT, cutAt(event))))
                    .isInstanceOf(Cut.class);
            shop.rollbackAll();
            assertThat(shop.tables()).as("after a cut at event %s", at).isEmpty();
        }
    }

    @Test
    void a_trigger_that_another_put_there_meanwhile_is_told_from_ours() throws SQLException {
        // started, reached, recorded, run; and the same for the first trigger up to its intent
        assertThat(catchThrowable(() -> shop.migrator().migrate(MigrateOptions.DEFAULT, event -> {
            if (event instanceof MigrationEvent.IntentRecorded intent && intent.step().number() == 2) {
                throw new Cut();
            }
        }))).isInstanceOf(Cut.class);
        shop.database.execute("CREATE TRIGGER entries_no_update AFTER UPDATE ON entries FOR EACH ROW SET @x = 1");
        assertThat(refusal(shop::migrate)).startsWith("TEN407").contains("entries_no_update");
        shop.database.execute("DROP TRIGGER entries_no_update");
        shop.migrate();
        assertSound();
    }

    @Test
    void a_table_with_its_triggers_is_taken_over_and_spared_by_a_rollback() throws SQLException {
        shop.database.execute(Ddl.createTable(ENTRIES), Ddl.createTrigger("entries", NO_UPDATE),
                Ddl.createTrigger("entries", NO_DELETE));
        assertThat(shop.migrate().entries().get(0).statements()).extracting(Plan.Planned::action)
                .containsOnly(Plan.Action.ADOPT);
        assertSound();
        shop.rollbackAll();
        assertThat(shop.tables()).contains("entries");
    }

    @Test
    void a_table_without_its_triggers_is_refused_by_their_names() {
        shop.database.execute(Ddl.createTable(ENTRIES), Ddl.createTrigger("entries", NO_UPDATE));
        assertThat(refusal(shop::migrate)).startsWith("TEN406").contains("entries_no_delete is missing");
    }
}
