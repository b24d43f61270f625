package dev.tenure.deploy.undo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.TenureException;
import dev.tenure.deploy.undo.Advice.Action;
import dev.tenure.migrate.Plan;
import dev.tenure.migrate.RollbackOptions.Extent;
import dev.tenure.migrate.Version;
import dev.tenure.schema.Finding;
import dev.tenure.schema.Subject;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The plan's last section, case by case. */
class DecisionTreeTest {

    private static final Clock NOW = Clock.fixed(Instant.parse("2026-11-28T11:42:00Z"), ZoneOffset.UTC);

    private static Finding finding(String code) {
        return Finding.of(code, Subject.schema("x"), "What " + code + " says.", "Do something.");
    }

    private static RollbackOutlook rollback(String how) {
        Extent extent = new Extent.To(Version.of("7"));
        return switch (how) {
            case "clean" -> new RollbackOutlook(extent, List.of("8_create_orders"), List.of(), Optional.empty(),
                    Optional.of(Duration.ofMillis(1234)));
            case "lossy" -> new RollbackOutlook(extent, List.of("8_create_orders"),
                    List.of(new Plan.Loss("orders", Optional.empty(), 2)), Optional.empty(), Optional.empty());
            case "idle" -> new RollbackOutlook(extent, List.of(), List.of(), Optional.empty(), Optional.empty());
            default -> new RollbackOutlook(extent, List.of(), List.of(),
                    Optional.of(new TenureException("TEN413", "There is no way back.", "Write one.")), Optional.empty());
        };
    }

    private static Optional<BackupOutlook> backup(String how) {
        return how.equals("none") ? Optional.empty() : Optional.of(new BackupOutlook(
                Path.of("/backups/shop 1.sql.gz.manifest.json"), Instant.parse("2026-11-28T10:30:00Z"),
                how.equals("proved"), Optional.of(Duration.ofSeconds(34)), Map.of("orders", 100L, "notes", -3L),
                List.of("sessions"), false));
    }

    private static Advice decide(String codes, String rollback, String backup) {
        return new DecisionTree(Stream.of(codes.split(" ")).map(DecisionTreeTest::finding).toList(), rollback(rollback),
                backup(backup), "--url jdbc:mysql://db/shop --user deploy", NOW).decide();
    }

    @ParameterizedTest
    @CsvSource({
        // what was found,      a rollback, the backup, what to do
        "TEN780,                clean,      proved,     MONITOR",
        "TEN771,                refused,    none,       MONITOR",
        "TEN540,                clean,      proved,     MONITOR",
        "TEN781,                clean,      proved,     ROLL_BACK",
        "TEN780 TEN781,         clean,      none,       ROLL_BACK",
        "TEN770,                clean,      proved,     ROLL_BACK",
        "TEN205,                lossy,      proved,     ROLL_BACK",
        "TEN411,                clean,      proved,     ROLL_BACK",
        "TEN411,                idle,       proved,     MONITOR",
        "TEN781,                refused,    proved,     RESTORE",
        "TEN781,                refused,    unproved,   CALL_A_PERSON",
        "TEN781,                refused,    none,       CALL_A_PERSON",
        "TEN250,                clean,      proved,     RESTORE",
        "TEN251,                clean,      proved,     RESTORE",
        "TEN772,                clean,      proved,     RESTORE",
        "TEN780 TEN782 TEN781,  clean,      proved,     RESTORE",
        "TEN251,                clean,      unproved,   CALL_A_PERSON",
        "TEN251,                clean,      none,       CALL_A_PERSON",
    })
    void what_is_done_follows_from_how_bad_it_is_and_what_can_be_done(
            String codes, String rollback, String backup, Action expected) {
        assertThat(decide(codes, rollback, backup).action()).isEqualTo(expected);
    }

    @Test
    void the_worst_is_told_first_and_the_facts_of_the_case_follow() {
        assertThat(decide("TEN780 TEN781", "lossy", "proved").facts()).containsExactly(
                "TEN781: What TEN781 says.",
                "TEN780: What TEN780 says.",
                "The worst of it is moderate.",
                "A rollback takes back 8_create_orders; it loses what is in orders (2 rows).",
                "The backup shop 1.sql.gz.manifest.json is 1 h 12 min old and proved: it was restored and compared.",
                "Restoring it took 34.0 s.",
                "Since then 100 rows came and 3 went (orders +100, notes -3): a restore loses what was written since.",
                "What came to these tables since is not known: sessions.");
    }

    @Test
    void how_long_a_rollback_took_in_the_rehearsal_is_told() {
        assertThat(decide("TEN781", "clean", "none").facts()).contains(
                "A rollback takes back 8_create_orders; it loses no rows.", "In the rehearsal it took 1.2 s.",
                "There is no backup that tenure restore could bring back.");
    }

    @Test
    void why_a_rollback_cannot_be_done_is_told() {
        assertThat(decide("TEN781", "refused", "unproved").facts())
                .contains("A rollback cannot be done: TEN413: There is no way back.")
                .anyMatch(fact -> fact.endsWith("old and not proved: nobody has restored it."));
    }

    @Test
    void a_log_that_says_nothing_was_written_says_that_a_restore_loses_nothing() {
        BackupOutlook idle = new BackupOutlook(Path.of("b"), NOW.instant(), true, Optional.empty(), Map.of(), List.of(),
                true);
        assertThat(new DecisionTree(List.of(finding("TEN251")), rollback("clean"), Optional.of(idle), "", NOW).decide()
                .facts()).contains("Nothing was written since, as the server's log says: a restore loses nothing.");
    }

    @Test
    void the_commands_can_be_called_as_they_stand() {
        String options = " --url jdbc:mysql://db/shop --user deploy";
        assertThat(decide("TEN780", "clean", "none").commands())
                .containsExactly("tenure watch --for 24h" + options, "tenure verify" + options);
        assertThat(decide("TEN781", "clean", "none").commands())
                .containsExactly("tenure rollback --to 7" + options, "tenure preflight" + options);
        assertThat(decide("TEN781", "lossy", "none").commands().get(0))
                .isEqualTo("tenure rollback --to 7 --allow-data-loss" + options);
        assertThat(decide("TEN251", "clean", "proved").commands().get(0))
                .isEqualTo("tenure restore '/backups/shop 1.sql.gz.manifest.json' --drop-new --yes" + options);
        assertThat(decide("TEN251", "clean", "none").commands().get(0)).isEqualTo("tenure status" + options);
    }
}
