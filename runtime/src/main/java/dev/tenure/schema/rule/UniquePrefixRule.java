package dev.tenure.schema.rule;

import dev.tenure.schema.Finding;
import dev.tenure.schema.Index;
import dev.tenure.schema.Subject;
import dev.tenure.schema.Table;
import java.util.stream.Stream;

/** A unique key over the beginning of a value refuses values that differ further on. */
final class UniquePrefixRule extends IndexRule {

    UniquePrefixRule() {
        super("TEN105");
    }

    @Override
    Stream<Finding> check(Table table, Index index) {
        return index.parts().stream()
                .filter(part -> index.unique() && part.prefix().isPresent())
                .map(part -> finding(
                        Subject.index(table, index, "columns"),
                        "The unique key " + index.name() + " of " + table.name() + " compares only the first "
                                + part.prefix().get() + " of " + part.column()
                                + ", so that it refuses values which differ later.",
                        "Take the prefix away and make the column short enough for a key, or use a plain index."));
    }
}
