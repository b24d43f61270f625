package dev.tenure.deploy.run;

import dev.tenure.deploy.Evidence;
import dev.tenure.deploy.Proof;
import dev.tenure.deploy.StepReport;
import dev.tenure.schema.ForeignKey;
import dev.tenure.schema.Index;
import dev.tenure.schema.Schema;
import java.util.ArrayList;
import java.util.List;

/** What the parts of a rehearsal have shown, by their names. */
final class RehearsalEvidence {

    private final Schema schema;

    RehearsalEvidence(Schema schema) {
        this.schema = schema;
    }

    /** The same part, and what it shows; nothing where it is red. */
    StepReport of(StepReport part) {
        return part.isRed() ? part : part.withEvidence(switch (part.step()) {
            case "migrate" -> List.of(new Evidence(Proof.MIGRATED, sentence(part)));
            case "migrate again" -> List.of(new Evidence(Proof.MIGRATED_AGAIN, sentence(part)));
            case RehearseStep.ROLLBACK -> List.of(new Evidence(
                    Proof.ROLLED_BACK, sentence(part) + " The structure is what it was before."));
            case "verify" -> structure(part);
            default -> part.evidence();
        });
    }

    private static String sentence(StepReport part) {
        return String.join(" ", part.said());
    }

    private List<Evidence> structure(StepReport part) {
        List<Evidence> shown = new ArrayList<>(part.evidence());
        List<ForeignKey> keys = schema.owned().stream().flatMap(table -> table.foreignKeys().stream()).toList();
        List<ForeignKey> toTenant = keys.stream().filter(this::isToTenant).toList();
        List<Index> indexes = schema.owned().stream().flatMap(table -> table.indexes().stream()).toList();
        boolean all = toTenant.stream().allMatch(key -> key.onDelete() == ForeignKey.Action.CASCADE);
        if (all) {
            shown.add(new Evidence(Proof.FOREIGN_KEYS, keys.size() + " foreign keys are as declared; the "
                    + toTenant.size() + " to the tenant are ON DELETE CASCADE, all of them."));
        }
        shown.add(new Evidence(Proof.INDEXES, indexes.size() + " indexes on " + schema.owned().size()
                + " tables are as declared, column by column."));
        return shown;
    }

    private boolean isToTenant(ForeignKey key) {
        return schema.tenant().filter(tenant -> key.referencedTable().equalsIgnoreCase(tenant.table())).isPresent();
    }
}
