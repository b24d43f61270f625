package dev.tenure.schema.rule;

import dev.tenure.schema.Column;
import dev.tenure.schema.ColumnType;
import dev.tenure.schema.Finding;
import dev.tenure.schema.Index;
import dev.tenure.schema.Subject;
import dev.tenure.schema.Table;
import java.util.Optional;
import java.util.stream.Stream;

/** A key holds a TEXT or a BLOB only by its first characters, and a JSON not at all. */
final class KeyOnTextRule extends TableRule {

    KeyOnTextRule() {
        super("TEN137");
    }

    @Override
    Stream<Finding> check(Tables tables, Table table) {
        Stream<Finding> ofPrimary = table.primaryKey().stream()
                .flatMap(name -> check(table, Index.Part.of(name), "The primary key", Subject.primaryKey(table)));
        Stream<Finding> ofOthers = table.indexes().stream()
                .filter(index -> index.kind() != Index.Kind.FULLTEXT)
                .flatMap(index -> index.parts().stream().flatMap(part -> check(
                        table, part, "The key " + index.name(), Subject.index(table, index, "columns"))));
        return Stream.concat(ofPrimary, ofOthers);
    }

    private Stream<Finding> check(Table table, Index.Part part, String key, Subject subject) {
        if (part.functional()) {
            return Stream.empty();
        }
        return table.column(part.column()).flatMap(column -> wrongWith(column, part)).stream().map(what -> finding(
                subject,
                key + " of " + table.name() + " holds " + part.column() + ", " + what + ".",
                "Make it a VARCHAR with @Size(max = …), take a prefix of it, or leave it out."));
    }

    private static Optional<String> wrongWith(Column column, Index.Part part) {
        if (column.type() instanceof ColumnType.Json) {
            return Optional.of("a JSON, which no key can hold");
        }
        boolean isLong = column.type() instanceof ColumnType.Text || column.type() instanceof ColumnType.Blob;
        return isLong && part.prefix().isEmpty()
                ? Optional.of("which is too long for a key as a whole")
                : Optional.empty();
    }
}
