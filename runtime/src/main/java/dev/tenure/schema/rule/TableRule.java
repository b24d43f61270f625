package dev.tenure.schema.rule;

import dev.tenure.schema.Finding;
import dev.tenure.schema.Schema;
import dev.tenure.schema.Table;
import java.util.List;
import java.util.stream.Stream;

/** A rule that looks at one table at a time. */
abstract class TableRule implements Rule {

    private final String code;

    TableRule(String code) {
        this.code = code;
    }

    @Override
    public final String code() {
        return code;
    }

    @Override
    public final List<Finding> check(Schema schema) {
        Tables tables = new Tables(schema);
        return schema.tables().stream()
                .filter(this::concerns)
                .flatMap(table -> check(tables, table))
                .toList();
    }

    /** Whether a table must keep this rule: one that exists already is as it is, unless a rule says otherwise. */
    boolean concerns(Table table) {
        return table.role() == Table.Role.OWNED;
    }

    abstract Stream<Finding> check(Tables tables, Table table);
}
