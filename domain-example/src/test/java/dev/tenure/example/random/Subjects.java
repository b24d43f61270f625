package dev.tenure.example.random;

import static dev.tenure.example.random.Subject.Finder.by;
import static dev.tenure.example.random.Subject.Finder.from;
import static dev.tenure.example.random.Subject.Reference.to;

import dev.tenure.annotation.EntityRef;
import dev.tenure.example.Appointment;
import dev.tenure.example.AppointmentModification;
import dev.tenure.example.AppointmentModificationRepository;
import dev.tenure.example.AppointmentModificationStat;
import dev.tenure.example.AppointmentModificationStatRepository;
import dev.tenure.example.AppointmentSchemaRepositories.Tenant;
import dev.tenure.example.Branch;
import dev.tenure.example.CallbackEscalation;
import dev.tenure.example.CallbackEscalationRepository;
import dev.tenure.example.CallbackRequest;
import dev.tenure.example.CallbackRequestRepository;
import dev.tenure.example.Company;
import dev.tenure.example.Customer;
import dev.tenure.example.NotificationConfiguration;
import dev.tenure.example.NotificationConfigurationRepository;
import dev.tenure.example.PolicyConfiguration;
import dev.tenure.example.PolicyConfigurationRepository;
import dev.tenure.example.Service;
import dev.tenure.example.Staff;
import dev.tenure.example.random.Subject.Reference;
import dev.tenure.example.random.Subject.Resolve;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** The entities of the example that the random run calls. */
final class Subjects {

    private static final Instant LATEST = Instant.parse("2037-01-01T00:00:00Z");
    private static final LocalDate LAST_DAY = LocalDate.of(2037, 1, 1);
    private static final BigDecimal MOST = new BigDecimal("99999999.99");
    private static final List<Class<?>> LEVELS = List.of(Company.class, Branch.class, Service.class, Staff.class);

    private static final Subject<PolicyConfiguration, PolicyConfigurationRepository> POLICIES = new Subject<>(
            PolicyConfiguration.class, "policy_configurations", Tenant::policyConfigurations,
            (world, tenant) -> new PolicyConfiguration(null, level(world, tenant),
                    world.any(PolicyConfiguration.PolicyType.values()),
                    json(world), world.random().nextBoolean(),
                    world.random().nextBoolean() ? null : world.number(PolicyConfiguration.class, tenant),
                    null, null, null),
            List.of(to(null, "configurable"), to(PolicyConfiguration.class, "overridesId")),
            List.of("configurable", "policyType"),
            PolicyConfigurationRepository::upsertByConfigurableAndPolicyType,
            List.of(by((r, e) -> r.findByConfigurable(e.configurable()), "configurable"),
                    by((r, e) -> r.findByConfigurableAndPolicyType(e.configurable(), e.policyType()),
                            "configurable", "policyType"),
                    by((r, e) -> r.findByPolicyType(e.policyType()), "policyType"),
                    by((r, e) -> r.findByOverridesId(e.overridesId()), "overridesId")),
            new Resolve<>(LEVELS, "configurable", (r, e, chain) -> r.resolve(e.policyType(), chain)));

    private static final Subject<NotificationConfiguration, NotificationConfigurationRepository> NOTIFICATIONS =
            new Subject<>(NotificationConfiguration.class, "notification_configurations",
            Tenant::notificationConfigurations,
            (world, tenant) -> new NotificationConfiguration(null, level(world, tenant),
                    world.any(List.of("booked", "moved")), world.any(NotificationConfiguration.Channel.values()),
                    world.any(NotificationConfiguration.FallbackChannel.values()), world.random().nextBoolean(),
                    world.random().nextInt(9), world.random().nextInt(9), null, json(world), null, null),
            List.of(to(null, "configurable")),
            List.of("configurable", "eventType", "channel"),
            NotificationConfigurationRepository::upsertByConfigurableAndEventTypeAndChannel,
            List.of(by((r, e) -> r.findByConfigurable(e.configurable()), "configurable"),
                    by((r, e) -> r.findByConfigurableAndEventType(e.configurable(), e.eventType()),
                            "configurable", "eventType"),
                    by((r, e) -> r.findByConfigurableAndEventTypeAndChannel(
                                    e.configurable(), e.eventType(), e.channel()),
                            "configurable", "eventType", "channel"),
                    by((r, e) -> r.findByEventType(e.eventType()), "eventType"),
                    by((r, e) -> r.findByEventTypeAndIsEnabled(e.eventType(), e.isEnabled()),
                            "eventType", "isEnabled")),
            new Resolve<>(LEVELS, "configurable", (r, e, chain) -> r.resolve(e.eventType(), e.channel(), chain)));

    private static final Subject<CallbackRequest, CallbackRequestRepository> CALLBACKS = new Subject<>(
            CallbackRequest.class, "callback_requests", Tenant::callbackRequests,
            (world, tenant) -> new CallbackRequest(null, world.number(Customer.class, tenant),
                    world.uuid(Branch.class, tenant),
                    world.number(Service.class, tenant), world.uuid(Staff.class, tenant), "0123", "Name", json(world),
                    world.any(CallbackRequest.Priority.values()), world.any(CallbackRequest.Status.values()), null, null,
                    null,
                    null, time(world), null, null, null, null, null),
            List.of(to(Customer.class, "customerId"), to(Branch.class, "branchId"), to(Service.class, "serviceId"),
                    to(Staff.class, "staffId")),
            List.of(), null,
            List.of(by((r, e) -> r.findByStatus(e.status()), "status"),
                    by((r, e) -> r.findByStatusAndPriority(e.status(), e.priority()), "status", "priority"),
                    from((r, e) -> r.findByStatusAndPriorityAndExpiresAtBetween(
                            e.status(), e.priority(), e.expiresAt(), LATEST), "status", "priority", "expiresAt"),
                    by((r, e) -> r.findByCustomerId(e.customerId()), "customerId"),
                    by((r, e) -> r.findByBranchId(e.branchId()), "branchId"),
                    by((r, e) -> r.findByServiceId(e.serviceId()), "serviceId"),
                    by((r, e) -> r.findByStaffId(e.staffId()), "staffId")),
            null);

    private static final Subject<CallbackEscalation, CallbackEscalationRepository> ESCALATIONS = new Subject<>(
            CallbackEscalation.class, "callback_escalations", Tenant::callbackEscalations,
            (world, tenant) -> new CallbackEscalation(null, orNone(world.number(CallbackRequest.class, tenant)),
                    world.any(CallbackEscalation.EscalationReason.values()), world.uuid(Staff.class, tenant),
                    world.uuid(Staff.class, tenant), time(world), null, null, null, null, null),
            List.of(new Reference("callbackRequestId", CallbackRequest.class, true), to(Staff.class, "escalatedFrom"),
                    to(Staff.class, "escalatedTo")),
            List.of(), null,
            List.of(by((r, e) -> r.findByCallbackRequestId(e.callbackRequestId()), "callbackRequestId"),
                    by((r, e) -> r.findByEscalatedTo(e.escalatedTo()), "escalatedTo"),
                    by((r, e) -> r.findByEscalatedFrom(e.escalatedFrom()), "escalatedFrom"),
                    by((r, e) -> r.findByEscalationReason(e.escalationReason()), "escalationReason"),
                    from((r, e) -> r.findByEscalatedAtBetween(e.escalatedAt(), LATEST), "escalatedAt")),
            null);

    static final Subject<AppointmentModification, AppointmentModificationRepository> MODIFICATIONS =
            new Subject<>(AppointmentModification.class, "appointment_modifications", Tenant::appointmentModifications,
            (world, tenant) -> new AppointmentModification(null, world.number(Appointment.class, tenant),
                    world.number(Customer.class, tenant), world.any(AppointmentModification.ModificationType.values()),
                    world.random().nextBoolean(), BigDecimal.valueOf(world.random().nextInt(500), 2), null,
                    world.random().nextBoolean()
                            ? null : world.reference(world.any(List.of(Company.class, Customer.class)), tenant),
                    json(world), null, null, null),
            List.of(to(Appointment.class, "appointmentId"), to(Customer.class, "customerId"), to(null, "modifiedBy")),
            List.of(), null,
            List.of(by((r, e) -> r.findByCustomerId(e.customerId()), "customerId"),
                    by((r, e) -> r.findByAppointmentId(e.appointmentId()), "appointmentId"),
                    by((r, e) -> r.findByWithinPolicyAndModificationType(e.withinPolicy(), e.modificationType()),
                            "withinPolicy", "modificationType"),
                    from((r, e) -> r.findByFeeChargedBetween(e.feeCharged(), MOST), "feeCharged")),
            null);

    static final Subject<AppointmentModificationStat, AppointmentModificationStatRepository> STATS =
            new Subject<>(AppointmentModificationStat.class, "appointment_modification_stats",
            Tenant::appointmentModificationStats,
            (world, tenant) -> new AppointmentModificationStat(null, world.number(Customer.class, tenant),
                    world.any(AppointmentModificationStat.StatType.values()), day(world), day(world),
                    world.random().nextInt(9), time(world), null, null),
            List.of(to(Customer.class, "customerId")),
            List.of("customerId", "statType", "periodStart"),
            AppointmentModificationStatRepository::upsertByCustomerIdAndStatTypeAndPeriodStart,
            List.of(by((r, e) -> r.findByCustomerId(e.customerId()), "customerId"),
                    by((r, e) -> r.findByCustomerIdAndStatType(e.customerId(), e.statType()), "customerId", "statType"),
                    by((r, e) -> r.findByCustomerIdAndStatTypeAndPeriodStart(
                            e.customerId(), e.statType(), e.periodStart()), "customerId", "statType", "periodStart"),
                    from((r, e) -> r.findByCustomerIdAndStatTypeAndPeriodStartBetween(
                                    e.customerId(), e.statType(), e.periodStart(), LAST_DAY),
                            "customerId", "statType", "periodStart"),
                    from((r, e) -> r.findByCalculatedAtBetween(e.calculatedAt(), LATEST), "calculatedAt"),
                    from((r, e) -> r.findByPeriodEndBetween(e.periodEnd(), LAST_DAY), "periodEnd")),
            null);

    private Subjects() {}

    /** Those that are not counted, and are no counts. */
    static List<Subject<?, ?>> others() {
        return List.of(POLICIES, NOTIFICATIONS, CALLBACKS, ESCALATIONS);
    }

    private static EntityRef level(World world, long tenant) {
        return world.reference(world.any(LEVELS), tenant);
    }

    private static String json(World world) {
        return "{\"n\": " + world.random().nextInt(100) + "}";
    }

    /** One of the days that a run lasts. */
    private static LocalDate day(World world) {
        return LocalDate.of(2025, 3, 1 + world.random().nextInt(2));
    }

    private static Instant time(World world) {
        return Instant.parse("2030-01-01T00:00:00Z").plusSeconds(world.random().nextInt(1000));
    }

    private static Long orNone(Long id) {
        return id == null ? Long.valueOf(999_999_999) : id;
    }
}
