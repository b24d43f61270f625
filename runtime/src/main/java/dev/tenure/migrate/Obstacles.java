package dev.tenure.migrate;

import dev.tenure.schema.Finding;
import dev.tenure.schema.Schema;
import dev.tenure.schema.Subject;
import dev.tenure.schema.Table;
import dev.tenure.schema.diff.Comparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Why no migration leads from what was promoted to the model: so far there are only those that create tables. */
final class Obstacles {

    private static final String REMEDY =
            "Take that back: so far Tenure creates tables, and neither alters nor drops one that was promoted.";

    private Obstacles() {}

    /** @param promoted the tables that were promoted, by name */
    static List<Finding> between(Schema model, SortedMap<String, Table> promoted) {
        List<Finding> obstacles = new ArrayList<>();
        SortedMap<String, Table> gone = new TreeMap<>(promoted);
        for (Table table : model.owned()) {
            Optional.ofNullable(gone.remove(table.name()))
                    .filter(before -> !before.equals(table))
                    .ifPresent(before -> Comparison.tables(table, before)
                            .forEach(difference -> obstacles.add(changed(table, difference))));
        }
        gone.values().forEach(table -> obstacles.add(Finding.of(
                "TEN318",
                Subject.schema("entities"),
                "The table " + table.name() + " was promoted, but no entity declares it any more.",
                REMEDY)));
        return obstacles;
    }

    private static Finding changed(Table table, Finding difference) {
        String thing = "The " + difference.subject().kind().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " "
                + difference.subject().label();
        String change = switch (difference.kind()) {
            case MISSING -> " is new";
            case EXTRA -> " is gone";
            case WRONG -> " changed from " + difference.found().orElse("nothing") + " to "
                    + difference.expected().orElse("nothing");
        };
        return Finding.of(
                "TEN317",
                difference.subject(),
                thing + change + " since the table " + table.name() + " was promoted.",
                REMEDY);
    }
}
