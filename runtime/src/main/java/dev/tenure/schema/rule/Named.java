package dev.tenure.schema.rule;

import dev.tenure.schema.Subject;
import dev.tenure.schema.Table;
import java.util.stream.Stream;

/**
 * Something that has a name in the database.
 *
 * @param what    what it is, as sentences begin: {@code The column}
 * @param name    its name
 * @param subject where its name is declared
 */
record Named(String what, String name, Subject subject) {

    /** Everything in a table that has a name. The index that a foreign key brings is named by the key. */
    static Stream<Named> of(Table table) {
        Stream<Named> self = Stream.of(new Named("The table", table.name(), Subject.table(table, "name")));
        Stream<Named> columns = table.columns().stream()
                .map(column -> new Named("The column", column.name(), Subject.column(table, column.name(), "name")));
        Stream<Named> indexes = table.indexes().stream()
                .filter(index -> table.foreignKey(index.name()).isEmpty())
                .map(index -> new Named("The key", index.name(), Subject.index(table, index, "name")));
        Stream<Named> foreignKeys = table.foreignKeys().stream()
                .map(key -> new Named("The foreign key", key.name(), Subject.foreignKey(table, key, "name")));
        Stream<Named> checks = table.checks().stream()
                .map(check -> new Named("The check", check.name(), Subject.check(table, check, "name")));
        return Stream.of(self, columns, indexes, foreignKeys, checks).flatMap(all -> all);
    }

    /** {@code The column "total" of orders}; a table alone. */
    String words(Table table) {
        return what + " \"" + name + "\"" + (subject.kind() == Subject.Kind.TABLE ? "" : " of " + table.name());
    }
}
