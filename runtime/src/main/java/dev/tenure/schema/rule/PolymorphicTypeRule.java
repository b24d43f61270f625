package dev.tenure.schema.rule;

import dev.tenure.schema.ColumnType;
import dev.tenure.schema.Entity;
import dev.tenure.schema.Finding;
import dev.tenure.schema.Subject;
import dev.tenure.schema.Table;
import dev.tenure.schema.TypeWords;
import java.util.stream.Stream;

/** The type column of a polymorphic reference holds the name of every target. */
final class PolymorphicTypeRule extends PolymorphicRule {

    PolymorphicTypeRule() {
        super("TEN124");
    }

    @Override
    Stream<Finding> check(Tables tables, Table table, Entity.Polymorphic reference) {
        return table.column(reference.typeColumn()).stream().flatMap(column -> reference.targets().stream()
                .filter(target -> !holds(column.type(), target.type()))
                .map(target -> finding(
                        Subject.polymorphic(table, reference, "typeColumn"),
                        "The column " + column.name() + " " + TypeWords.of(column.type()) + " of " + table.name()
                                + " cannot hold \"" + target.type() + "\", the name of " + target.table() + ".",
                        "Make typeColumn long enough, or shorten the @TypeName.")));
    }

    private static boolean holds(ColumnType type, String name) {
        return type.characters().filter(room -> room >= name.codePointCount(0, name.length())).isPresent();
    }
}
