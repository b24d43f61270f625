package dev.tenure.processor.read;

import dev.tenure.annotation.AppendOnly;
import dev.tenure.annotation.CreatedAt;
import dev.tenure.annotation.DeletedAt;
import dev.tenure.annotation.Materialized;
import dev.tenure.annotation.Window;
import dev.tenure.annotation.UpdatedAt;
import dev.tenure.annotation.Version;
import dev.tenure.schema.Column;
import dev.tenure.schema.Materialized.Case;
import dev.tenure.schema.Materialized.Group;
import dev.tenure.schema.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.TypeElement;

/** {@code @Materialized}: what a table's rows count, once all tables have been read. */
final class MaterializedReader {

    /** What a repository fills in by itself, or is refused anyway. */
    private static final List<Class<?>> KEPT =
            List.of(CreatedAt.class, UpdatedAt.class, DeletedAt.class, Version.class);

    private final Declarations declarations;
    private final Map<String, Draft> drafts;

    /** @param drafts the tables by the names of their entities */
    MaterializedReader(Declarations declarations, Map<String, Draft> drafts) {
        this.declarations = declarations;
        this.drafts = drafts;
    }

    void read(Draft draft) {
        draft.entity().annotations().find(Materialized.class).ifPresent(counts -> {
            refuseContradictions(draft, counts);
            counts.classNamed("source").ifPresent(source -> source(draft, counts, source)
                    .ifPresent(of -> read(draft, counts, of)));
        });
    }

    private void refuseContradictions(Draft draft, Mirror counts) {
        Declaration entity = draft.entity();
        if (!entity.isOwned()) {
            refuse(draft, counts.origin(), "TEN176",
                    entity.type().getSimpleName() + " is materialized, but nothing writes to an existing table.",
                    "Let Tenure create the table, or take @Materialized away.");
        }
        Stream<Mirror> others = Stream.concat(
                entity.annotations().find(AppendOnly.class).stream(),
                entity.fields().stream().flatMap(field -> Stream.of(DeletedAt.class, Version.class)
                        .flatMap(type -> field.annotations().find(type).stream())));
        others.forEach(other -> refuse(draft, other.origin(), "TEN176",
                "@" + other.type().getSimpleName() + " means nothing to rows that a refresh writes and removes.",
                "Take it away, or @Materialized."));
    }

    private Optional<Draft> source(Draft draft, Mirror counts, TypeElement source) {
        Optional<Draft> of = declarations.of(source).map(one -> drafts.get(one.type().getQualifiedName().toString()))
                .filter(one -> one != draft);
        if (of.isEmpty()) {
            refuse(draft, counts.origin("source"), "TEN170",
                    draft.entity().type().getSimpleName() + " counts rows of " + source.getSimpleName()
                            + ", which is not another entity of the schema.",
                    "Name one that the root lists.");
        }
        return of;
    }

    private void read(Draft draft, Mirror counts, Draft source) {
        Place place = Place.at(counts, "source", "groups", "time", "window", "start", "end", "count", "calculatedAt");
        List<Group> groups = new ArrayList<>();
        List<Mirror> said = counts.nestedIn("groups");
        said.forEach(group -> group(draft, source, group).ifPresent(one -> {
            groups.add(one);
            place.aspect("groups." + one.column(), group, "");
        }));
        if (said.isEmpty()) {
            refuse(draft, counts.origin("groups"), "TEN171",
                    "The rows of " + draft.entity().type().getSimpleName() + " are counts of no groups.",
                    "Name at least one field by which rows are counted apart.");
        }
        Optional<String> time = column(draft, source, counts, "time");
        Optional<String> start = column(draft, draft, counts, "start");
        Optional<String> count = column(draft, draft, counts, "count");
        Optional<String> end = optional(draft, counts, "end");
        Optional<String> calculatedAt = optional(draft, counts, "calculatedAt");
        boolean sound = !said.isEmpty() && groups.size() == said.size()
                && Stream.of(time, start, count).allMatch(Optional::isPresent);
        counts.constant("window", Window.class).filter(window -> sound).ifPresent(window -> {
            dev.tenure.schema.Materialized model = new dev.tenure.schema.Materialized(
                    source.table(), groups, time.orElseThrow(),
                    dev.tenure.schema.Materialized.Window.valueOf(window.name()), start.orElseThrow(), end,
                    count.orElseThrow(), calculatedAt);
            draft.materialized(model, place);
            refuseColumnsLeft(draft, counts, model);
        });
    }

    private Optional<Group> group(Draft draft, Draft source, Mirror group) {
        Optional<String> column = column(draft, draft, group, "value");
        Optional<String> of = column(draft, source, group, group.says("of") ? "of" : "value");
        List<Mirror> said = group.nestedIn("cases");
        List<Case> cases = said.stream()
                .flatMap(one -> text(draft, source, one, "of", group.text(group.says("of") ? "of" : "value")).stream()
                        .flatMap(from -> text(draft, draft, one, "is", group.text("value")).stream()
                                .map(to -> new Case(from, to))))
                .toList();
        return column.flatMap(mine -> of.filter(theirs -> cases.size() == said.size())
                .map(theirs -> new Group(mine, theirs, cases)));
    }

    /** What the database holds for the constant that an attribute names, of the enum of a field. */
    private Optional<String> text(Draft draft, Draft of, Mirror one, String attribute, String property) {
        Map<String, String> texts = of.entity().fields().stream()
                .filter(field -> field.name().equals(property))
                .flatMap(field -> JavaTypes.enumeration(field.type()).stream())
                .findFirst().map(TypeReader::texts).orElse(Map.of());
        Optional<String> text = Optional.ofNullable(texts.get(one.text(attribute)));
        if (text.isEmpty()) {
            refuse(draft, one.origin(attribute), "TEN171",
                    of.entity().type().getSimpleName() + "." + property + " has no constant \"" + one.text(attribute)
                            + "\".",
                    texts.isEmpty() ? "Leave cases out: the field is no enum."
                            : "Name one of " + String.join(", ", texts.keySet()) + ".");
        }
        return text;
    }

    private Optional<String> optional(Draft draft, Mirror counts, String attribute) {
        return counts.says(attribute) ? column(draft, draft, counts, attribute) : Optional.empty();
    }

    /** The column of the field that an attribute names. */
    private Optional<String> column(Draft draft, Draft of, Mirror mirror, String attribute) {
        String property = mirror.text(attribute);
        Optional<String> column = of.columnsOf(property).filter(columns -> columns.size() == 1)
                .map(columns -> columns.get(0));
        if (column.isEmpty()) {
            refuse(draft, mirror.origin(attribute), "TEN171",
                    of.entity().type().getSimpleName() + " has no field \"" + property + "\" of one column.",
                    "Name one of " + String.join(", ", of.propertyNames()) + ".");
        }
        return column;
    }

    /** A row that a refresh writes has no value for what it knows nothing of. */
    private void refuseColumnsLeft(Draft draft, Mirror counts, dev.tenure.schema.Materialized model) {
        List<String> filled = new ArrayList<>(model.key());
        filled.add(model.count());
        Stream.of(draft.tenantColumn(), model.end(), model.calculatedAt())
                .flatMap(Optional::stream).forEach(filled::add);
        for (Field field : draft.entity().fields()) {
            boolean other = KEPT.stream().noneMatch(field::has);
            draft.columnsOf(field.name()).filter(columns -> other).ifPresent(columns -> columns.stream()
                    .flatMap(name -> draft.column(name).stream())
                    .filter(column -> needsValue(column) && !Names.contains(filled, column.name()))
                    .forEach(column -> refuse(draft, counts.origin(), "TEN178",
                            "A refresh has no value for " + field.label() + ", which takes no NULL and has no default.",
                            "Give it a @Default, let it take NULL, or take it away.")));
        }
    }

    private static boolean needsValue(Column column) {
        return !column.nullable() && column.defaultValue().isEmpty() && !column.autoIncrement()
                && column.generated().isEmpty();
    }

    private void refuse(Draft draft, Origin origin, String code, String what, String remedy) {
        declarations.refuse(draft.entity(), origin, code, what, remedy);
    }
}
