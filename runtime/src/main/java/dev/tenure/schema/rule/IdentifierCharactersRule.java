package dev.tenure.schema.rule;

import dev.tenure.schema.Finding;
import dev.tenure.schema.Names;
import dev.tenure.schema.Table;
import java.util.Optional;
import java.util.stream.Stream;

/** Names consist of characters that every server keeps as they are. */
final class IdentifierCharactersRule extends TableRule {

    IdentifierCharactersRule() {
        super("TEN127");
    }

    @Override
    Stream<Finding> check(Tables tables, Table table) {
        return Named.of(table).flatMap(named -> wrongWith(named.name()).stream().map(what -> finding(
                named.subject(),
                named.words(table) + " has a name that " + what + ".",
                "Use letters, digits and underscores.")));
    }

    private static Optional<String> wrongWith(String name) {
        if (name.isBlank()) {
            return Optional.of("is empty");
        }
        if (name.endsWith(" ")) {
            return Optional.of("ends in a space");
        }
        return name.codePoints().anyMatch(c -> c < ' ' || Character.isSupplementaryCodePoint(c))
                ? Optional.of("holds a character that names cannot have")
                : Optional.empty();
    }
}
