package dev.tenure.schema.rule;

import dev.tenure.schema.Finding;
import dev.tenure.schema.Index;
import dev.tenure.schema.Subject;
import dev.tenure.schema.Table;
import java.util.List;
import java.util.stream.Stream;

/** A key takes up to 3,072 bytes, four for each character of utf8mb4. MariaDB accepts longer ones and cuts them. */
final class KeyLengthRule extends TableRule {

    KeyLengthRule() {
        super("TEN136");
    }

    @Override
    Stream<Finding> check(Tables tables, Table table) {
        List<Index.Part> primary = table.primaryKey().stream().map(Index.Part::of).toList();
        Stream<Finding> ofPrimary = tooLong(table, primary, "The primary key", Subject.primaryKey(table));
        Stream<Finding> ofOthers = table.indexes().stream()
                .filter(index -> index.kind() == Index.Kind.BTREE || index.kind() == Index.Kind.HASH)
                .flatMap(index -> tooLong(
                        table, index.parts(), "The key " + index.name(), Subject.index(table, index, "columns")));
        return Stream.concat(ofPrimary, ofOthers);
    }

    private Stream<Finding> tooLong(Table table, List<Index.Part> parts, String key, Subject subject) {
        int bytes = parts.stream().mapToInt(part -> Sizes.inKey(table, part)).sum();
        return bytes <= Sizes.LONGEST_KEY ? Stream.empty() : Stream.of(finding(
                subject,
                key + " of " + table.name() + " takes " + bytes + " bytes, and " + Sizes.LONGEST_KEY + " are the most.",
                "Make its text columns shorter, use fewer of them, or only their first characters."));
    }
}
