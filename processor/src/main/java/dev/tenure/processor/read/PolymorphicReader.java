package dev.tenure.processor.read;

import dev.tenure.annotation.EntityRef;
import dev.tenure.annotation.Polymorphic;
import dev.tenure.schema.Column;
import dev.tenure.schema.ColumnType;
import dev.tenure.schema.Entity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.TypeElement;

/** References to one of several entities: two columns and a closed list of targets. */
final class PolymorphicReader {

    private static final ColumnType ANY_TYPE_NAME = new ColumnType.Varchar(255);
    private static final ColumnType ANY_ID = new ColumnType.Varchar(255);

    private final Declarations declarations;
    private final ColumnReader columns;
    private final Contradictions contradictions;

    PolymorphicReader(Declarations declarations, ColumnReader columns, Contradictions contradictions) {
        this.declarations = declarations;
        this.columns = columns;
        this.contradictions = contradictions;
    }

    void read(Draft draft, Field field) {
        Mirror polymorphic = field.annotations().find(Polymorphic.class).orElseThrow();
        if (!JavaTypes.is(field.type(), EntityRef.class)) {
            declarations.refuse(draft.entity(), polymorphic.origin(), "TEN154",
                    field.label() + " is a polymorphic reference of the type " + JavaTypes.text(field.type()) + ".",
                    "Give the field the type EntityRef.");
            return;
        }
        List<Declaration> targets = targets(draft.entity(), field, polymorphic);
        Column type = column(draft, field, polymorphic.nested("typeColumn"), "_type", ANY_TYPE_NAME, Optional.empty());
        Optional<ColumnReader.IdColumn> common = commonId(targets);
        Column id = column(draft, field, polymorphic.nested("idColumn"), "_id",
                common.map(ColumnReader.IdColumn::type).orElse(ANY_ID), common);
        draft.column(type, place(field, polymorphic, "typeColumn"));
        draft.column(id, place(field, polymorphic, "idColumn"));
        draft.property(field, List.of(type.name(), id.name()));
        draft.polymorphic(
                new Entity.Polymorphic(field.name(), type.name(), id.name(), targets.stream()
                        .map(target -> new Entity.Target(target.typeName(), target.tableName())).toList()),
                Place.at(polymorphic, "targets", "index", "typeColumn", "idColumn"));
    }

    private List<Declaration> targets(Declaration entity, Field field, Mirror polymorphic) {
        List<Declaration> targets = new ArrayList<>();
        List<Optional<TypeElement>> named = polymorphic.classesNamed("targets");
        for (int at = 0; at < named.size(); at++) {
            if (named.get(at).isPresent()) {
                TypeElement target = named.get(at).get();
                Optional<Declaration> known = declarations.of(target).filter(found -> columns.id(found).isPresent());
                known.ifPresent(targets::add);
                if (known.isEmpty()) {
                    declarations.refuseTarget(entity, field, polymorphic.origin("targets", at), target);
                }
            }
        }
        return targets;
    }

    private Column column(Draft draft, Field field, Optional<Mirror> said, String suffix, ColumnType otherwise,
            Optional<ColumnReader.IdColumn> id) {
        String name = said(said, "name").orElseGet(() -> DefaultNames.column(field.name()) + suffix);
        ColumnType type = TypeReader.read(said, otherwise);
        contradictions.refuseShape(draft.entity(), field, said, type);
        Column column = Column.of(name, type, !Constraints.refusesNull(field))
                .withComment(said(said, "comment").orElse(""));
        return said(said, "collation")
                .or(() -> id.map(ColumnReader.IdColumn::collation))
                .filter(collation -> type.isCharacter())
                .filter(collation -> !collation.equals(draft.entity().table().text("collation")))
                .map(column::withCollation)
                .orElse(column);
    }

    private static Optional<String> said(Optional<Mirror> column, String attribute) {
        return column.filter(mirror -> mirror.says(attribute)).map(mirror -> mirror.text(attribute));
    }

    /** What all targets' ids have in common; empty where they differ. */
    private Optional<ColumnReader.IdColumn> commonId(List<Declaration> targets) {
        List<ColumnReader.IdColumn> ids = targets.stream().flatMap(target -> columns.id(target).stream()).toList();
        boolean same = ids.stream()
                .map(id -> List.of(id.type(), id.collation()))
                .distinct().count() == 1;
        return same ? Optional.of(ids.get(0)) : Optional.empty();
    }

    private static Place place(Field field, Mirror polymorphic, String attribute) {
        Place place = Place.at(field.origin());
        for (String aspect : List.of("name", "type", "length", "unsigned", "collation", "comment")) {
            place.aspect(aspect, polymorphic, attribute);
        }
        Constraints.refusingNull(field).forEach(notNull -> place.aspect("nullable", notNull, ""));
        return place;
    }
}
