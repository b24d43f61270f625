package dev.tenure.processor.emit.tests;

import com.palantir.javapoet.CodeBlock;
import dev.tenure.schema.Column;
import dev.tenure.schema.ColumnType;
import dev.tenure.schema.Expression.Compare;
import dev.tenure.schema.Table;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The tests of what columns take: at the limit, and one past it. */
final class ColumnCases {

    /** What the two narrow kinds of text hold, in bytes; of the others no row can be made that is too long. */
    private static final Map<ColumnType.Capacity, Integer> TEXT =
            Map.of(ColumnType.Capacity.TINY, 255, ColumnType.Capacity.REGULAR, 65_535);

    private final Table table;

    ColumnCases(Table table) {
        this.table = table;
    }

    Stream<Case> all() {
        List<String> taken = TableCases.taken(table);
        Stream<Case> columns = table.columns().stream()
                .filter(column -> column.generated().isEmpty() && !taken.contains(column.name()))
                .flatMap(this::column);
        Stream<Case> checks = table.checks().stream()
                .filter(check -> check.expression() instanceof Compare)
                .map(check -> Case.of("check", Words.snake(check.name()) + "_lets_its_limit_pass_and_nothing_beyond",
                        "keepsCheck($S)", check.name()));
        return Stream.concat(columns, checks);
    }

    private Stream<Case> column(Column column) {
        String name = Words.snake(column.name());
        if (column.type() instanceof ColumnType.Enumeration type) {
            CodeBlock values = type.values().stream()
                    .map(value -> CodeBlock.of("$S", value))
                    .collect(CodeBlock.joining(", "));
            return Stream.of(Case.of("enum", name + "_takes_its_values_and_no_other",
                    "takesOnly($S, $L)", column.name(), values));
        }
        if (column.type() instanceof ColumnType.Json) {
            return Stream.of(Case.of("json", name + "_takes_nothing_but_json", "takesOnlyJson($S)", column.name()));
        }
        if (column.type() instanceof ColumnType.Text text && TEXT.containsKey(text.capacity())) {
            return Stream.of(characters(column, TEXT.get(text.capacity())));
        }
        if (column.type().characters().isPresent()) {
            return Stream.of(characters(column, column.type().characters().get()));
        }
        boolean checked = table.checks().stream().anyMatch(check -> check.expression().columnsIn(table).contains(column.name()));
        return checked ? Stream.empty() : column.type().greatest().stream().map(greatest -> Case.of("precision",
                name + "_is_as_great_as_its_type_allows_and_no_greater",
                "takesUpTo($S, $S)", column.name(), greatest.toPlainString()));
    }

    private static Case characters(Column column, int most) {
        return Case.of("length", Words.snake(column.name()) + "_takes_" + most + "_characters_and_no_more",
                "takesCharacters($S, $L)", column.name(), most);
    }
}
