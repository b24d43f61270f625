package dev.tenure.query;

import dev.tenure.schema.Column;
import dev.tenure.schema.ColumnType;
import dev.tenure.schema.Entity;
import dev.tenure.schema.Materialized;
import dev.tenure.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a table of counts is asked: to be counted anew, and for one count. */
public final class Counts {

    private final Table table;
    private final Table source;
    private final Materialized counts;
    private final Upkeep upkeep;

    /** @param source the table whose rows are counted */
    public Counts(Table table, Table source, Upkeep upkeep) {
        this.table = table;
        this.source = source;
        this.counts = table.entity().flatMap(Entity::materialized).orElseThrow();
        this.upkeep = upkeep;
    }

    /** The group by which counts are made anew without all others. */
    public Materialized.Group leading() {
        return counts.groups().get(0);
    }

    /**
     * Counts, and writes what is not as it was.
     *
     * @param one whether those of one value of the leading group alone
     */
    public Recount recount(boolean one) {
        List<Assignment> values = new ArrayList<>(List.of(new Assignment(counts.count(), new Value.RowCount())));
        Stream.of(upkeep.createdAt(), counts.calculatedAt(), upkeep.updatedAt())
                .flatMap(Optional::stream)
                .forEach(name -> values.add(new Assignment(name, new Value.Parameter(Value.Role.NOW, name))));
        List<Assignment> changes = new ArrayList<>();
        upkeep.updatedAt().ifPresent(
                name -> changes.add(new Assignment(name, new Value.OfferedIfOther(name, counts.count()))));
        Stream.of(counts.calculatedAt(), counts.end()).flatMap(Optional::stream)
                .forEach(name -> changes.add(new Assignment(name, new Value.Offered(name))));
        // last, for others look at what it was
        changes.add(new Assignment(counts.count(), new Value.Offered(counts.count())));
        List<Assignment> common = new ArrayList<>(key());
        counts.end().ifPresent(name -> common.add(new Assignment(name, day(true))));
        return new Recount(table.name(), new Grouping(source.name(), common, rows(one)), values, changes);
    }

    /** Removes the counts of nothing. */
    public Prune prune(boolean one) {
        return new Prune(table.name(), new Grouping(source.name(), key(), rows(one)),
                one ? List.of(isOf(leading().column())) : List.of());
    }

    /** One count. */
    public Select count() {
        return Select.of(table.name(), new Select.Fetch.Columns(List.of(counts.count())),
                counts.key().stream().map(Counts::isOf).toList());
    }

    private static Condition isOf(String column) {
        return new Condition.Equal(column, new Value.Parameter(Value.Role.FIELD, column), false);
    }

    private List<Assignment> key() {
        List<Assignment> key = new ArrayList<>();
        counts.groups().forEach(group -> key.add(new Assignment(group.column(), group.cases().isEmpty()
                ? new Value.Own(group.of())
                : new Value.Translated(group.of(), group.cases()))));
        key.add(new Assignment(counts.start(), day(false)));
        return key;
    }

    private Value day(boolean last) {
        boolean local = source.column(counts.time()).map(Column::type)
                .filter(ColumnType.DateTime.class::isInstance).isPresent();
        return new Value.DayOfPeriod(counts.time(), local, counts.window(), last);
    }

    private List<Condition> rows(boolean one) {
        List<Condition> where = new ArrayList<>();
        if (one) {
            where.add(new Condition.Equal(leading().of(),
                    new Value.Parameter(Value.Role.FIELD, leading().column()), false));
        }
        source.entity().flatMap(Entity::softDelete).ifPresent(name -> where.add(new Condition.IsNull(name)));
        source.column(counts.time()).filter(Column::nullable)
                .ifPresent(time -> where.add(new Condition.IsNotNull(time.name())));
        return where;
    }
}
