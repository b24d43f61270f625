package dev.tenure.schema.rule;

import dev.tenure.schema.Column;
import dev.tenure.schema.Finding;
import dev.tenure.schema.Names;
import dev.tenure.schema.Storage;
import dev.tenure.schema.Subject;
import dev.tenure.schema.Table;
import java.util.stream.Stream;

/**
 * A collation belongs to the table's charset, and stands only where text is compared. A reference is excused: it takes
 * the collation of what it refers to, whatever charset that is of.
 */
final class CollationRule extends TableRule {

    CollationRule() {
        super("TEN148");
    }

    @Override
    Stream<Finding> check(Tables tables, Table table) {
        Storage storage = table.storage();
        Stream<Finding> ofTable = belongs(storage.collation(), storage.charset())
                ? Stream.empty()
                : Stream.of(finding(
                        Subject.table(table, "collation"),
                        "The collation " + storage.collation() + " of " + table.name() + " is none of its charset "
                                + storage.charset() + ".",
                        "Name a collation that begins with " + storage.charset() + "_, or the charset that it is of."));
        return Stream.concat(ofTable, table.columns().stream()
                .filter(column -> column.collation().isPresent())
                .flatMap(column -> check(tables, table, column)));
    }

    private Stream<Finding> check(Tables tables, Table table, Column column) {
        String collation = column.collation().get();
        String fault = !column.type().isCharacter() ? "but holds no text"
                : belongs(collation, table.storage().charset()) || isOfParent(tables, table, column) ? ""
                : "which is none of the table's charset " + table.storage().charset();
        return fault.isEmpty() ? Stream.empty() : Stream.of(finding(
                Subject.column(table, column.name(), "collation"),
                "The column " + column.name() + " of " + table.name() + " has the collation " + collation + ", " + fault
                        + ".",
                "Take the collation away, or name one of the table's charset."));
    }

    private static boolean isOfParent(Tables tables, Table table, Column column) {
        return table.foreignKeys().stream()
                .flatMap(key -> tables.named(key.referencedTable()).stream()
                        .map(parent -> new Reference(table, key, parent)))
                .flatMap(reference -> reference.pairs()
                        .filter(pair -> pair.child().equals(column))
                        .map(pair -> reference.parent().collationOf(pair.parent())))
                .anyMatch(column.collation().get()::equalsIgnoreCase);
    }

    private static boolean belongs(String collation, String charset) {
        return collation.equalsIgnoreCase(charset) || Names.folded(collation).startsWith(Names.folded(charset) + "_");
    }
}
