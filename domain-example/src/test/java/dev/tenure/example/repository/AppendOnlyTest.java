package dev.tenure.example.repository;

import static dev.tenure.example.repository.TwoTenants.ACME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tenure.annotation.EntityRef;
import dev.tenure.example.Company;
import dev.tenure.example.PolicyConfiguration;
import dev.tenure.example.PolicyConfiguration.PolicyType;
import dev.tenure.example.PolicyConfigurationRepository;
import dev.tenure.example.workshop.LogEntryRepository;
import dev.tenure.repository.RefusedException;
import java.lang.reflect.Method;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rows that stay as they were written, in Java and whatever Java tries. */
class AppendOnlyTest {

    @Test
    void the_repository_has_nothing_that_changes_a_row() {
        assertThat(Stream.of(LogEntryRepository.class.getMethods()).map(Method::getName))
                .contains("insert", "insertAll", "find", "page", "count", "findByNumber")
                .noneMatch(name -> name.matches("(update|upsert|delete|restore|purge|remove).*"));
    }

    @Test
    void a_refusal_of_the_server_names_the_table_and_what_to_do() {
        try (TwoTenants world = new TwoTenants()) {
            world.database().execute("CREATE TRIGGER stay BEFORE UPDATE ON policy_configurations FOR EACH ROW"
                    + " SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'append-only: rows stay'");
            PolicyConfigurationRepository policies = world.repositories().tenant(ACME).policyConfigurations();
            PolicyConfiguration policy = policies.insert(new PolicyConfiguration(
                    null, EntityRef.to(Company.class, ACME), PolicyType.CANCELLATION, "{}", false, null, null, null, null));
            RefusedException refused =
                    catchThrowableOfType(RefusedException.class, () -> policies.delete(policy.id()));
            assertThat(refused).hasMessageStartingWith("TEN809").hasMessageContaining("append-only: rows stay.");
            assertThat(refused.table()).isEqualTo("policy_configurations");
            assertThat(policies.get(policy.id())).isEqualTo(policy);
        }
    }
}
