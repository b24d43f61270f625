package dev.tenure.schema.rule;

import dev.tenure.schema.Column;
import dev.tenure.schema.ColumnType;
import dev.tenure.schema.Finding;
import dev.tenure.schema.Index;
import dev.tenure.schema.Names;
import dev.tenure.schema.Subject;
import dev.tenure.schema.Table;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A key consists of columns that are there, each once, and of prefixes no longer than what they are taken from. */
final class KeyColumnsRule extends IndexRule {

    KeyColumnsRule() {
        super("TEN135");
    }

    @Override
    Stream<Finding> check(Table table, Index index) {
        return wrongWith(table, index).stream().map(what -> finding(
                Subject.index(table, index, "columns"),
                "The key " + index.name() + " of " + table.name() + " " + what + ".",
                "List fields of this entity, each once, and a prefix only of text, shorter than the text."));
    }

    private static Optional<String> wrongWith(Table table, Index index) {
        Set<String> seen = new HashSet<>();
        for (Index.Part part : index.parts()) {
            if (part.functional()) {
                continue;
            }
            Optional<Column> column = table.column(part.column());
            if (column.isEmpty()) {
                return Optional.of("needs the column " + part.column() + ", which is not there");
            }
            if (!seen.add(Names.folded(part.column()))) {
                return Optional.of("lists " + part.column() + " twice");
            }
            if (part.prefix().isPresent() && !takesPrefix(column.get().type(), part.prefix().get())) {
                return Optional.of("takes the first " + part.prefix().get() + " of " + part.column()
                        + ", which it cannot");
            }
        }
        return index.parts().isEmpty() ? Optional.of("has no columns") : Optional.empty();
    }

    private static boolean takesPrefix(ColumnType type, int prefix) {
        if (type instanceof ColumnType.Text || type instanceof ColumnType.Blob) {
            return prefix > 0;
        }
        int whole = type instanceof ColumnType.Binary binary ? binary.length()
                : type instanceof ColumnType.Varbinary varbinary ? varbinary.length()
                : type.characters().orElse(0);
        return prefix > 0 && prefix <= whole;
    }
}
