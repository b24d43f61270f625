package dev.tenure.schema.rule;

import dev.tenure.schema.Finding;
import dev.tenure.schema.ForeignKey;
import dev.tenure.schema.Names;
import dev.tenure.schema.Subject;
import dev.tenure.schema.Table;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Two foreign keys of the same columns to the same table check everything twice, and may ask for different things. */
final class DuplicateForeignKeyRule extends TableRule {

    DuplicateForeignKeyRule() {
        super("TEN122");
    }

    @Override
    Stream<Finding> check(Tables tables, Table table) {
        List<ForeignKey> keys = table.foreignKeys();
        return IntStream.range(0, keys.size()).boxed().flatMap(i -> keys.subList(0, i).stream()
                .filter(earlier -> same(earlier, keys.get(i)))
                .limit(1)
                .map(earlier -> finding(
                        Subject.foreignKey(table, keys.get(i), ""),
                        "The foreign key " + keys.get(i).name() + " of " + table.name()
                                + " leads from the same columns to the same table as " + earlier.name() + ".",
                        "Take one away; the tenant column needs no @References beside @TenantScoped.")));
    }

    private static boolean same(ForeignKey left, ForeignKey right) {
        return left.referencedTable().equalsIgnoreCase(right.referencedTable())
                && Names.same(left.columns(), right.columns());
    }
}
