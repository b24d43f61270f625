package dev.tenure.example.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.deploy.live.LookUps;
import dev.tenure.schema.Finding;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A sound production of the plan's raises no false alarm, however its rows are spread; a damaged one does. */
class LookUpsOfExampleTest {

    @Test
    void every_look_up_of_the_example_is_planned_and_none_is_complained_of_without_a_reason() throws SQLException {
        try (SoundDatabase database = new SoundDatabase(); Connection connection = database.open()) {
            LookUps.Seen sound = LookUps.check(connection, database.schema());
            assertThat(sound.findings()).as(sound.said().toString()).isEmpty();
            assertThat(sound.said().get(0)).matches("Had the server plan \\d{2,} look-ups of \\d+ tables: .*");
            database.damage(List.of("ALTER TABLE notification_configurations DROP KEY notif_config_event_enabled_idx"));
            assertThat(LookUps.check(connection, database.schema()).findings())
                    .isNotEmpty()
                    .allSatisfy(finding -> assertThat(finding.what()).contains("notif_config_event_enabled_idx"))
                    .extracting(Finding::code).containsOnly("TEN770");
        }
    }
}
