package dev.tenure.schema.rule;

import dev.tenure.schema.Column;
import dev.tenure.schema.Finding;
import dev.tenure.schema.Materialized;
import dev.tenure.schema.Subject;
import dev.tenure.schema.Table;
import java.util.stream.Stream;

/** Every row that is counted is of a group: none of the columns that tell groups apart takes NULL. */
final class MaterializedNullRule extends MaterializedRule {

    MaterializedNullRule() {
        super("TEN177");
    }

    @Override
    Stream<Finding> check(Table table, Materialized counts, Table source) {
        return counts.groups().stream()
                .filter(group -> source.column(group.of()).filter(Column::nullable).isPresent())
                .map(group -> finding(Subject.materialized(table, counts, aspect(group)),
                        table.name() + " counts by " + group.of() + " of " + source.name()
                                + ", which takes NULL: a row with it would be of no group.",
                        "Make its field @NotNull, or count by something else."));
    }
}
