package dev.tenure.example.repository;

import static dev.tenure.example.repository.TwoTenants.ACME;
import static dev.tenure.example.repository.TwoTenants.OTHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tenure.annotation.EntityRef;
import dev.tenure.example.AppointmentSchemaRepositories;
import dev.tenure.example.AppointmentSchemaRepositories.AcrossTenants;
import dev.tenure.example.AppointmentSchemaRepositories.Writable;
import dev.tenure.example.Branch;
import dev.tenure.example.PolicyConfiguration;
import dev.tenure.example.PolicyConfiguration.PolicyType;
import dev.tenure.example.repository.TwoTenants.Parents;
import dev.tenure.repository.AppendRepository;
import dev.tenure.repository.MissingException;
import dev.tenure.repository.ReferenceException;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What those can do who operate the whole. */
class AcrossTenantsTest {

    private static final String REASON = "a customer of the support asked";

    private TwoTenants world;
    private AppointmentSchemaRepositories db;
    private PolicyConfiguration ours;
    private PolicyConfiguration theirs;

    @BeforeEach
    void open() {
        world = new TwoTenants();
        db = world.repositories();
        ours = db.tenant(ACME).policyConfigurations().insert(ofBranch(ACME));
        theirs = db.tenant(OTHER).policyConfigurations().insert(ofBranch(OTHER));
    }

    @AfterEach
    void close() {
        world.close();
    }

    private static PolicyConfiguration ofBranch(long company) {
        return new PolicyConfiguration(null, EntityRef.to(Branch.class, Parents.of(company).branch()),
                PolicyType.CANCELLATION, "{}", true, null, null, null, null);
    }

    private static PolicyConfiguration withConfig(PolicyConfiguration policy, EntityRef of, String config) {
        return new PolicyConfiguration(policy.id(), of, policy.policyType(), config, policy.isOverride(),
                policy.overridesId(), policy.createdAt(), policy.updatedAt(), policy.deletedAt());
    }

    @Test
    void it_takes_a_reason() {
        assertThatIllegalArgumentException().isThrownBy(() -> db.acrossTenants(" "));
        assertThatIllegalArgumentException().isThrownBy(() -> db.acrossTenants(null));
    }

    @Test
    void rows_of_all_tenants_are_read() {
        assertThat(db.acrossTenants(REASON).policyConfigurations().page(null, 10)).containsExactly(ours, theirs);
        assertThat(db.acrossTenants(REASON).policyConfigurations().get(theirs.id())).isEqualTo(theirs);
        assertThat(db.acrossTenants(REASON).policyConfigurations().count()).isEqualTo(2);
    }

    @Test
    void rows_of_all_tenants_are_looked_up_by_an_index_that_says_why() {
        assertThat(db.acrossTenants(REASON).policyConfigurations().findByIsOverride(true))
                .containsExactlyInAnyOrder(ours, theirs);
        assertThat(db.acrossTenants(REASON).policyConfigurations().findByIsOverrideAndOverridesId(true, 7L)).isEmpty();
    }

    @Test
    void nothing_can_be_written_unless_it_is_said() {
        assertThat(Arrays.stream(AcrossTenants.class.getDeclaredMethods())
                        .filter(method -> AppendRepository.class.isAssignableFrom(method.getReturnType())))
                .isEmpty();
        assertThat(AcrossTenants.class.getDeclaredMethods()).extracting("returnType").contains(Writable.class);
    }

    @Test
    void a_row_is_written_as_the_tenant_that_it_is_of() {
        Writable writable = db.acrossTenants(REASON).writable();
        PolicyConfiguration changed = withConfig(theirs, theirs.configurable(), "{\"hours\": 2}");
        assertThat(writable.policyConfigurations(theirs.id()).update(changed).config()).isEqualTo("{\"hours\": 2}");
        assertThat(db.tenant(OTHER).policyConfigurations().get(theirs.id())).isEqualTo(changed);
        assertThat(db.tenant(ACME).policyConfigurations().get(ours.id())).isEqualTo(ours);
    }

    @Test
    void a_deleted_row_has_its_tenant_too() {
        Writable writable = db.acrossTenants(REASON).writable();
        assertThat(writable.policyConfigurations(theirs.id()).delete(theirs.id())).isTrue();
        assertThat(writable.policyConfigurations(theirs.id()).restore(theirs.id())).isTrue();
        assertThat(db.tenant(OTHER).policyConfigurations().find(theirs.id())).isPresent();
    }

    @Test
    void a_row_cannot_refer_to_what_is_another_tenants_even_so() {
        PolicyConfiguration mixed = withConfig(theirs, ours.configurable(), "{}");
        assertThatExceptionOfType(ReferenceException.class)
                .isThrownBy(() -> db.acrossTenants(REASON).writable().policyConfigurations(theirs.id()).update(mixed));
    }

    @Test
    void a_row_that_is_not_there_is_of_no_tenant() {
        assertThatExceptionOfType(MissingException.class)
                .isThrownBy(() -> db.acrossTenants(REASON).writable().policyConfigurations(987_654L));
    }
}
