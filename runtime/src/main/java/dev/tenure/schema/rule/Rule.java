package dev.tenure.schema.rule;

import dev.tenure.schema.Finding;
import dev.tenure.schema.Schema;
import dev.tenure.schema.Subject;
import java.util.List;

/**
 * One thing that a sound schema never does. A rule looks at the model alone, so that it serves the compiler, and the
 * audit of a database that Tenure never made, alike.
 */
public interface Rule {

    /** The stable code, {@code TEN1xx}, under which {@code docs/rules.md} explains it. */
    String code();

    /** Every place where the schema breaks this rule; empty where it keeps it. */
    List<Finding> check(Schema schema);

    /** A finding of this rule. */
    default Finding finding(Subject subject, String what, String remedy) {
        return Finding.of(code(), subject, what, remedy);
    }
}
