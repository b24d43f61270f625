package dev.tenure.example.generated;

import dev.tenure.testkit.schema.Damage;
import java.util.List;

/** For the kinds of tests that only the workshops have something for. */
final class WorkshopBreaks {

    private static final String PACKAGE = "workshop.";
    private static final String MACHINES = PACKAGE + "MachineTableTest";
    private static final String LOG = PACKAGE + "LogEntryTableTest";
    private static final String MACHINES_OF_TENANTS = PACKAGE + "MachineTenancyTest";

    private WorkshopBreaks() {}

    static List<Break> all() {
        return List.of(
                // the key that is left refuses unknown machines, and all else that a machine can do to its parts
                Break.of("same-tenant", PACKAGE + "PartTableTest",
                        List.of("machine_id_cannot_refer_to_another_tenants_machine"),
                        "ALTER TABLE parts DROP FOREIGN KEY fk_parts_machine_id",
                        "ALTER TABLE parts ADD CONSTRAINT fk_parts_machine_id FOREIGN KEY (machine_id)"
                                + " REFERENCES machines (id) ON DELETE CASCADE ON UPDATE RESTRICT"),
                Break.of("same-tenant", PACKAGE + "RepairTableTest",
                        List.of("machine_id_cannot_refer_to_another_tenants_machine"),
                        "ALTER TABLE repairs DROP FOREIGN KEY fk_repairs_machine_id_tenant"),
                Break.of("check", MACHINES, List.of("chk_machines_power_max_lets_its_limit_pass_and_nothing_beyond"),
                        "ALTER TABLE machines DROP CONSTRAINT chk_machines_power_max"),
                Break.of("check", MACHINES, List.of("chk_machines_power_min_lets_its_limit_pass_and_nothing_beyond"),
                        "ALTER TABLE machines DROP CONSTRAINT chk_machines_power_min",
                        "ALTER TABLE machines ADD CONSTRAINT chk_machines_power_min CHECK (power >= 0)"),
                Break.of("check", MACHINES,
                        List.of("chk_machines_price_positive_lets_its_limit_pass_and_nothing_beyond"),
                        "ALTER TABLE machines DROP CONSTRAINT chk_machines_price_positive",
                        "ALTER TABLE machines ADD CONSTRAINT chk_machines_price_positive CHECK (price >= 0)"),
                Break.of("append-only-update", LOG, List.of("no_log_entry_is_ever_changed"),
                        "DROP TRIGGER log_entries_no_update"),
                Break.of("append-only-delete", LOG, List.of("no_log_entry_is_ever_deleted"),
                        "DROP TRIGGER log_entries_no_delete"),
                // the triggers, were they set off by it, would be in the way of the cascade
                Break.of("tenant-cascade", LOG, List.of("deleting_a_workshop_leaves_none_of_its_log_entries"),
                        "CREATE TRIGGER first BEFORE DELETE ON workshops FOR EACH ROW"
                                + " DELETE FROM log_entries WHERE workshop_id = OLD.id"),
                blind("insert-tenant"),
                blind("insert-all-tenant"),
                blind("update-tenant"),
                blind("upsert-tenant"));
    }

    /** No write looks at what an entity says of its tenant: all of them ask in one place. */
    private static Break blind(String kind) {
        return new Break(kind, MACHINES_OF_TENANTS,
                List.of("insert_refuses_another_workshop", "insert_all_refuses_another_workshop",
                        "update_refuses_another_workshop", "upsert_by_name_refuses_another_workshop"),
                Damage.ofBlindness());
    }
}
