package dev.tenure.processor.read;

import static java.util.Map.entry;

import dev.tenure.annotation.Column;
import dev.tenure.annotation.Computed;
import dev.tenure.annotation.CreatedAt;
import dev.tenure.annotation.Default;
import dev.tenure.annotation.DeletedAt;
import dev.tenure.annotation.Id;
import dev.tenure.annotation.Json;
import dev.tenure.annotation.Polymorphic;
import dev.tenure.annotation.References;
import dev.tenure.annotation.UpdatedAt;
import dev.tenure.schema.ColumnType;
import dev.tenure.schema.TypeWords;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What would be passed over in silence: annotations that exclude each other, attributes that a type does not have. */
final class Contradictions {

    private static final List<Map.Entry<Class<?>, List<Class<?>>>> EXCLUDED = List.of(
            entry(Polymorphic.class, List.of(Id.class, Column.class, Default.class, Computed.class, References.class,
                    Json.class, CreatedAt.class, UpdatedAt.class, DeletedAt.class)),
            entry(Computed.class, List.of(Id.class, CreatedAt.class, UpdatedAt.class, DeletedAt.class)),
            entry(Json.class, List.of(Id.class, References.class)));

    private static final Set<String> SHAPE = Set.of("length", "precision", "scale", "fsp", "unsigned");

    private static final Map<Class<? extends ColumnType>, Set<String>> SHAPES = Map.ofEntries(
            entry(ColumnType.Int.class, Set.of("unsigned")),
            entry(ColumnType.Decimal.class, Set.of("precision", "scale", "unsigned")),
            entry(ColumnType.Char.class, Set.of("length")),
            entry(ColumnType.Varchar.class, Set.of("length")),
            entry(ColumnType.Binary.class, Set.of("length")),
            entry(ColumnType.Varbinary.class, Set.of("length")),
            entry(ColumnType.Time.class, Set.of("fsp")),
            entry(ColumnType.DateTime.class, Set.of("fsp")),
            entry(ColumnType.Timestamp.class, Set.of("fsp")));

    private final Declarations declarations;

    Contradictions(Declarations declarations) {
        this.declarations = declarations;
    }

    /** Refuses annotations that cannot stand on one field together. */
    void refuseExcluded(Declaration entity, Field field) {
        EXCLUDED.stream()
                .filter(excluded -> field.has(excluded.getKey()))
                .forEach(excluded -> excluded.getValue().stream()
                        .flatMap(other -> field.annotations().find(other).stream())
                        .forEach(other -> declarations.refuse(entity, other.origin(), "TEN161",
                                "@" + other.type().getSimpleName() + " means nothing on " + field.label()
                                        + ", which is @" + excluded.getKey().getSimpleName() + ".",
                                "Take one of the two away.")));
        field.annotations().find(Column.class)
                .filter(column -> field.has(Json.class) && column.says("type"))
                .ifPresent(column -> declarations.refuse(entity, column.origin("type"), "TEN161",
                        "The type of " + field.label() + " is said twice.",
                        "Take @Json or the type away."));
        field.annotations().find(Polymorphic.class)
                .filter(polymorphic -> polymorphic.says("acrossTenants") && !polymorphic.says("index"))
                .ifPresent(polymorphic -> declarations.refuse(entity, polymorphic.origin("acrossTenants"), "TEN161",
                        field.label() + " says why its index spans tenants, but has none.",
                        "Name the index, or take acrossTenants away."));
    }

    /** Refuses bounds that Bean Validation takes for numbers, and are none. */
    void refuseBounds(Declaration entity, Field field) {
        Constraints.unreadableBounds(field).forEach(bound -> declarations.refuse(entity, bound.origin("value"), "TEN161",
                "\"" + bound.text("value") + "\" is no number, so that it bounds nothing of " + field.label() + ".",
                "Write digits, as in @" + bound.type().getSimpleName() + "(\"0.01\")."));
    }

    /** Refuses what an annotation says of a column's shape, but the column's type does not have. */
    void refuseShape(Declaration entity, Field field, Optional<Mirror> column, ColumnType type) {
        Set<String> known = SHAPES.getOrDefault(type.getClass(), Set.of());
        column.ifPresent(mirror -> SHAPE.stream().sorted()
                .filter(attribute -> mirror.says(attribute) && !known.contains(attribute))
                .forEach(attribute -> declarations.refuse(entity, mirror.origin(attribute), "TEN161",
                        "The type of " + field.label() + ", " + TypeWords.of(type) + ", has no " + attribute + ".",
                        "Take it away, or say another type.")));
    }
}
