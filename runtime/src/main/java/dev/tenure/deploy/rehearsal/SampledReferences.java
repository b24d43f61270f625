package dev.tenure.deploy.rehearsal;

import dev.tenure.mysql.RowSource;
import dev.tenure.schema.Entity;
import dev.tenure.schema.ForeignKey;
import dev.tenure.schema.Names;
import dev.tenure.schema.Schema;
import dev.tenure.schema.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What rows refer to, by the foreign keys that are there and by the polymorphic references that are declared. */
final class SampledReferences {

    /**
     * One way to refer to rows of a table.
     *
     * @param label      how messages name it
     * @param columns    the referring columns
     * @param parent     the table referred to
     * @param referenced its columns
     * @param type       the column that has to hold {@code is}; empty for a foreign key
     */
    record Reference(String label, List<String> columns, String parent, List<String> referenced,
            Optional<String> type, String is) {}

    private final Map<String, List<Reference>> byTable = new HashMap<>();
    private final Map<Reference, Set<List<Object>>> known = new HashMap<>();
    private final Map<Reference, List<List<Object>>> asked = new LinkedHashMap<>();

    SampledReferences(Schema declared, Schema live) {
        for (Table table : live.tables()) {
            List<Reference> references = new ArrayList<>();
            table.foreignKeys().stream()
                    .filter(key -> live.table(key.referencedTable()).isPresent())
                    .map(key -> of(table, key))
                    .forEach(references::add);
            declared.table(table.name()).flatMap(Table::entity).stream()
                    .flatMap(entity -> entity.polymorphics().stream())
                    .filter(one -> table.column(one.typeColumn()).isPresent()
                            && table.column(one.idColumn()).isPresent())
                    .forEach(one -> references.addAll(of(table, one, live)));
            byTable.put(Names.folded(table.name()), references);
        }
    }

    private static Reference of(Table table, ForeignKey key) {
        return new Reference(table.name() + "." + key.name(), key.columns(), key.referencedTable(),
                key.referencedColumns(), Optional.empty(), "");
    }

    private static List<Reference> of(Table table, Entity.Polymorphic reference, Schema live) {
        return reference.targets().stream()
                .filter(target -> live.table(target.table()).filter(one -> one.primaryKey().size() == 1).isPresent())
                .map(target -> new Reference(table.name() + "." + reference.property(), List.of(reference.idColumn()),
                        target.table(), live.table(target.table()).orElseThrow().primaryKey(),
                        Optional.of(reference.typeColumn()), target.type()))
                .toList();
    }

    /** Notes what a row refers to. */
    void note(RowSource source, List<Object> row) {
        for (Reference reference : byTable.get(Names.folded(source.table().name()))) {
            boolean meant = reference.type()
                    .map(type -> reference.is().equalsIgnoreCase(String.valueOf(row.get(source.position(type)))))
                    .orElse(true);
            List<Object> values = new ArrayList<>();
            reference.columns().forEach(column -> values.add(row.get(source.position(column))));
            if (meant && !values.contains(null)
                    && known.computeIfAbsent(reference, one -> new HashSet<>()).add(values)) {
                asked.computeIfAbsent(reference, one -> new ArrayList<>()).add(values);
            }
        }
    }

    /** A reference by which rows are missing still; empty where none are. */
    Optional<Reference> next() {
        return asked.keySet().stream().findFirst();
    }

    /** What is referred to by it, from now on taken care of. */
    List<List<Object>> takeAsked(Reference reference) {
        return asked.remove(reference);
    }
}
