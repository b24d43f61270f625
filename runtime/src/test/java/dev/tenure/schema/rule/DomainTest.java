package dev.tenure.schema.rule;

import static dev.tenure.schema.rule.Sample.ID;
import static dev.tenure.schema.rule.Sample.companies;
import static dev.tenure.schema.rule.Sample.existing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.schema.Column;
import dev.tenure.schema.ColumnType;
import dev.tenure.schema.DefaultValue;
import dev.tenure.schema.Entity;
import dev.tenure.schema.Entity.Target;
import dev.tenure.schema.Expression;
import dev.tenure.schema.ForeignKey.Action;
import dev.tenure.schema.Generated;
import dev.tenure.schema.Index;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The plan's six tables and their parents are sound. */
class DomainTest {

    private static final ColumnType UUID = ColumnType.uuid();
    private static final ColumnType WORD = new ColumnType.Varchar(255);
    private static final ColumnType TEXT = new ColumnType.Text(ColumnType.Capacity.REGULAR);
    private static final ColumnType JSON = new ColumnType.Json();
    private static final ColumnType TIME = new ColumnType.Timestamp(0);
    private static final ColumnType INT = new ColumnType.Int(ColumnType.Int.Size.REGULAR, false);
    private static final ColumnType BOOL = new ColumnType.Bool();

    private static final Target[] LEVELS = {
        new Target("App\\Models\\Company", "companies"), new Target("App\\Models\\Branch", "branches"),
        new Target("App\\Models\\Service", "services"), new Target("App\\Models\\Staff", "staff")};

    @Test
    void the_plans_tables_break_no_rule() {
        assertThat(Rules.check(Sample.schema(List.of(
                companies(), existing("customers", ID), existing("appointments", ID), existing("branches", UUID),
                existing("services", ID), existing("staff", UUID),
                notifications(), policies(), callbacks(), modifications(), escalations(), stats())))).isEmpty();
    }

    private static Sample owned(String name, String tenantKey) {
        return Sample.owned(name).withoutKeys()
                .key(tenantKey, "company_id", "companies", Action.CASCADE, Action.CASCADE);
    }

    private static Sample timestamps(Sample sample) {
        return sample.column("created_at", TIME, true).column("updated_at", TIME, true);
    }

    private static Column filled(String name, ColumnType type, String value) {
        return Column.of(name, type, false).withDefault(new DefaultValue.Literal(value));
    }

    private static ColumnType oneOf(String... values) {
        return new ColumnType.Enumeration(List.of(values));
    }

    private static Sample notifications() {
        Sample sample = owned("notification_configurations", "FK_notif_config_company")
                .polymorphic("configurable", WORD, LEVELS)
                .column("event_type", new ColumnType.Varchar(100), false)
                .column("channel", oneOf("email", "sms", "whatsapp", "push"), false)
                .column("fallback_channel", oneOf("email", "sms", "whatsapp", "push", "none"), true)
                .column(filled("is_enabled", BOOL, "1")).column(filled("retry_count", INT, "3"))
                .column(filled("retry_delay_minutes", INT, "5")).column("template_override", WORD, true)
                .column("metadata", JSON, true);
        List<String> lookup =
                List.of("company_id", "configurable_type", "configurable_id", "event_type", "channel");
        return timestamps(sample)
                .index(Index.of("notif_config_lookup_idx", false, lookup).redundant("the plan counts it"))
                .index("notif_config_event_enabled_idx", "company_id", "event_type", "is_enabled")
                .index(Index.of("notif_config_polymorphic_idx", false, List.of("configurable_type", "configurable_id"))
                        .acrossTenants("the plan looks targets up alone"))
                .index(Index.of("notif_config_unique_constraint", true, lookup));
    }

    private static Sample policies() {
        List<String> key = List.of("company_id", "configurable_type", "configurable_id", "policy_type");
        return timestamps(owned("policy_configurations", "FK_policy_company")
                .polymorphic("configurable", WORD, LEVELS)
                .column("policy_type", oneOf("cancellation", "reschedule", "recurring"), false)
                .column("config", JSON, false).column(filled("is_override", BOOL, "0"))
                .column("overrides_id", ID, true)
                .key("fk_overrides", "overrides_id", "policy_configurations", Action.SET_NULL, Action.RESTRICT))
                .softDelete(Column.of("deleted_at", TIME, true))
                .column(Column.of("live", new ColumnType.Int(ColumnType.Int.Size.TINY, false), true)
                        .withGenerated(new Generated(new Expression.IsLive("deleted_at"), false)))
                .index("idx_polymorphic_config", "company_id", "configurable_type", "configurable_id")
                .index("idx_policy_type", "company_id", "policy_type")
                .index(Index.of("idx_override_chain", false, List.of("is_override", "overrides_id"))
                        .acrossTenants("the plan walks the chains of all"))
                .index("fk_overrides", "overrides_id")
                .unique("unique_policy_per_entity",
                        "company_id", "configurable_type", "configurable_id", "policy_type", "deleted_at")
                .unique("live_policy_per_entity",
                        "company_id", "configurable_type", "configurable_id", "policy_type", "live")
                .softDeleteKey(new Entity.SoftDeleteKey(
                        key, "unique_policy_per_entity", "live_policy_per_entity", "live"));
    }

    private static Sample callbacks() {
        return timestamps(owned("callback_requests", "FK_callback_company")
                .column("customer_id", ID, true).column("branch_id", UUID, false).column("service_id", ID, true)
                .column("staff_id", UUID, true)
                .key("fk_callback_customer", "customer_id", "customers", Action.SET_NULL, Action.RESTRICT)
                .key("fk_callback_branch", "branch_id", "branches", Action.CASCADE, Action.RESTRICT)
                .key("fk_callback_service", "service_id", "services", Action.SET_NULL, Action.RESTRICT)
                .key("fk_callback_staff", "staff_id", "staff", Action.SET_NULL, Action.RESTRICT)
                .column("phone_number", new ColumnType.Varchar(50), false).column("customer_name", WORD, false)
                .column("preferred_time_window", JSON, true)
                .column(filled("priority", oneOf("normal", "high", "urgent"), "normal"))
                .column(filled("status",
                        oneOf("pending", "assigned", "contacted", "completed", "expired", "cancelled"), "pending"))
                .column("assigned_to", UUID, true).column("expires_at", TIME, false)
                .column("notes", TEXT, true).column("metadata", JSON, true))
                .softDelete(Column.of("deleted_at", TIME, true))
                .index("idx_status_priority_expires", "company_id", "status", "priority", "expires_at")
                .index("idx_assigned_status", "company_id", "assigned_to", "status")
                .index("idx_company_customer", "company_id", "customer_id")
                .index("idx_company_created", "company_id", "created_at")
                .index("fk_callback_customer", "customer_id").index("fk_callback_branch", "branch_id")
                .index("fk_callback_service", "service_id").index("fk_callback_staff", "staff_id");
    }

    private static Sample modifications() {
        return timestamps(owned("appointment_modifications", "FK_mods_company")
                .column("appointment_id", ID, false).column("customer_id", ID, false)
                .key("fk_mods_appointment", "appointment_id", "appointments", Action.CASCADE, Action.RESTRICT)
                .key("fk_mods_customer", "customer_id", "customers", Action.CASCADE, Action.RESTRICT)
                .column("modification_type", oneOf("cancel", "reschedule"), false)
                .column(filled("within_policy", BOOL, "1"))
                .column(filled("fee_charged", new ColumnType.Decimal(10, 2, false), "0"))
                .column("reason", TEXT, true)
                .polymorphic("modified_by", ID, LEVELS[0], new Target("App\\Models\\Customer", "customers"))
                .column("metadata", JSON, true))
                .softDelete(Column.of("deleted_at", TIME, true))
                .index("idx_customer_mods_rolling", "company_id", "customer_id", "modification_type", "created_at")
                .index("idx_appointment_history", "company_id", "appointment_id", "created_at")
                .index("idx_policy_compliance", "company_id", "within_policy", "modification_type")
                .index("idx_fee_analysis", "company_id", "fee_charged", "created_at")
                .index(Index.of("idx_modified_by", false, List.of("modified_by_type", "modified_by_id"))
                        .acrossTenants("the plan asks by who did it alone"))
                .index("fk_mods_appointment", "appointment_id").index("fk_mods_customer", "customer_id");
    }

    private static Sample escalations() {
        return timestamps(owned("callback_escalations", "FK_escalations_company")
                .column("callback_request_id", ID, false)
                .column("escalation_reason",
                        oneOf("sla_breach", "manual_escalation", "multiple_attempts_failed"), false)
                .column("escalated_from", UUID, true).column("escalated_to", UUID, true)
                .key("fk_esc_callback", "callback_request_id", "callback_requests", Action.CASCADE, Action.RESTRICT)
                .key("fk_esc_from", "escalated_from", "staff", Action.SET_NULL, Action.RESTRICT)
                .key("fk_esc_to", "escalated_to", "staff", Action.SET_NULL, Action.RESTRICT)
                .column("escalated_at", TIME, false).column("resolved_at", TIME, true)
                .column("resolution_notes", TEXT, true).column("metadata", JSON, true))
                .index("idx_company_callback", "company_id", "callback_request_id")
                .index("idx_escalated_to_resolved", "company_id", "escalated_to", "resolved_at")
                .index("idx_company_reason", "company_id", "escalation_reason")
                .index("idx_company_escalated", "company_id", "escalated_at")
                .index("fk_esc_callback", "callback_request_id").index("fk_esc_from", "escalated_from")
                .index("fk_esc_to", "escalated_to");
    }

    private static Sample stats() {
        List<String> lookup = List.of("company_id", "customer_id", "stat_type", "period_start");
        return timestamps(owned("appointment_modification_stats", "FK_stats_company")
                .column("customer_id", ID, false)
                .key("fk_stats_customer", "customer_id", "customers", Action.CASCADE, Action.RESTRICT)
                .column("stat_type", oneOf("cancellation_count", "reschedule_count"), false)
                .column("period_start", new ColumnType.Date(), false).column("period_end", new ColumnType.Date(), false)
                .column(filled("count", INT, "0"))
                .column(Column.of("calculated_at", TIME, false).withDefault(new DefaultValue.Now(0))))
                .index(Index.of("idx_customer_stats_lookup", false, lookup).redundant("the plan counts it"))
                .index("idx_cleanup_old_stats", "company_id", "period_end", "calculated_at")
                .index("idx_stale_stats", "company_id", "calculated_at", "stat_type")
                .index("fk_stats_customer", "customer_id")
                .index(Index.of("unique_customer_stat_period", true, lookup));
    }
}
