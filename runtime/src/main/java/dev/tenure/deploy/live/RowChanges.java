package dev.tenure.deploy.live;

import dev.tenure.migrate.Plan;
import dev.tenure.mysql.Effect;
import dev.tenure.schema.ForeignKey;
import dev.tenure.schema.Schema;
import dev.tenure.schema.Table;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The tables whose rows migrations change, and those whose rows go or change with them by foreign keys.
 *
 * @param tables  their names
 * @param unknown whether there is a statement of which nobody can tell what it does to rows
 */
public record RowChanges(Set<String> tables, boolean unknown) {

    public RowChanges {
        Set<String> folded = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        folded.addAll(tables);
        tables = folded;
    }

    /** What a plan would change. */
    public static RowChanges of(Plan plan, Schema schema) {
        Set<String> tables = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        boolean unknown = false;
        List<Effect> effects = plan.entries().stream()
                .flatMap(entry -> entry.statements().stream())
                .filter(planned -> planned.action() == Plan.Action.RUN)
                .map(planned -> planned.statement().effect())
                .toList();
        for (Effect effect : effects) {
            if (effect instanceof Effect.Rows rows) {
                rows.in().ifPresent(tables::add);
                unknown |= rows.in().isEmpty();
            }
            unknown |= effect instanceof Effect.Unknown;
        }
        while (tables.addAll(children(schema, tables))) {
            // until nobody follows any more
        }
        return new RowChanges(tables, unknown);
    }

    private static List<String> children(Schema schema, Set<String> parents) {
        return schema.tables().stream()
                .filter(table -> table.foreignKeys().stream()
                        .anyMatch(key -> key.onDelete() == ForeignKey.Action.CASCADE
                                && parents.contains(key.referencedTable())))
                .map(Table::name)
                .toList();
    }

    /** Whether migrations account for a difference in a table. */
    boolean explain(String table) {
        return unknown || tables.contains(table);
    }

    Map<String, Object> document() {
        return Map.of("tables", List.copyOf(tables), "unknown", unknown);
    }

    static RowChanges of(Map<?, ?> document) {
        Set<String> tables = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        ((List<?>) document.get("tables")).forEach(table -> tables.add((String) table));
        return new RowChanges(tables, (Boolean) document.get("unknown"));
    }
}
