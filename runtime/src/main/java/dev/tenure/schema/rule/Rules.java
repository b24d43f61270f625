package dev.tenure.schema.rule;

import dev.tenure.schema.Finding;
import dev.tenure.schema.Schema;
import java.util.List;

/** All rules of a sound schema. */
public final class Rules {

    private static final List<Rule> ALL = List.of(
            new UniqueWithoutTenantRule(),
            new IndexNotLedByTenantRule());

    private Rules() {}

    /** Every rule, in the order of their codes. */
    public static List<Rule> all() {
        return ALL;
    }

    /** Everything that any rule finds wrong with a schema, in the order of the codes. */
    public static List<Finding> check(Schema schema) {
        return ALL.stream().flatMap(rule -> rule.check(schema).stream()).toList();
    }
}
