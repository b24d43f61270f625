package dev.tenure.schema.rule;

import dev.tenure.schema.Finding;
import dev.tenure.schema.Table;
import java.util.stream.Stream;

/** MySQL's names have up to 64 characters. */
final class IdentifierLengthRule extends TableRule {

    private static final int LONGEST = 64;

    IdentifierLengthRule() {
        super("TEN126");
    }

    @Override
    Stream<Finding> check(Tables tables, Table table) {
        return Named.of(table)
                .filter(named -> length(named) > LONGEST)
                .map(named -> finding(
                        named.subject(),
                        named.words(table) + " has a name of " + length(named) + " characters, and " + LONGEST
                                + " are the most.",
                        "Give it a shorter name."));
    }

    private static int length(Named named) {
        return named.name().codePointCount(0, named.name().length());
    }
}
