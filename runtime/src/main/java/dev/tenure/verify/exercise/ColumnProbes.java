package dev.tenure.verify.exercise;

import dev.tenure.schema.Column;
import dev.tenure.schema.ColumnType;
import dev.tenure.schema.Expression.Compare;
import dev.tenure.schema.Table;
import dev.tenure.verify.exercise.Probe.Kind;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The probes of what columns take: at the limit, and one past it. */
final class ColumnProbes {

    /** What the two narrow kinds of text hold, in bytes; of the others no row can be made that is too long. */
    private static final Map<ColumnType.Capacity, Integer> TEXT =
            Map.of(ColumnType.Capacity.TINY, 255, ColumnType.Capacity.REGULAR, 65_535);

    private final Table table;

    ColumnProbes(Table table) {
        this.table = table;
    }

    Stream<Probe> all() {
        List<String> taken = TableProbes.taken(table);
        Stream<Probe> columns = table.columns().stream()
                .filter(column -> column.generated().isEmpty() && !taken.contains(column.name()))
                .flatMap(this::column);
        Stream<Probe> checks = table.checks().stream()
                .filter(check -> check.expression() instanceof Compare)
                .map(check -> new Probe(Kind.CHECK, Words.snake(check.name())
                        + "_lets_its_limit_pass_and_nothing_beyond", new Act.KeepsCheck(check.name())));
        return Stream.concat(columns, checks);
    }

    private Stream<Probe> column(Column column) {
        String name = Words.snake(column.name());
        if (column.type() instanceof ColumnType.Enumeration type) {
            return Stream.of(new Probe(Kind.ENUM, name + "_takes_its_values_and_no_other",
                    new Act.TakesOnly(column.name(), type.values())));
        }
        if (column.type() instanceof ColumnType.Json) {
            return Stream.of(new Probe(Kind.JSON, name + "_takes_nothing_but_json", new Act.TakesOnlyJson(column.name())));
        }
        if (column.type() instanceof ColumnType.Text text && TEXT.containsKey(text.capacity())) {
            return Stream.of(characters(column, TEXT.get(text.capacity())));
        }
        if (column.type().characters().isPresent()) {
            return Stream.of(characters(column, column.type().characters().get()));
        }
        boolean checked = table.checks().stream().anyMatch(check -> check.expression().columnsIn(table).contains(column.name()));
        return checked ? Stream.empty() : column.type().greatest().stream().map(greatest -> new Probe(Kind.PRECISION,
                name + "_is_as_great_as_its_type_allows_and_no_greater",
                new Act.TakesUpTo(column.name(), greatest.toPlainString())));
    }

    private static Probe characters(Column column, int most) {
        return new Probe(Kind.LENGTH, Words.snake(column.name()) + "_takes_" + most + "_characters_and_no_more",
                new Act.TakesCharacters(column.name(), most));
    }
}
