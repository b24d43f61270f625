package dev.tenure.schema.rule;

import dev.tenure.schema.Finding;
import dev.tenure.schema.Table;
import java.util.stream.Stream;

/** A rule that looks at one foreign key and the table it refers to; keys that refer to nothing are another rule's. */
abstract class ReferenceRule extends TableRule {

    ReferenceRule(String code) {
        super(code);
    }

    @Override
    final Stream<Finding> check(Tables tables, Table table) {
        return table.foreignKeys().stream()
                .flatMap(key -> tables.named(key.referencedTable()).stream()
                        .map(parent -> new Reference(table, key, parent)))
                .flatMap(reference -> check(tables, reference));
    }

    abstract Stream<Finding> check(Tables tables, Reference reference);
}
