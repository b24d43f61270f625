package dev.tenure.schema.rule;

import dev.tenure.schema.Finding;
import dev.tenure.schema.Names;
import dev.tenure.schema.Table;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A name that is a reserved word works in what Tenure writes, where every name is quoted, and breaks what people type.
 */
final class ReservedWordRule extends TableRule {

    private static final Set<String> WORDS = read("reserved-words.txt");

    ReservedWordRule() {
        super("TEN128");
    }

    @Override
    Stream<Finding> check(Tables tables, Table table) {
        return Named.of(table)
                .filter(named -> WORDS.contains(Names.folded(named.name())))
                .map(named -> finding(
                        named.subject(),
                        named.words(table) + " is called by a reserved word, so that every statement must quote it.",
                        "Give it another name."));
    }

    private static Set<String> read(String resource) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                ReservedWordRule.class.getResourceAsStream(resource), StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.startsWith("#")).collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
