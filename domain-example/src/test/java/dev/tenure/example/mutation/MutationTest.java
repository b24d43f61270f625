package dev.tenure.example.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.schema.Finding;
import dev.tenure.testkit.TestServer;
import dev.tenure.verify.Report;
import dev.tenure.verify.Verifier;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A sound database is broken in one way after the other, and {@code verify} has to say where. */
class MutationTest {

    private static SoundDatabase sound;
    private static int made;
    private static int killed;

    @BeforeAll
    static void makeSoundDatabase() throws SQLException {
        sound = new SoundDatabase();
    }

    @AfterAll
    static void sumUp() {
        System.out.println("mutants: " + killed + "/" + made + " killed on " + TestServer.shared().server().label());
        sound.close();
    }

    private static Report verify() throws SQLException {
        try (Connection connection = sound.open()) {
            return Verifier.verify(connection, sound.schema());
        }
    }

    @Test
    void there_is_nothing_to_say_of_a_sound_database() throws SQLException {
        Report report = verify();
        assertThat(report.findings()).isEmpty();
        assertThat(report.questions()).isGreaterThan(50);
    }

    @TestFactory
    Stream<DynamicTest> every_mutant_is_told_by_table_and_object() {
        List<Mutant> mutants = Stream.concat(StructureMutants.all(), DataMutants.all())
                .filter(mutant -> mutant.servers().include(TestServer.shared().server()))
                .toList();
        made = mutants.size();
        assertThat(made).isGreaterThanOrEqualTo(60);
        return mutants.stream().map(mutant -> DynamicTest.dynamicTest(mutant.name(), () -> kill(mutant)));
    }

    private static void kill(Mutant mutant) throws SQLException {
        try {
            sound.damage(mutant.statements());
            Report report = verify();
            assertThat(report.sound()).as(mutant.name()).isFalse();
            assertThat(report.findings()).as(mutant.name()).anySatisfy(finding -> {
                assertThat(finding.code()).isEqualTo(mutant.code());
                assertThat(finding.subject().label())
                        .isEqualTo(mutant.table() + (mutant.object().isEmpty() ? "" : "." + mutant.object()));
                assertThat(finding.what()).contains(mutant.table());
            });
            if (!mutant.isOfData()) {
                assertThat(report.findings()).as(mutant.name()).extracting(finding -> finding.subject().table())
                        .isSubsetOf(mutant.tables());
            }
            killed++;
        } finally {
            sound.restore(mutant.restored());
        }
    }

    @Test
    void a_sound_database_is_sound_again_once_the_damage_is_undone() throws SQLException {
        for (Mutant mutant : List.of(
                Mutant.alter("", "callback_requests", "", "DROP COLUMN notes"),
                Mutant.of("", "services", "", "DROP TABLE services"))) {
            sound.damage(mutant.statements());
            assertThat(verify().findings()).isNotEmpty();
            sound.restore(mutant.restored());
            assertThat(verify().findings()).extracting(Finding::toString).isEmpty();
        }
    }

    @Test
    void what_owners_of_existing_tables_add_is_no_damage() throws SQLException {
        try {
            sound.damage(List.of(
                    "ALTER TABLE services ADD COLUMN colour VARCHAR(20) NULL FIRST, ADD KEY by_colour (colour)",
                    "ALTER TABLE services COMMENT='theirs', ALTER COLUMN price SET DEFAULT 1",
                    "CREATE TRIGGER theirs BEFORE INSERT ON services FOR EACH ROW SET NEW.price = 1",
                    "CREATE TABLE unrelated (id INT)"));
            assertThat(verify().findings()).isEmpty();
        } finally {
            sound.restore(List.of("services", "unrelated"));
        }
    }
}
