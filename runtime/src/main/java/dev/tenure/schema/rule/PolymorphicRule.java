package dev.tenure.schema.rule;

import dev.tenure.schema.Entity;
import dev.tenure.schema.Finding;
import dev.tenure.schema.Table;
import java.util.stream.Stream;

/** A rule that looks at one polymorphic reference at a time. */
abstract class PolymorphicRule extends TableRule {

    PolymorphicRule(String code) {
        super(code);
    }

    @Override
    final Stream<Finding> check(Tables tables, Table table) {
        return table.entity().stream()
                .flatMap(entity -> entity.polymorphics().stream())
                .flatMap(reference -> check(tables, table, reference));
    }

    abstract Stream<Finding> check(Tables tables, Table table, Entity.Polymorphic reference);
}
