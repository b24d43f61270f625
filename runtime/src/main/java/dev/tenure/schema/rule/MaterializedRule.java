package dev.tenure.schema.rule;

import dev.tenure.schema.Entity;
import dev.tenure.schema.Finding;
import dev.tenure.schema.Materialized;
import dev.tenure.schema.Table;
import java.util.stream.Stream;

/** A rule that looks at one table of counts and at the table whose rows are counted. */
abstract class MaterializedRule extends TableRule {

    MaterializedRule(String code) {
        super(code);
    }

    @Override
    final Stream<Finding> check(Tables tables, Table table) {
        return table.entity().flatMap(Entity::materialized).stream()
                .flatMap(counts -> tables.named(counts.source()).stream()
                        .flatMap(source -> check(table, counts, source)));
    }

    abstract Stream<Finding> check(Table table, Materialized counts, Table source);

    /** How findings name the place of a group. */
    static String aspect(Materialized.Group group) {
        return "groups." + group.column();
    }
}
