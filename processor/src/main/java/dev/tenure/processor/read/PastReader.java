package dev.tenure.processor.read;

import dev.tenure.annotation.Removed;
import dev.tenure.annotation.WasNamed;
import dev.tenure.schema.Said;
import dev.tenure.schema.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the root and its entities say of the past. */
final class PastReader {

    private final Declarations declarations;
    private final Origins origins;
    private final List<Said.Renamed> renames = new ArrayList<>();
    private final List<Said.Removed> removals = new ArrayList<>();

    PastReader(Declarations declarations, Origins origins) {
        this.declarations = declarations;
        this.origins = origins;
    }

    Said read(Annotations root, String tenantColumn, List<Draft> drafts) {
        root.all(Removed.class).forEach(this::readTable);
        for (Draft draft : drafts) {
            read(draft, root.find(WasNamed.class), tenantColumn);
        }
        return new Said(renames, removals);
    }

    private void readTable(Mirror removed) {
        if (removed.text("table").isEmpty() || removed.says("column")) {
            declarations.refuse(removed.origin(), "TEN165", "@Removed on the root names no table.",
                    "Name a table on the root, as in @Removed(table = \"carts\", because = \"…\"), and a column on its"
                            + " entity.");
            return;
        }
        removals.add(new Said.Removed(removed.text("table"), Optional.empty(), removed.text("because")));
        origins.aspect(Subject.schema(""), "removed " + removed.text("table"), removed, "table");
    }

    private void read(Draft draft, Optional<Mirror> tenantColumnWas, String tenantColumn) {
        Declaration entity = draft.entity();
        Subject table = new Subject(Subject.Kind.TABLE, draft.table(), "", "");
        if (!entity.isOwned()) {
            refuseOfExisting(entity);
            return;
        }
        entity.annotations().find(WasNamed.class).ifPresent(was -> add(table, List.of(), was));
        if (draft.tenantColumn().isPresent()) {
            tenantColumnWas.ifPresent(was -> add(column(draft, tenantColumn), List.of(tenantColumn), was));
        }
        for (Field field : entity.fields()) {
            Optional<List<String>> columns = draft.columnsOf(field.name());
            Optional<Mirror> was = field.annotations().find(WasNamed.class);
            if (columns.isPresent() && was.isPresent()) {
                add(column(draft, columns.get().get(0)), columns.get(), was.get());
            }
        }
        entity.annotations().all(Removed.class).forEach(removed -> readColumn(entity, table, removed));
    }

    private void add(Subject subject, List<String> columns, Mirror was) {
        renames.add(new Said.Renamed(subject.table(), columns, was.text("value")));
        columns.forEach(column -> origins.aspect(
                new Subject(subject.kind(), subject.table(), column, ""), "wasNamed", was, "value"));
        if (columns.isEmpty()) {
            origins.aspect(subject, "wasNamed", was, "value");
        }
    }

    private void readColumn(Declaration entity, Subject table, Mirror removed) {
        if (removed.text("column").isEmpty() || removed.says("table")) {
            declarations.refuse(entity, removed.origin(), "TEN165",
                    "@Removed on " + entity.type().getSimpleName() + " names no column.",
                    "Name a column on an entity, as in @Removed(column = \"note\", because = \"…\"), and a table on the"
                            + " root.");
            return;
        }
        removals.add(new Said.Removed(table.table(), Optional.of(removed.text("column")), removed.text("because")));
        origins.aspect(table, "removed " + removed.text("column"), removed, "column");
    }

    private void refuseOfExisting(Declaration entity) {
        List<Mirror> all = new ArrayList<>(entity.annotations().all(Removed.class));
        entity.annotations().find(WasNamed.class).ifPresent(all::add);
        entity.fields().forEach(field -> field.annotations().find(WasNamed.class).ifPresent(all::add));
        all.forEach(mirror -> declarations.refuse(entity, mirror.origin(), "TEN165",
                "@" + mirror.type().getSimpleName() + " speaks of " + entity.tableName()
                        + ", which Tenure neither creates nor changes.",
                "Take it off."));
    }

    private static Subject column(Draft draft, String column) {
        return new Subject(Subject.Kind.COLUMN, draft.table(), column, "");
    }
}
