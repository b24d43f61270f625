package dev.tenure.mysql;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads which table a statement alters; empty where it may be more than one, or one of another database. */
final class AlterWords {

    private static final Set<String> KINDS_OF_INDEX = Set.of("UNIQUE", "FULLTEXT", "SPATIAL");

    /** What a table has that can be renamed without the table. */
    private static final Set<String> PARTS = Set.of("COLUMN", "INDEX", "KEY");

    private static final Set<String> BEFORE_A_NAME = Set.of("TO", "AS", "=");

    private AlterWords() {}

    static Optional<Effect.AlterTable> of(SqlWords words) {
        if (words.startWith("ALTER", "TABLE")) {
            return alterTable(words);
        }
        if (words.startWith("RENAME", "TABLE")) {
            return words.words().size() == 5 && words.keyword(3).equals("TO")
                    ? renamed(words.plainName(2), words.plainName(4))
                    : Optional.empty();
        }
        int verb = words.startWith("CREATE") && KINDS_OF_INDEX.contains(words.keyword(1)) ? 1 : 0;
        boolean index = (words.startWith("CREATE") || words.startWith("DROP"))
                && words.keyword(verb + 1).equals("INDEX");
        int on = words.find("ON");
        return index && on > 0
                ? words.plainName(on + 1).map(table -> new Effect.AlterTable(table, Optional.empty()))
                : Optional.empty();
    }

    private static Optional<Effect.AlterTable> alterTable(SqlWords words) {
        int name = nameIndex(words);
        Optional<String> table = words.plainName(name);
        List<SqlWords> clauses = words.from(name + 1).listed();
        if (clauses.stream().anyMatch(clause -> clause.startWith("EXCHANGE"))) {
            return Optional.empty();
        }
        return clauses.stream()
                .filter(clause -> clause.startWith("RENAME") && !PARTS.contains(clause.keyword(1)))
                .findFirst()
                .map(clause -> renamed(table, clause.plainName(BEFORE_A_NAME.contains(clause.keyword(1)) ? 2 : 1)))
                .orElseGet(() -> table.map(plain -> new Effect.AlterTable(plain, Optional.empty())));
    }

    private static Optional<Effect.AlterTable> renamed(Optional<String> from, Optional<String> to) {
        return from.isPresent() && to.isPresent()
                ? Optional.of(new Effect.AlterTable(from.get(), to))
                : Optional.empty();
    }

    /** Where an {@code ALTER TABLE} names its table. */
    static int nameIndex(SqlWords words) {
        return words.startWith("ALTER", "TABLE", "IF", "EXISTS") ? 4 : 2;
    }
}
