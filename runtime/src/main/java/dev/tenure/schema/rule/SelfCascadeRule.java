package dev.tenure.schema.rule;

import dev.tenure.schema.Finding;
import java.util.stream.Stream;

/** Within one table the server does not carry a changed key on to the rows that refer to it: the update is refused. */
final class SelfCascadeRule extends ReferenceRule {

    SelfCascadeRule() {
        super("TEN120");
    }

    @Override
    Stream<Finding> check(Tables tables, Reference reference) {
        boolean self = reference.child().name().equalsIgnoreCase(reference.parent().name());
        return !self || !reference.key().onUpdate().writesColumns() ? Stream.empty() : Stream.of(finding(
                reference.subject("onUpdate"),
                reference.words() + " refers to its own table and is to follow a changed id, which the server does "
                        + "not do within one table.",
                "Use RESTRICT for onUpdate."));
    }
}
