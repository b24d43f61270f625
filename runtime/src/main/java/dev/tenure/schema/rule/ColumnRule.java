package dev.tenure.schema.rule;

import dev.tenure.schema.Column;
import dev.tenure.schema.Finding;
import dev.tenure.schema.Table;
import java.util.stream.Stream;

/**
 * A rule that looks at one column at a time, those of existing tables too: what no server can have is wrong there as
 * well.
 */
abstract class ColumnRule extends TableRule {

    ColumnRule(String code) {
        super(code);
    }

    @Override
    final boolean concerns(Table table) {
        return true;
    }

    @Override
    final Stream<Finding> check(Tables tables, Table table) {
        return table.columns().stream().flatMap(column -> check(table, column));
    }

    abstract Stream<Finding> check(Table table, Column column);
}
