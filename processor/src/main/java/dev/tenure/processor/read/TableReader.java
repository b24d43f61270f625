package dev.tenure.processor.read;

import dev.tenure.annotation.CreatedAt;
import dev.tenure.annotation.Default;
import dev.tenure.annotation.DeletedAt;
import dev.tenure.annotation.Backfill;
import dev.tenure.annotation.Computed;
import dev.tenure.annotation.Id;
import dev.tenure.annotation.Json;
import dev.tenure.annotation.Polymorphic;
import dev.tenure.annotation.UpdatedAt;
import dev.tenure.schema.Check;
import dev.tenure.schema.Column;
import dev.tenure.schema.ColumnType;
import dev.tenure.schema.Expression;
import java.util.List;

/** The columns of a table and what is said field by field. */
final class TableReader {

    private final Declarations declarations;
    private final ColumnReader columns;
    private final PolymorphicReader polymorphics;
    private final Contradictions contradictions;

    TableReader(Declarations declarations, ColumnReader columns) {
        this.declarations = declarations;
        this.columns = columns;
        this.contradictions = new Contradictions(declarations);
        this.polymorphics = new PolymorphicReader(declarations, columns, contradictions);
    }

    void read(Draft draft) {
        for (Field field : draft.entity().fields()) {
            contradictions.refuseExcluded(draft.entity(), field);
            contradictions.refuseBounds(draft.entity(), field);
            if (field.has(Polymorphic.class)) {
                polymorphics.read(draft, field);
            } else {
                columns.read(draft.entity(), field).ifPresent(column -> add(draft, field, column));
            }
        }
    }

    private void add(Draft draft, Field field, Column column) {
        contradictions.refuseShape(
                draft.entity(), field, field.annotations().find(dev.tenure.annotation.Column.class), column.type());
        draft.column(column, place(field));
        draft.property(field, List.of(column.name()));
        field.annotations().find(Id.class).ifPresent(id -> draft.primaryKey(column.name(), Place.at(id)));
        field.annotations().find(DeletedAt.class).ifPresent(mirror -> addSoftDelete(draft, field, column, mirror));
        if (isNumber(column.type())) {
            addChecks(draft, field, column);
        }
    }

    private void addSoftDelete(Draft draft, Field field, Column column, Mirror deletedAt) {
        if (draft.softDelete().isPresent()) {
            declarations.refuse(draft.entity(), deletedAt.origin(), "TEN158",
                    field.label() + " is the second time of deletion of its entity.",
                    "Leave @DeletedAt on one field.");
        } else {
            draft.softDelete(column.name());
        }
    }

    private static void addChecks(Draft draft, Field field, Column column) {
        for (Constraints.Bound bound : Constraints.bounds(field)) {
            String name = DefaultNames.check(
                    draft.table(), column.name(), bound.annotation().type().getSimpleName().toString());
            draft.check(
                    new Check(name, new Expression.Compare(column.name(), bound.operator(), bound.number()), true),
                    Place.at(bound.annotation()).aspect("expression", bound.annotation(), "value"));
        }
    }

    private static boolean isNumber(ColumnType type) {
        return type instanceof ColumnType.Int || type instanceof ColumnType.Decimal
                || type instanceof ColumnType.Floating;
    }

    private static Place place(Field field) {
        Annotations annotations = field.annotations();
        Place place = Place.at(field.origin());
        annotations.find(dev.tenure.annotation.Column.class).ifPresent(column -> {
            for (String attribute : List.of(
                    "name", "type", "length", "precision", "scale", "fsp", "unsigned", "collation", "comment")) {
                if (column.says(attribute)) {
                    place.aspect(attribute, column, attribute);
                }
            }
            for (String shape : List.of("length", "precision", "scale", "fsp", "unsigned")) {
                if (column.says(shape)) {
                    place.aspect("type", column, shape);
                }
            }
        });
        Constraints.size(field).ifPresent(size -> place.aspect("type", size, "max").aspect("length", size, "max"));
        Constraints.digits(field).ifPresent(digits -> place.aspect("type", digits, "integer")
                .aspect("precision", digits, "integer").aspect("scale", digits, "fraction"));
        annotations.find(Json.class).ifPresent(json -> place.aspect("type", json, ""));
        annotations.find(Default.class).ifPresent(value -> place.aspect("default", value, "value"));
        annotations.find(CreatedAt.class).ifPresent(at -> place.aspect("default", at, "byServer"));
        annotations.find(UpdatedAt.class).ifPresent(at -> place.aspect("default", at, "byServer")
                .aspect("onUpdateNow", at, "byServer"));
        annotations.find(Computed.class).ifPresent(computed -> place.aspect("generated", computed, "value")
                .aspect("stored", computed, "stored"));
        annotations.find(Backfill.class).ifPresent(fill -> place.aspect("backfill", fill, "value")
                .aspect("backfill", fill, "expression"));
        Constraints.refusingNull(field).forEach(notNull -> place.aspect("nullable", notNull, ""));
        annotations.find(Id.class).ifPresent(id -> place.aspect("autoIncrement", id, "generated"));
        return place;
    }
}
