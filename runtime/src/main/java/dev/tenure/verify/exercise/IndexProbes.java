package dev.tenure.verify.exercise;

import dev.tenure.schema.Column;
import dev.tenure.schema.Entity;
import dev.tenure.schema.Index;
import dev.tenure.schema.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The probes that keys are used: each one for all its columns, and for what else it can be asked. */
final class IndexProbes {

    private final Table table;

    IndexProbes(Table table) {
        this.table = table;
    }

    Stream<Probe> all() {
        List<Probe> probes = new ArrayList<>();
        Map<List<String>, String> asked = new LinkedHashMap<>();
        for (Index index : table.indexes()) {
            List<String> columns = usable(index);
            if (!columns.isEmpty() && index.kind() == Index.Kind.BTREE) {
                asked.putIfAbsent(columns, index.name());
                probes.add(lookUp(index.name(), columns));
            }
        }
        for (Index index : table.indexes()) {
            List<String> columns = usable(index);
            for (int length = 1; length < columns.size(); length++) {
                List<String> leading = columns.subList(0, length);
                // what many rows of all tenants share is better read from end to end
                if (isOfTenant(leading) && asked.putIfAbsent(leading, index.name()) == null) {
                    probes.add(lookUp(index.name(), leading));
                }
            }
        }
        return probes.stream();
    }

    private static Probe lookUp(String index, List<String> columns) {
        return new Probe(Probe.Kind.INDEX,
                Words.snake("looking_up_by_" + String.join("_and_", columns) + "_can_use_" + index),
                new Act.IsLookedUpBy(index, List.copyOf(columns)));
    }

    /** Up to what is empty in every living row. */
    private List<String> usable(Index index) {
        return index.columns().stream().takeWhile(this::hasValue).toList();
    }

    private boolean hasValue(String name) {
        return table.column(name).map(Column::generated).filter(generated -> generated.isEmpty()).isPresent()
                && table.entity().flatMap(Entity::softDelete).filter(name::equals).isEmpty();
    }

    private boolean isOfTenant(List<String> columns) {
        return table.tenantColumn().filter(columns.get(0)::equals).isPresent();
    }
}
