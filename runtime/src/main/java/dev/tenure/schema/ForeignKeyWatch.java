package dev.tenure.schema;

import java.util.Comparator;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * By which key of the child a server checks the rows of a foreign key. MySQL 9.7 takes the first of its own order that
 * the foreign key's columns lead, and does not check a row of which that key holds a NULL, be it in a column that is
 * none of the foreign key's. MariaDB checks every row whose own reference is not NULL; but where deleting the parent
 * also empties a column of that key, it checks the row once more, and refuses.
 */
public final class ForeignKeyWatch {

    private ForeignKeyWatch() {}

    /** The key by which a server checks; empty where no key serves. */
    public static Optional<Index> key(Table table, ForeignKey foreignKey) {
        Stream<Index> primary = table.primaryKey().isEmpty()
                ? Stream.empty()
                : Stream.of(Index.of("PRIMARY", true, table.primaryKey()));
        return Stream.concat(primary, table.indexes().stream().sorted(serverOrder(table)))
                .filter(key -> Names.startsWith(key.columns(), foreignKey.columns()))
                .findFirst();
    }

    /** Whether that key can hold a NULL elsewhere: MySQL lets rows in that refer to nothing, MariaDB keeps parents. */
    public static boolean isBlind(Table table, ForeignKey foreignKey) {
        return key(table, foreignKey).stream()
                .flatMap(key -> key.columns().stream())
                .anyMatch(column -> !Names.contains(foreignKey.columns(), column) && isNullable(table, column));
    }

    /**
     * Unique keys before the others; among the unique ones those without NULL first, then those over whole values; then
     * those over no virtual column; and equal ones as they were created.
     */
    private static Comparator<Index> serverOrder(Table table) {
        return Comparator.comparing((Index key) -> !key.unique())
                .thenComparing(key -> key.unique() && has(table, key, Column::nullable))
                .thenComparing(key -> key.unique() && key.parts().stream().anyMatch(part -> part.prefix().isPresent()))
                .thenComparing(key -> has(table, key, Column::isVirtual));
    }

    private static boolean isNullable(Table table, String column) {
        return table.column(column).map(Column::nullable).orElse(true);
    }

    private static boolean has(Table table, Index key, Predicate<Column> what) {
        return key.columns().stream().flatMap(name -> table.column(name).stream()).anyMatch(what);
    }
}
