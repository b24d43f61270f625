package dev.tenure.migrate;

import dev.tenure.schema.Column;
import dev.tenure.schema.Entity;
import dev.tenure.schema.Finding;
import dev.tenure.schema.Said;
import dev.tenure.schema.Schema;
import dev.tenure.schema.Subject;
import dev.tenure.schema.Table;
import dev.tenure.schema.diff.Change;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is gone from the entities, and whether they say what became of it. */
final class Past {

    private final Schema before;
    private final Schema model;
    private final Said said;
    private final Sayings sayings;

    /** @param known whether anything was promoted, so that it can be told what is new */
    Past(Schema before, Schema model, Said said, boolean known) {
        this.before = before;
        this.model = model;
        this.said = said;
        this.sayings = new Sayings(before, model, said, known);
    }

    /** What was said wrongly, and what goes without a word. */
    List<Finding> obstacles(List<Change> changes) {
        List<Finding> obstacles = new ArrayList<>(sayings.errors());
        Map<String, List<Column>> columns = new LinkedHashMap<>();
        for (Change change : changes) {
            if (change instanceof Change.DropTable drop && said.removalOf(drop.table()).isEmpty()) {
                obstacles.add(goneTable(drop.dropped()));
            }
            if (change instanceof Change.DropColumn drop && drop.column().generated().isEmpty()
                    && said.removalOf(drop.table(), drop.column().name()).isEmpty()) {
                columns.computeIfAbsent(drop.table(), table -> new ArrayList<>()).add(drop.column());
            }
        }
        columns.forEach((table, gone) -> obstacles.addAll(goneColumns(model.table(table).orElseThrow(), gone)));
        return obstacles;
    }

    /** What was said and means nothing any more. */
    List<String> notes() {
        return sayings.notes();
    }

    private Finding goneTable(Table gone) {
        String candidates = candidates(model.owned().stream()
                .filter(table -> before.table(table.name()).isEmpty() && !isRenamed(table.name(), Optional.empty()))
                .filter(table -> isLike(gone, table))
                .map(Past::label)
                .toList(), "the entity that has its rows now");
        return Finding.of("TEN318", Subject.schema("entities"),
                "The table " + gone.name() + " was promoted, but no entity declares it any more.",
                "Say @WasNamed(\"" + gone.name() + "\") on " + candidates + " if it goes on under another name, or @Removed(table = \""
                        + gone.name() + "\", because = \"…\") on " + model.simpleName() + " if its rows may go.");
    }

    /** Whether a table has at least half of another's columns. */
    private static boolean isLike(Table gone, Table table) {
        long common = gone.columns().stream().filter(column -> table.column(column.name()).isPresent()).count();
        return 2 * common >= gone.columns().size();
    }

    private List<Finding> goneColumns(Table table, List<Column> gone) {
        Table former = sayings.former(table).orElseThrow();
        Map<String, List<Column>> byProperty = new LinkedHashMap<>();
        for (Column column : gone) {
            byProperty.computeIfAbsent(pairOf(former, column, gone), property -> new ArrayList<>()).add(column);
        }
        return byProperty.values().stream().map(columns -> gone(table, former, columns)).toList();
    }

    /** What gone columns have in common: the polymorphic reference of which both are gone, else nothing. */
    private static String pairOf(Table former, Column column, List<Column> gone) {
        return references(former)
                .filter(reference -> List.of(reference.typeColumn(), reference.idColumn()).contains(column.name()))
                .filter(reference -> gone.stream().map(Column::name).toList()
                        .containsAll(List.of(reference.typeColumn(), reference.idColumn())))
                .map(reference -> "reference " + reference.property())
                .findFirst()
                .orElse("column " + column.name());
    }

    private static java.util.stream.Stream<Entity.Polymorphic> references(Table table) {
        return table.entity().stream().flatMap(entity -> entity.polymorphics().stream());
    }

    private Finding gone(Table table, Table former, List<Column> columns) {
        boolean pair = columns.size() > 1;
        String names = columns.stream().map(Column::name).collect(Collectors.joining(" and "));
        boolean computed = columns.stream().anyMatch(column -> table.column(column.name()).isPresent());
        String removals = columns.stream()
                .map(column -> "@Removed(column = \"" + column.name() + "\", because = \"…\")")
                .collect(Collectors.joining(" and "));
        String what = (pair ? "The columns " : "The column ") + names + " of " + table.name()
                + (computed ? " is computed from now on, and what it holds goes."
                        : pair ? " were promoted, but no field has them any more."
                        : " was promoted, but no field has it any more.");
        String former1 = pair ? referenceOf(former, columns).property() : columns.get(0).name();
        return Finding.of("TEN317", new Subject(Subject.Kind.TABLE, table.name(), "", ""), what,
                (computed ? "Say " : "Say @WasNamed(\"" + former1 + "\") on " + candidates(fields(table, former, columns),
                        "the field that has the values now") + " if " + (pair ? "they go" : "it goes")
                        + " on under another name, or ")
                        + removals + " on " + label(table) + " if the values may go.");
    }

    private static Entity.Polymorphic referenceOf(Table former, List<Column> columns) {
        return references(former)
                .filter(reference -> columns.get(0).name().equals(reference.typeColumn())
                        || columns.get(0).name().equals(reference.idColumn()))
                .findFirst().orElseThrow();
    }

    /** The fields that are new and have the same type. */
    private List<String> fields(Table table, Table former, List<Column> gone) {
        List<String> fields = new ArrayList<>();
        for (Entity.Property property : table.entity().map(Entity::properties).orElse(List.of())) {
            List<Column> columns = property.columns().stream().flatMap(name -> table.column(name).stream()).toList();
            boolean isNew = columns.stream().allMatch(column -> former.column(column.name()).isEmpty()
                    && column.generated().isEmpty() && !isRenamed(table.name(), Optional.of(column.name())));
            if (isNew && columns.stream().map(Column::type).toList().equals(gone.stream().map(Column::type).toList())) {
                fields.add(label(table) + "." + property.name());
            }
        }
        return fields;
    }

    private boolean isRenamed(String table, Optional<String> column) {
        return said.renames().stream().anyMatch(renamed -> renamed.table().equalsIgnoreCase(table)
                && column.map(renamed.columns()::contains).orElse(renamed.columns().isEmpty()));
    }

    private static String candidates(List<String> names, String otherwise) {
        return names.isEmpty() ? otherwise : String.join(" or ", names);
    }

    private static String label(Table table) {
        return table.entity().map(Entity::simpleName).orElse(table.name());
    }
}
