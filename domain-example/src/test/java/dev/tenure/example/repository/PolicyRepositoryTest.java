package dev.tenure.example.repository;

import static dev.tenure.example.repository.TwoTenants.ACME;
import static dev.tenure.example.repository.TwoTenants.NOW;
import static dev.tenure.example.repository.TwoTenants.OTHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tenure.annotation.EntityRef;
import dev.tenure.example.AppointmentSchemaRepositories;
import dev.tenure.example.Branch;
import dev.tenure.example.Company;
import dev.tenure.example.Customer;
import dev.tenure.example.PolicyConfiguration;
import dev.tenure.example.PolicyConfiguration.PolicyType;
import dev.tenure.example.PolicyConfigurationRepository;
import dev.tenure.example.Service;
import dev.tenure.example.Staff;
import dev.tenure.example.repository.TwoTenants.Parents;
import dev.tenure.repository.DuplicateException;
import dev.tenure.repository.InvalidException;
import dev.tenure.repository.MissingException;
import dev.tenure.repository.ReadRepository;
import dev.tenure.repository.ReferenceException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** The repository of an entity that is softly deleted, polymorphic and refers to itself, for two tenants. */
@TestInstance(Lifecycle.PER_CLASS)
class PolicyRepositoryTest {

    private static final Parents OURS = Parents.of(ACME);
    private static final Parents THEIRS = Parents.of(OTHER);

    private final TwoTenants world = new TwoTenants(properties());
    private final AppointmentSchemaRepositories db = world.repositories();
    private PolicyConfigurationRepository acme;
    private PolicyConfigurationRepository other;

    /** What connections tell the driver. */
    Map<String, String> properties() {
        return Map.of();
    }

    @AfterAll
    void close() {
        world.close();
    }

    @BeforeEach
    void empty() {
        world.database().execute("SET foreign_key_checks = 0", "DELETE FROM policy_configurations");
        acme = db.tenant(ACME).policyConfigurations();
        other = db.tenant(OTHER).policyConfigurations();
    }

    private static PolicyConfiguration draft(EntityRef of, PolicyType type) {
        return new PolicyConfiguration(null, of, type, "{\"hours\": 24}", false, null, null, null, null);
    }

    private static PolicyConfiguration forCompany(Parents parents) {
        return draft(EntityRef.to(Company.class, parents.company()), PolicyType.CANCELLATION);
    }

    private static PolicyConfiguration overriding(PolicyConfiguration policy, Long id) {
        return new PolicyConfiguration(policy.id(), policy.configurable(), policy.policyType(), policy.config(), true,
                id, policy.createdAt(), policy.updatedAt(), policy.deletedAt());
    }

    @Test
    void an_inserted_row_is_what_can_be_read() {
        PolicyConfiguration inserted = acme.insert(forCompany(OURS));
        assertThat(inserted.id()).isPositive();
        assertThat(inserted.createdAt()).isEqualTo(NOW);
        assertThat(inserted.updatedAt()).isEqualTo(NOW);
        assertThat(acme.get(inserted.id())).isEqualTo(inserted);
        assertThat(acme.find(inserted.id())).contains(inserted);
        assertThat(acme.exists(inserted.id())).isTrue();
        assertThat(acme.count()).isEqualTo(1);
    }

    @Test
    void no_method_sees_a_row_of_another_tenant() {
        PolicyConfiguration theirs = other.insert(forCompany(THEIRS));
        assertThat(acme.find(theirs.id())).isEmpty();
        assertThat(acme.exists(theirs.id())).isFalse();
        assertThat(acme.count()).isZero();
        assertThat(acme.findAllById(List.of(theirs.id()))).isEmpty();
        assertThat(acme.page(null, 10)).isEmpty();
        assertThat(acme.page(0L, 10)).isEmpty();
        assertThat(acme.findByPolicyType(PolicyType.CANCELLATION)).isEmpty();
        assertThat(acme.findByConfigurable(theirs.configurable())).isEmpty();
        assertThat(acme.findByConfigurableAndPolicyType(theirs.configurable(), PolicyType.CANCELLATION)).isEmpty();
        assertThat(acme.resolve(PolicyType.CANCELLATION, List.of(theirs.configurable()))).isEmpty();
        assertThatExceptionOfType(MissingException.class).isThrownBy(() -> acme.get(theirs.id()));
    }

    @Test
    void no_method_changes_a_row_of_another_tenant() {
        PolicyConfiguration theirs = other.insert(forCompany(THEIRS));
        assertThat(acme.delete(theirs.id())).isFalse();
        assertThat(acme.restore(theirs.id())).isFalse();
        assertThat(acme.purge(theirs.id())).isFalse();
        PolicyConfiguration stolen = new PolicyConfiguration(theirs.id(), forCompany(OURS).configurable(),
                theirs.policyType(), "{}", false, null, null, null, null);
        assertThatExceptionOfType(MissingException.class).isThrownBy(() -> acme.update(stolen));
        assertThat(other.get(theirs.id())).isEqualTo(theirs);
        other.delete(theirs.id());
        assertThat(acme.restore(theirs.id())).isFalse();
        assertThat(acme.purge(theirs.id())).isFalse();
        assertThat(other.restore(theirs.id())).isTrue();
    }

    @Test
    void a_reference_to_another_tenants_row_is_refused_and_named() {
        PolicyConfiguration theirs = other.insert(forCompany(THEIRS));
        PolicyConfiguration ours = acme.insert(forCompany(OURS));
        assertThatExceptionOfType(ReferenceException.class)
                .isThrownBy(() -> acme.insert(overriding(
                        draft(EntityRef.to(Staff.class, OURS.staff()), PolicyType.RECURRING), theirs.id())))
                .satisfies(e -> assertThat(e.reference()).isEqualTo("overridesId"));
        assertThatExceptionOfType(ReferenceException.class)
                .isThrownBy(() -> acme.update(overriding(ours, theirs.id())))
                .satisfies(e -> assertThat(e.reference()).isEqualTo("overridesId"));
        assertThatExceptionOfType(ReferenceException.class)
                .isThrownBy(() -> acme.upsertByConfigurableAndPolicyType(overriding(forCompany(OURS), theirs.id())))
                .satisfies(e -> assertThat(e.reference()).isEqualTo("overridesId"));
        assertThat(acme.get(ours.id())).isEqualTo(ours);
        PolicyConfiguration chained = acme.insert(overriding(
                draft(EntityRef.to(Staff.class, OURS.staff()), PolicyType.RECURRING), ours.id()));
        assertThat(acme.update(chained).overridesId()).isEqualTo(ours.id());
    }

    @Test
    void a_polymorphic_reference_reaches_only_rows_of_its_tenant() {
        List<EntityRef> theirs = List.of(
                EntityRef.to(Company.class, THEIRS.company()),
                EntityRef.to(Branch.class, THEIRS.branch()),
                EntityRef.to(Service.class, THEIRS.service()),
                EntityRef.to(Staff.class, THEIRS.staff()));
        PolicyConfiguration ours = acme.insert(forCompany(OURS));
        for (EntityRef reference : theirs) {
            PolicyConfiguration draft = draft(reference, PolicyType.CANCELLATION);
            assertThatExceptionOfType(ReferenceException.class).isThrownBy(() -> acme.insert(draft))
                    .satisfies(e -> assertThat(e.reference()).isEqualTo("configurable"));
            assertThatExceptionOfType(ReferenceException.class)
                    .isThrownBy(() -> acme.insertAll(List.of(forCompany(OURS), draft)))
                    .satisfies(e -> assertThat(e.reference()).isEqualTo("configurable"));
            assertThatExceptionOfType(ReferenceException.class).isThrownBy(() -> acme.update(new PolicyConfiguration(
                    ours.id(), reference, ours.policyType(), "{}", false, null, null, null, null)));
        }
        assertThat(acme.count()).isEqualTo(1);
    }

    @Test
    void a_polymorphic_reference_goes_to_declared_targets_by_ids_of_their_kind() {
        for (EntityRef wrong : List.of(
                EntityRef.to(Customer.class, OURS.customer()),
                EntityRef.to(Service.class, OURS.service() + "x"),
                EntityRef.to(Service.class, "0" + OURS.service()))) {
            assertThatExceptionOfType(ReferenceException.class)
                    .isThrownBy(() -> acme.insert(draft(wrong, PolicyType.CANCELLATION)));
        }
    }

    @Test
    void a_second_live_row_is_refused_by_name_and_fields() {
        acme.insert(forCompany(OURS));
        other.insert(forCompany(THEIRS));
        assertThatExceptionOfType(DuplicateException.class).isThrownBy(() -> acme.insert(forCompany(OURS)))
                .satisfies(e -> {
                    assertThat(e.key()).isEqualTo("live_policy_per_entity");
                    assertThat(e.properties()).containsExactly("configurable", "policyType");
                });
    }

    @Test
    void a_deleted_row_is_gone_until_it_is_restored_or_purged() {
        PolicyConfiguration policy = acme.insert(forCompany(OURS));
        assertThat(acme.purge(policy.id())).isFalse();
        assertThat(acme.delete(policy.id())).isTrue();
        assertThat(acme.delete(policy.id())).isFalse();
        assertThat(acme.find(policy.id())).isEmpty();
        assertThat(acme.count()).isZero();
        assertThatExceptionOfType(MissingException.class).isThrownBy(() -> acme.update(policy));
        PolicyConfiguration second = acme.insert(forCompany(OURS));
        assertThatExceptionOfType(DuplicateException.class).isThrownBy(() -> acme.restore(policy.id()));
        assertThat(acme.delete(second.id())).as("deleted in the same second as the first").isTrue();
        assertThat(acme.restore(policy.id())).isTrue();
        assertThat(acme.get(policy.id())).isEqualTo(policy);
        assertThat(acme.purge(second.id())).isTrue();
        assertThat(acme.restore(second.id())).isFalse();
    }

    @Test
    void many_rows_of_one_key_can_be_deleted_within_a_second() {
        for (int i = 0; i < 20; i++) {
            assertThat(acme.delete(acme.insert(forCompany(OURS)).id())).isTrue();
        }
    }

    @Test
    void a_batch_is_written_as_a_whole_or_not_at_all() {
        List<PolicyConfiguration> drafts = List.of(
                draft(EntityRef.to(Company.class, OURS.company()), PolicyType.CANCELLATION),
                draft(EntityRef.to(Branch.class, OURS.branch()), PolicyType.CANCELLATION),
                draft(EntityRef.to(Service.class, OURS.service()), PolicyType.RESCHEDULE));
        List<PolicyConfiguration> inserted = acme.insertAll(drafts);
        assertThat(inserted).extracting(PolicyConfiguration::configurable)
                .containsExactlyElementsOf(drafts.stream().map(PolicyConfiguration::configurable).toList());
        assertThat(acme.findAllById(inserted.stream().map(PolicyConfiguration::id).toList()))
                .containsExactlyInAnyOrderElementsOf(inserted);
        List<PolicyConfiguration> again = List.of(
                draft(EntityRef.to(Staff.class, OURS.staff()), PolicyType.RECURRING), drafts.get(1));
        assertThatExceptionOfType(DuplicateException.class).isThrownBy(() -> acme.insertAll(again));
        assertThat(acme.count()).isEqualTo(3);
        assertThat(acme.insertAll(List.of())).isEmpty();
    }

    @Test
    void pages_follow_each_other_by_key() {
        for (EntityRef of : List.of(
                EntityRef.to(Company.class, ACME), EntityRef.to(Branch.class, OURS.branch()),
                EntityRef.to(Service.class, OURS.service()))) {
            acme.insert(draft(of, PolicyType.CANCELLATION));
        }
        List<PolicyConfiguration> first = acme.page(null, 2);
        List<PolicyConfiguration> second = acme.page(first.get(1).id(), 2);
        assertThat(first).hasSize(2);
        assertThat(second).hasSize(1);
        assertThat(acme.page(second.get(0).id(), 2)).isEmpty();
    }

    @Test
    void an_update_changes_what_it_is_given_and_nothing_else() {
        PolicyConfiguration policy = acme.insert(forCompany(OURS));
        PolicyConfiguration changed = acme.update(new PolicyConfiguration(policy.id(), policy.configurable(),
                PolicyType.RECURRING, "{\"a\": 1}", true, null, null, null, null));
        assertThat(changed.updatedAt()).isEqualTo(NOW);
        PolicyConfiguration read = acme.get(policy.id());
        assertThat(read.policyType()).isEqualTo(PolicyType.RECURRING);
        assertThat(read.isOverride()).isTrue();
        assertThat(read.createdAt()).isEqualTo(policy.createdAt());
    }

    @Test
    void an_upsert_writes_the_row_of_its_key_once() {
        PolicyConfiguration first = acme.upsertByConfigurableAndPolicyType(forCompany(OURS));
        PolicyConfiguration again = acme.upsertByConfigurableAndPolicyType(new PolicyConfiguration(
                null, first.configurable(), first.policyType(), "{\"b\": 2}", true, null, null, null, null));
        PolicyConfiguration same = acme.upsertByConfigurableAndPolicyType(new PolicyConfiguration(
                null, first.configurable(), first.policyType(), "{\"b\": 2}", true, null, null, null, null));
        other.upsertByConfigurableAndPolicyType(forCompany(THEIRS));
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(again.isOverride()).isTrue();
        assertThat(again.createdAt()).isEqualTo(first.createdAt());
        assertThat(same).isEqualTo(again);
        assertThat(acme.count()).isEqualTo(1);
        acme.delete(first.id());
        assertThat(acme.upsertByConfigurableAndPolicyType(forCompany(OURS)).id()).isNotEqualTo(first.id());
    }

    @Test
    void the_most_specific_living_policy_of_a_chain_wins() {
        EntityRef company = EntityRef.to(Company.class, ACME);
        EntityRef branch = EntityRef.to(Branch.class, OURS.branch());
        EntityRef staff = EntityRef.to(Staff.class, OURS.staff());
        PolicyConfiguration general = acme.insert(draft(company, PolicyType.CANCELLATION));
        PolicyConfiguration specific = acme.insert(draft(staff, PolicyType.CANCELLATION));
        acme.insert(draft(branch, PolicyType.RECURRING));
        assertThat(acme.resolve(PolicyType.CANCELLATION, List.of(company, branch, staff))).contains(specific);
        assertThat(acme.resolve(PolicyType.CANCELLATION, List.of(staff, company))).contains(specific);
        assertThat(acme.resolve(PolicyType.CANCELLATION, List.of(company, branch))).contains(general);
        assertThat(acme.resolve(PolicyType.RESCHEDULE, List.of(company, branch, staff))).isEmpty();
        assertThat(acme.resolve(PolicyType.CANCELLATION, List.of())).isEmpty();
        acme.delete(specific.id());
        assertThat(acme.resolve(PolicyType.CANCELLATION, List.of(company, branch, staff))).contains(general);
    }

    @Test
    void a_row_that_has_a_key_is_not_new() {
        PolicyConfiguration policy = acme.insert(forCompany(OURS));
        assertThatExceptionOfType(InvalidException.class).isThrownBy(() -> acme.insert(policy));
        assertThatExceptionOfType(InvalidException.class).isThrownBy(() -> acme.update(forCompany(OURS)));
    }

    @Test
    void operators_read_across_tenants_if_they_say_why() {
        PolicyConfiguration ours = acme.insert(forCompany(OURS));
        PolicyConfiguration theirs = other.insert(forCompany(THEIRS));
        ReadRepository<PolicyConfiguration, Long> all = db.acrossTenants("a test").policyConfigurations();
        assertThat(all.page(null, 10)).containsExactly(ours, theirs);
        assertThat(all.count()).isEqualTo(2);
        assertThat(all.findAllById(List.of(ours.id(), theirs.id()))).hasSize(2);
        assertThat(all.get(theirs.id())).isEqualTo(theirs);
        assertThat(all.exists(ours.id())).isTrue();
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> db.acrossTenants(" "));
    }
}
