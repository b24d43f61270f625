package dev.tenure.schema.rule;

import dev.tenure.schema.Column;
import dev.tenure.schema.Finding;
import dev.tenure.schema.Names;
import dev.tenure.schema.Subject;
import dev.tenure.schema.Table;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/** The columns of a table have different names, whatever their case. */
final class ColumnNameRule extends TableRule {

    ColumnNameRule() {
        super("TEN130");
    }

    @Override
    boolean concerns(Table table) {
        return true;
    }

    @Override
    Stream<Finding> check(Tables tables, Table table) {
        Set<String> seen = new HashSet<>();
        return table.columns().stream()
                .map(Column::name)
                .filter(name -> !seen.add(Names.folded(name)))
                .map(name -> finding(
                        Subject.column(table, name, "name"),
                        table.name() + " has two columns called " + name + ".",
                        "Give one of them another name: @Column(name = …), or marker of @SoftDeleteUnique."));
    }
}
