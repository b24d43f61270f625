package dev.tenure.schema.rule;

import dev.tenure.schema.Column;
import dev.tenure.schema.ColumnType;
import dev.tenure.schema.Entity;
import dev.tenure.schema.Finding;
import dev.tenure.schema.Interval;
import dev.tenure.schema.Subject;
import dev.tenure.schema.Table;
import dev.tenure.schema.TypeWords;
import java.util.Optional;
import java.util.stream.Stream;

/** The id column of a polymorphic reference holds the id of every target. */
final class PolymorphicIdRule extends PolymorphicRule {

    PolymorphicIdRule() {
        super("TEN123");
    }

    @Override
    Stream<Finding> check(Tables tables, Table table, Entity.Polymorphic reference) {
        Optional<Column> holder = table.column(reference.idColumn());
        return holder.stream().flatMap(column -> reference.targets().stream()
                .flatMap(target -> tables.named(target.table()).stream())
                .flatMap(target -> id(target).stream()
                        .filter(id -> !holds(column.type(), id.type()))
                        .map(id -> finding(
                                Subject.polymorphic(table, reference, "idColumn"),
                                "The column " + column.name() + " " + TypeWords.of(column.type()) + " of "
                                        + table.name() + " cannot hold the ids of " + target.name() + ", which are "
                                        + TypeWords.of(id.type()) + ".",
                                "Leave the type of idColumn out, or give it one that holds the ids of all targets, "
                                        + "such as varchar(255)."))));
    }

    private static Optional<Column> id(Table target) {
        return target.primaryKey().size() == 1 ? target.column(target.primaryKey().get(0)) : Optional.empty();
    }

    private static boolean holds(ColumnType holder, ColumnType id) {
        if (holder.equals(id)) {
            return true;
        }
        if (holder instanceof ColumnType.Int && id instanceof ColumnType.Int) {
            return Interval.of(holder).get().contains(Interval.of(id).get());
        }
        Optional<Integer> room = holder.characters();
        return room.isPresent() && room.get() >= charactersOf(id);
    }

    /** How many characters an id needs as text. */
    private static int charactersOf(ColumnType id) {
        return Interval.of(id)
                .map(Interval::characters)
                .or(id::characters)
                .orElse(Integer.MAX_VALUE);
    }
}
