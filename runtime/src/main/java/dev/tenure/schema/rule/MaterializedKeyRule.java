package dev.tenure.schema.rule;

import dev.tenure.schema.Finding;
import dev.tenure.schema.Index;
import dev.tenure.schema.Materialized;
import dev.tenure.schema.Names;
import dev.tenure.schema.Subject;
import dev.tenure.schema.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One unique key, and no other, says which row a count goes into. */
final class MaterializedKeyRule extends MaterializedRule {

    MaterializedKeyRule() {
        super("TEN173");
    }

    @Override
    Stream<Finding> check(Table table, Materialized counts, Table source) {
        List<String> wanted = new ArrayList<>();
        table.tenantColumn().ifPresent(wanted::add);
        wanted.addAll(counts.key());
        boolean there = keys(table).anyMatch(columns -> folded(columns).equals(folded(wanted)));
        if (!there) {
            return Stream.of(finding(Subject.materialized(table, counts, "groups"),
                    "No unique key of " + table.name() + " is over " + Words.columns(wanted)
                            + ", so that a refresh cannot tell which row a count goes into.",
                    "Add @Unique with the fields of the groups and of the first day."));
        }
        Optional<Index> other = table.indexes().stream()
                .filter(index -> index.unique() && !table.tellsRowsApart(index)
                        && !folded(index.columns()).equals(folded(wanted)))
                .findFirst();
        return other.stream().map(index -> finding(Subject.index(table, index, "columns"),
                "The unique key " + index.name() + " of " + table.name() + " lets two counts be in each other's way.",
                "Leave one unique key, over the groups and the first day."));
    }

    private static Stream<List<String>> keys(Table table) {
        return Stream.concat(Stream.of(table.primaryKey()),
                table.indexes().stream().filter(Index::unique).map(Index::columns));
    }

    private static Set<String> folded(List<String> columns) {
        return columns.stream().map(Names::folded).collect(Collectors.toCollection(HashSet::new));
    }
}
