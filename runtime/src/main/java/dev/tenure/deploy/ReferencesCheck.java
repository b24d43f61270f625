package dev.tenure.deploy;

import dev.tenure.schema.Finding;
import dev.tenure.schema.ForeignKey;
import dev.tenure.schema.Index;
import dev.tenure.schema.Subject;
import dev.tenure.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** TEN711 and TEN712: foreign keys that the live parents would refuse, although they are as declared. */
final class ReferencesCheck implements PreflightCheck {

    @Override
    public List<String> said(Site site) {
        long keys = site.schema().owned().stream().flatMap(table -> table.foreignKeys().stream())
                .filter(key -> site.schema().table(key.referencedTable())
                        .filter(parent -> parent.role() == Table.Role.EXISTING).isPresent())
                .count();
        return List.of(keys + (keys == 1 ? " foreign key refers" : " foreign keys refer")
                + " to tables that are there, by columns that are keys there and of the same collation.");
    }

    @Override
    public List<Finding> check(Site site) {
        List<Finding> findings = new ArrayList<>();
        for (Table table : site.schema().owned()) {
            for (ForeignKey key : table.foreignKeys()) {
                boolean toExisting = site.schema().table(key.referencedTable())
                        .filter(parent -> parent.role() == Table.Role.EXISTING)
                        .isPresent();
                if (toExisting) {
                    site.live().table(key.referencedTable()).ifPresent(parent -> check(table, key, parent, findings));
                }
            }
        }
        return findings;
    }

    private static void check(Table table, ForeignKey key, Table parent, List<Finding> findings) {
        if (!isKey(parent, key.referencedColumns())) {
            findings.add(new Finding(
                    "TEN711",
                    Finding.Kind.MISSING,
                    Subject.foreignKey(table, key, "value"),
                    table.name() + "." + key.name() + " refers to " + parent.name() + "("
                            + String.join(", ", key.referencedColumns()) + "), which is no key there.",
                    "Make these columns the primary key or a unique key of " + parent.name() + ".",
                    Optional.of("a primary or unique key over " + String.join(", ", key.referencedColumns())),
                    Optional.empty()));
        }
        for (int i = 0; i < key.columns().size(); i++) {
            Optional<String> own = collation(table, key.columns().get(i));
            Optional<String> parents = collation(parent, key.referencedColumns().get(i));
            if (own.isPresent() && parents.isPresent() && !own.get().equalsIgnoreCase(parents.get())) {
                findings.add(new Finding(
                        "TEN712",
                        Finding.Kind.WRONG,
                        Subject.foreignKey(table, key, "value"),
                        table.name() + "." + key.columns().get(i) + " would be " + own.get() + ", but "
                                + parent.name() + "." + key.referencedColumns().get(i) + " is " + parents.get()
                                + ": no foreign key joins them.",
                        "Declare the parent's collation for the column with @Column(collation = \"" + parents.get()
                                + "\"), or convert the parent.",
                        own,
                        parents));
            }
        }
    }

    private static boolean isKey(Table parent, List<String> columns) {
        return same(parent.primaryKey(), columns)
                || parent.indexes().stream()
                        .filter(Index::unique)
                        .filter(index -> index.parts().stream().noneMatch(part -> part.prefix().isPresent()))
                        .anyMatch(index -> same(index.parts().stream().map(Index.Part::column).toList(), columns));
    }

    private static boolean same(List<String> some, List<String> others) {
        return some.size() == others.size()
                && IntStream.range(0, some.size())
                        .allMatch(i -> some.get(i).equalsIgnoreCase(others.get(i)));
    }

    /** Empty for columns that hold no text, and for those that are not there. */
    private static Optional<String> collation(Table table, String name) {
        return table.columns().stream()
                .filter(column -> column.name().equalsIgnoreCase(name))
                .filter(column -> column.type().isCharacter())
                .findFirst()
                .map(column -> column.collation().orElse(table.storage().collation()));
    }
}
