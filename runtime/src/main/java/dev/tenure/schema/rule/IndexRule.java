package dev.tenure.schema.rule;

import dev.tenure.schema.Finding;
import dev.tenure.schema.Index;
import dev.tenure.schema.Table;
import java.util.stream.Stream;

/** A rule that looks at one key at a time, the primary one apart. */
abstract class IndexRule extends TableRule {

    IndexRule(String code) {
        super(code);
    }

    @Override
    final Stream<Finding> check(Tables tables, Table table) {
        return table.indexes().stream().flatMap(index -> check(table, index));
    }

    abstract Stream<Finding> check(Table table, Index index);
}
