package dev.tenure.schema.diff.rule;

import dev.tenure.schema.Column;
import dev.tenure.schema.Finding;
import dev.tenure.schema.ForeignKey;
import dev.tenure.schema.Index;
import dev.tenure.schema.Names;
import dev.tenure.schema.Subject;
import dev.tenure.schema.Table;
import dev.tenure.schema.diff.Change;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A key over a column that is computed when it is read loses entries while the server purges what was deleted. This is
 * said of what is declared, whether it was promoted or not.
 */
final class VirtualKeyRule implements ChangeRule {

    @Override
    public String code() {
        return "TEN199";
    }

    @Override
    public List<Risk> check(Evolution evolution) {
        return evolution.after().owned().stream().flatMap(table -> check(evolution, table)).toList();
    }

    private Stream<Risk> check(Evolution evolution, Table table) {
        // one that refers is another rule's
        Stream<Column> columns = table.columns().stream().filter(Column::isVirtual).filter(column ->
                table.foreignKeys().stream().noneMatch(key -> Names.contains(key.columns(), column.name())));
        return columns.flatMap(column -> table.indexes().stream()
                .filter(key -> Names.contains(key.columns(), column.name()))
                .limit(1)
                .map(key -> new Risk(Severity.WARNING, finding(table, column, key), bringing(evolution, table, key))));
    }

    private Finding finding(Table table, Column column, Index key) {
        String remedy = cascade(table, column)
                .map(foreignKey -> "It cannot be stored, because the foreign key " + foreignKey.name()
                        + " acts on what it reads: put the columns that it reads into the key, or have a plain column"
                        + " written by the application.")
                .orElse("Say stored = true in @Computed.");
        return Finding.of(code(), Subject.column(table, column.name(), "stored"),
                "The key " + key.name() + " is over " + table.name() + "." + column.name()
                        + ", which is computed when it is read: MariaDB, and MySQL before 8.0.44, can lose entries of"
                        + " such a key, so that statements that go by it miss rows, or fail.",
                remedy + EachChangeRule.OR_ACCEPT);
    }

    private static Optional<ForeignKey> cascade(Table table, Column column) {
        List<String> reads = column.generated().orElseThrow().expression().columnsIn(table);
        return table.foreignKeys().stream()
                .filter(key -> key.writesColumns() && reads.stream().anyMatch(read -> Names.contains(key.columns(), read)))
                .findFirst();
    }

    /** What makes the key, so that its migration repeats why it does no harm. */
    private static Optional<Change> bringing(Evolution evolution, Table table, Index key) {
        return evolution.changes().stream()
                .filter(change -> change.table().equalsIgnoreCase(table.name()))
                .filter(change -> change instanceof Change.CreateTable
                        || change instanceof Change.AddIndex add && add.index().equals(key)
                        || change instanceof Change.ReplaceIndex replace && replace.after().equals(key))
                .findFirst();
    }
}
