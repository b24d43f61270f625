package dev.tenure.example.repository;

import static dev.tenure.example.repository.TwoTenants.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.example.AppointmentSchemaRepositories;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The same where the server prepares statements, keeps them and is sent values in binary. */
class ServerPreparedTest extends PolicyRepositoryTest {

    private static final Map<String, String> PREPARED = Map.of("useServerPrepStmts", "true", "cachePrepStmts", "true");

    @Override
    Map<String, String> properties() {
        return PREPARED;
    }

    @Test
    void the_server_does_prepare() throws SQLException {
        try (TwoTenants world = new TwoTenants(PREPARED); Connection connection = world.dataSource().getConnection()) {
            long before = TwoTenants.status(connection, "Com_stmt_prepare");
            AppointmentSchemaRepositories.over(connection, TwoTenants.settings())
                    .tenant(ACME).policyConfigurations().count();
            assertThat(TwoTenants.status(connection, "Com_stmt_prepare")).isGreaterThan(before);
        }
    }
}
