package dev.tenure.example.change;

import java.util.List;
import java.util.stream.Stream;

/** All changes that are tried. */
final class Scenarios {

    private Scenarios() {}

    static List<Scenario> all() {
        return Stream.of(TableScenarios.all(), ColumnScenarios.all(), TypeScenarios.all(), KeyScenarios.all(),
                MeaningScenarios.all(), FillScenarios.all()).flatMap(List::stream).toList();
    }

    /** An entity with the given fields behind its id. */
    static String order(String fields) {
        return order("", fields);
    }

    static String order(String annotations, String fields) {
        return entity("orders", annotations, "Order", fields);
    }

    static String entity(String table, String annotations, String name, String fields) {
        return "@Table(\"%s\") @TenantScoped %s\nrecord %s(@Id Long id%s) {}\n"
                .formatted(table, annotations, name, fields.isEmpty() ? "" : ", " + fields);
    }

    /** A row for each value, in the given column of orders. */
    static String[] orders(String column, String... values) {
        return Stream.iterate(0, at -> at < values.length, at -> at + 1)
                .map(at -> "INSERT INTO orders (company_id, `%s`) VALUES (%d, %s)"
                        .formatted(column, 1 + at % 2, values[at]))
                .toArray(String[]::new);
    }
}
