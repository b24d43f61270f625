package dev.tenure.example.repository;

import static dev.tenure.example.repository.TwoTenants.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.annotation.EntityRef;
import dev.tenure.example.AppointmentSchemaRepositories;
import dev.tenure.example.Company;
import dev.tenure.example.NotificationConfiguration;
import dev.tenure.example.NotificationConfiguration.Channel;
import dev.tenure.example.NotificationConfigurationRepository;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many rows at a time: how often the server is asked, and whose key each of them is given. */
class BatchTest {

    private static final int ROWS = 2_500;

    private static List<NotificationConfiguration> drafts() {
        return IntStream.range(0, ROWS)
                .mapToObj(event -> new NotificationConfiguration(null, EntityRef.to(Company.class, ACME),
                        "event " + event, Channel.SMS, null, true, 3, 5, null, null, null, null))
                .toList();
    }

    /** Inserts all and gives how many statements it took that insert. */
    private static long inserts(Map<String, String> properties) throws SQLException {
        try (TwoTenants world = new TwoTenants(properties);
                Connection connection = world.dataSource().getConnection()) {
            NotificationConfigurationRepository notifications = AppointmentSchemaRepositories
                    .over(connection, TwoTenants.settings()).tenant(ACME).notificationConfigurations();
            // keys that do not begin at one
            notifications.delete(notifications.insert(drafts().get(0)).id());
            long before = TwoTenants.status(connection, "Com_insert");
            List<NotificationConfiguration> inserted = notifications.insertAll(drafts());
            long inserts = TwoTenants.status(connection, "Com_insert") - before;
            assertThat(inserted).extracting(NotificationConfiguration::eventType)
                    .containsExactlyElementsOf(drafts().stream().map(NotificationConfiguration::eventType).toList());
            assertThat(notifications.findAllById(inserted.stream().map(NotificationConfiguration::id).toList()))
                    .containsExactlyInAnyOrderElementsOf(inserted);
            return inserts;
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_driver_that_rewrites_batches_sends_a_statement_for_each_thousand_rows(boolean preparedByServer)
            throws SQLException {
        assertThat(inserts(Map.of(
                        "rewriteBatchedStatements", "true", "useServerPrepStmts", String.valueOf(preparedByServer))))
                .isEqualTo(3);
    }

    @Test
    void a_driver_that_does_not_sends_one_for_each_row() throws SQLException {
        assertThat(inserts(Map.of())).isEqualTo(ROWS);
    }
}
