package dev.tenure.deploy.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.deploy.ChecklistItem;
import dev.tenure.deploy.ChecklistItem.Mark;
import dev.tenure.deploy.Evidence;
import dev.tenure.deploy.Proof;
import dev.tenure.deploy.StepReport;
import dev.tenure.deploy.StopSignal;
import dev.tenure.deploy.Target;
import dev.tenure.mysql.Server;
import dev.tenure.schema.Column;
import dev.tenure.schema.ColumnType;
import dev.tenure.schema.Entity;
import dev.tenure.schema.Index;
import dev.tenure.schema.Schema;
import dev.tenure.schema.Storage;
import dev.tenure.schema.Table;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each item is ticked by what was shown, and by nothing else. */
class ChecklistTest {

    private static final Table PLAIN = new Table("orders", Table.Role.OWNED, "", Storage.DEFAULT,
            List.of(Column.of("id", ColumnType.bigUnsigned(), false)), List.of("id"), List.of(), List.of(), List.of(),
            List.of(), Optional.empty());
    private static final Table RICH = new Table("orders", Table.Role.OWNED, "", Storage.DEFAULT,
            List.of(Column.of("id", ColumnType.bigUnsigned(), false),
                    Column.of("company_id", ColumnType.bigUnsigned(), false)),
            List.of("id"), List.of(Index.of("one", true, List.of("company_id", "id"))), List.of(), List.of(), List.of(),
            Optional.of(new Entity("app.Order", Optional.of("company_id"), List.of(), List.of(),
                    Optional.of("deleted_at"), List.of(new Entity.SoftDeleteKey(List.of("id"), "a", "b", "live")),
                    Optional.empty())));
    private static final MaintenanceCommands COMMANDS =
            new MaintenanceCommands("true", "true", Path.of("."), Duration.ofSeconds(1));

    /** Everything that steps show, but what is left out; the rollback takes a second, the restore two. */
    private static Course course(Table table, Optional<MaintenanceCommands> maintenance, Proof... without) {
        Set<Proof> shown = EnumSet.complementOf(EnumSet.of(Proof.MAINTENANCE, Proof.ROLLBACK_WINDOW));
        shown.removeAll(List.of(without));
        List<Evidence> evidence =
                shown.stream().filter(proof -> proof != Proof.BACKUP).map(proof -> new Evidence(proof, "Seen.")).toList();
        Schema schema = new Schema("app.Shop", Optional.empty(), Schema.DEFAULT_MIGRATIONS, List.of(table));
        Target target = new Target(() -> {
            throw new AssertionError("nobody is asked");
        }, schema, List.of(), "db:3306/shop", new Server(Server.Flavour.MYSQL, 9, 7, 4));
        Course course = new Course(target, new StopSignal(), new Maintenance(maintenance, false), null,
                State.on(new Ground("server/shop", "b".repeat(64), List.of("1"), "s")));
        course.reports().add(new StepReport("rehearse", Duration.ZERO, List.of(), List.of(), List.of(), List.of(), List.of(),
                List.of(part("roll back", 1).withEvidence(evidence))));
        course.reports().add(new StepReport("backup", Duration.ZERO, List.of(), List.of(), List.of(),
                shown.contains(Proof.BACKUP) ? List.of(new Evidence(Proof.BACKUP, "Restored.")) : List.of(), List.of(),
                List.of(part("prove", 2))));
        return course;
    }

    private static StepReport part(String name, int seconds) {
        return new StepReport(name, Duration.ofSeconds(seconds), List.of(), List.of());
    }

    private static List<ChecklistItem> items(Course course, Duration window, Acceptances acceptances) {
        return new Checklist(Optional.empty(), window).of(course, acceptances);
    }

    private static List<String> open(List<ChecklistItem> items) {
        return items.stream().filter(item -> item.mark() == Mark.OPEN).map(ChecklistItem::code).toList();
    }

    @Test
    void with_all_shown_the_ten_items_are_ticked_by_the_steps_that_showed_them() {
        List<ChecklistItem> items =
                items(course(RICH, Optional.of(COMMANDS)), Duration.ofHours(2), Acceptances.none());
        assertThat(items).hasSize(10).allMatch(item -> item.mark() == Mark.TICKED);
        assertThat(items.stream().map(ChecklistItem::code)).containsExactly("TEN750", "TEN751", "TEN752", "TEN753",
                "TEN754", "TEN755", "TEN756", "TEN757", "TEN758", "TEN759");
        assertThat(items.get(0).evidence())
                .containsExactly("rehearse, roll back: Seen.", "rehearse, roll back: Seen.");
        assertThat(items.get(7).evidence()).containsExactly("backup: Restored.");
        assertThat(items.get(9).evidence())
                .containsExactly("2 h; the rollback took 1 s in the rehearsal, a restore 2 s.");
    }

    @ParameterizedTest
    @CsvSource({
        "MIGRATED, TEN750", "MIGRATED_AGAIN, TEN750", "FOREIGN_KEYS, TEN751", "INDEXES, TEN752", "UNIQUE_KEYS, TEN753",
        "CASCADE, TEN754", "SOFT_DELETE, TEN755", "ROLLED_BACK, TEN756", "BACKUP, TEN757"
    })
    void what_was_not_shown_leaves_its_item_open_and_no_other(Proof missing, String code) {
        Course course = course(RICH, Optional.of(COMMANDS), missing);
        assertThat(open(items(course, Duration.ofHours(2), Acceptances.none()))).containsExactly(code);
    }

    @Test
    void without_a_word_on_maintenance_its_item_is_open() {
        Course course = course(RICH, Optional.empty());
        assertThat(open(items(course, Duration.ofHours(2), Acceptances.none()))).containsExactly("TEN758");
        List<ChecklistItem> said =
                new Checklist(Optional.of("nobody is there"), Duration.ofHours(2)).of(course, Acceptances.none());
        assertThat(said.get(8).mark()).isEqualTo(Mark.TICKED);
        assertThat(said.get(8).evidence()).containsExactly("Without, because nobody is there.");
    }

    @Test
    void a_window_has_to_hold_rollback_and_restore_one_after_the_other() {
        Course course = course(RICH, Optional.of(COMMANDS));
        assertThat(open(items(course, Duration.ofSeconds(3), Acceptances.none()))).isEmpty();
        assertThat(open(items(course, Duration.ofMillis(2999), Acceptances.none()))).containsExactly("TEN759");
    }

    @Test
    void a_schema_without_such_things_has_nothing_to_show_of_them() {
        Course course = course(PLAIN, Optional.of(COMMANDS), Proof.UNIQUE_KEYS, Proof.CASCADE, Proof.SOFT_DELETE);
        List<ChecklistItem> items = items(course, Duration.ofHours(2), Acceptances.none());
        assertThat(open(items)).isEmpty();
        assertThat(items.get(3).evidence()).containsExactly("No table has a unique key.");
    }

    @Test
    void an_open_item_can_be_accepted_with_a_reason_save_for_the_rehearsal_itself() {
        Acceptances acceptances = new Acceptances(Map.of("TEN756", "it only adds", "TEN750", "in a hurry"));
        List<ChecklistItem> items = items(
                course(RICH, Optional.of(COMMANDS), Proof.MIGRATED, Proof.ROLLED_BACK), Duration.ofHours(2), acceptances);
        assertThat(open(items)).containsExactly("TEN750");
        assertThat(items.get(6).mark()).isEqualTo(Mark.ACCEPTED);
        assertThat(items.get(6).because()).contains("it only adds");
        assertThat(acceptances.remarks()).containsExactly("TEN750 cannot be accepted: nothing was rehearsed.");
    }
}
