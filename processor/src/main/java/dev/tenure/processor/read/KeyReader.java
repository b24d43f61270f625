package dev.tenure.processor.read;

import dev.tenure.annotation.Polymorphic;
import dev.tenure.annotation.SoftDeleteUnique;
import dev.tenure.annotation.TenantScoped;
import dev.tenure.annotation.Unique;
import dev.tenure.schema.Column;
import dev.tenure.schema.ColumnType;
import dev.tenure.schema.Entity;
import dev.tenure.schema.Expression;
import dev.tenure.schema.Generated;
import dev.tenure.schema.Index;
import dev.tenure.schema.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Unique keys and indexes, each led by the tenant column unless it says why not. */
final class KeyReader {

    private static final Pattern PART = Pattern.compile("(\\w+)(?:\\((\\d{1,9})\\))?(?:\\s+(asc|desc))?", Pattern.CASE_INSENSITIVE);

    private final Declarations declarations;

    KeyReader(Declarations declarations) {
        this.declarations = declarations;
    }

    void read(Draft draft) {
        Annotations annotations = draft.entity().annotations();
        annotations.find(TenantScoped.class).filter(scoped -> scoped.says("index"))
                .ifPresent(scoped -> draft.tenantColumn().ifPresent(tenant -> draft.index(
                        Index.of(scoped.text("index"), false, List.of(tenant)),
                        Place.at(scoped).aspect("name", scoped, "index"))));
        annotations.all(SoftDeleteUnique.class).forEach(key -> readSoftDelete(draft, key));
        annotations.all(Unique.class).forEach(key -> readListed(draft, key, true));
        for (Field field : draft.entity().fields()) {
            field.annotations().all(Unique.class).forEach(key -> readField(draft, field, key));
        }
        annotations.all(dev.tenure.annotation.Index.class).forEach(key -> readListed(draft, key, false));
        for (Field field : draft.entity().fields()) {
            field.annotations().find(Polymorphic.class).filter(polymorphic -> polymorphic.says("index"))
                    .ifPresent(polymorphic -> readPolymorphic(draft, field, polymorphic));
        }
    }

    private void readListed(Draft draft, Mirror key, boolean unique) {
        listed(draft, key).ifPresent(parts -> add(draft, key, unique, parts));
    }

    private void readField(Draft draft, Field field, Mirror key) {
        if (!key.texts("columns").isEmpty()) {
            declarations.refuse(draft.entity(), key.origin("columns"), "TEN159",
                    "The unique key on " + field.label() + " lists columns, as if it did not stand on one.",
                    "Leave columns out, or put the annotation on the class.");
        }
        draft.columnsOf(field.name())
                .ifPresent(columns -> add(draft, key, true, columns.stream().map(Index.Part::of).toList()));
    }

    private void readPolymorphic(Draft draft, Field field, Mirror polymorphic) {
        draft.columnsOf(field.name()).ifPresent(columns -> {
            Index index = new Index(polymorphic.text("index"), false, Index.Kind.BTREE,
                    ledByTenant(draft, polymorphic, columns.stream().map(Index.Part::of).toList()), true,
                    reason(polymorphic, "acrossTenants"), Optional.empty());
            draft.index(index, Place.at(polymorphic, "acrossTenants").aspect("name", polymorphic, "index")
                    .aspect("columns", polymorphic, "index"));
        });
    }

    private void add(Draft draft, Mirror key, boolean unique, List<Index.Part> listed) {
        List<Index.Part> parts = ledByTenant(draft, key, listed);
        String name = key.says("name") ? key.text("name") : DefaultNames.key(unique, names(parts));
        draft.index(
                new Index(name, unique, Index.Kind.BTREE, parts, true,
                        reason(key, "acrossTenants"), unique ? Optional.empty() : reason(key, "redundant")),
                Place.at(key, "name", "columns", "acrossTenants", "redundant"));
    }

    private void readSoftDelete(Draft draft, Mirror key) {
        if (draft.softDelete().isEmpty()) {
            declarations.refuse(draft.entity(), key.origin(), "TEN158",
                    draft.entity().type().getSimpleName() + " has a key among live rows, but no time of deletion.",
                    "Add a field with @DeletedAt, or use @Unique.");
            return;
        }
        listed(draft, key).ifPresent(parts -> addSoftDelete(draft, key, ledByTenant(draft, key, parts)));
    }

    private void addSoftDelete(Draft draft, Mirror key, List<Index.Part> parts) {
        String deletedAt = draft.softDelete().orElseThrow();
        String marker = marker(draft, key, deletedAt);
        String name = key.says("name") ? key.text("name") : DefaultNames.key(true, names(parts));
        String live = key.says("liveName") ? key.text("liveName") : DefaultNames.live(name);
        draft.index(softDeleteIndex(key, name, parts, deletedAt), Place.at(key, "name", "columns", "acrossTenants"));
        draft.index(softDeleteIndex(key, live, parts, marker),
                Place.at(key, "columns", "acrossTenants").aspect("name", key, "liveName"));
        draft.softDeleteKey(new Entity.SoftDeleteKey(names(parts), name, live, marker));
    }

    /** The column that marks live rows; the first key that needs it adds it. */
    private String marker(Draft draft, Mirror key, String deletedAt) {
        Column column = Column.of(key.text("marker"), new ColumnType.Int(ColumnType.Int.Size.TINY, false), true)
                .withGenerated(new Generated(new Expression.IsLive(deletedAt), true));
        if (draft.marker().isEmpty()) {
            draft.marker(column, Place.at(key).aspect("name", key, "marker"));
        } else if (!draft.marker().get().equals(column)) {
            declarations.refuse(draft.entity(), key.origin("marker"), "TEN158",
                    "The keys among live rows of " + draft.entity().type().getSimpleName()
                            + " do not agree on the column that marks a live row.",
                    "Give all of them the same marker.");
        }
        return draft.marker().get().name();
    }

    private static Index softDeleteIndex(Mirror key, String name, List<Index.Part> parts, String last) {
        return new Index(name, true, Index.Kind.BTREE,
                Stream.concat(parts.stream(), Stream.of(Index.Part.of(last))).toList(), true,
                reason(key, "acrossTenants"), Optional.empty());
    }

    /** The columns that a key lists; empty after a problem was reported. */
    private Optional<List<Index.Part>> listed(Draft draft, Mirror key) {
        List<String> entries = key.texts("columns");
        List<Index.Part> parts = new ArrayList<>();
        boolean sound = !entries.isEmpty();
        if (!sound) {
            declarations.refuse(draft.entity(), key.origin("columns"), "TEN159",
                    "A key of " + draft.entity().type().getSimpleName() + " lists no columns.",
                    "List the fields whose columns make it.");
        }
        for (int at = 0; at < entries.size(); at++) {
            List<Index.Part> found = parts(draft, entries.get(at));
            parts.addAll(found);
            if (found.isEmpty()) {
                sound = false;
                declarations.refuse(draft.entity(), key.origin("columns", at), "TEN155",
                        draft.entity().type().getSimpleName() + " has no field \"" + entries.get(at)
                                + "\" for this key.",
                        "List fields by their names: " + String.join(", ", draft.propertyNames()) + ".");
            }
        }
        return sound ? Optional.of(parts) : Optional.empty();
    }

    private static List<Index.Part> parts(Draft draft, String entry) {
        Matcher part = PART.matcher(entry.strip());
        if (!part.matches()) {
            return List.of();
        }
        Optional<Integer> prefix = Optional.ofNullable(part.group(2)).map(Integer::valueOf);
        boolean descending = "desc".equalsIgnoreCase(part.group(3));
        return draft.columnsOf(part.group(1))
                .or(() -> draft.tenantColumn().filter(part.group(1)::equals).map(List::of))
                .orElse(List.of()).stream()
                .map(column -> new Index.Part(column, descending, prefix, false))
                .toList();
    }

    private static List<Index.Part> ledByTenant(Draft draft, Mirror key, List<Index.Part> parts) {
        return draft.tenantColumn()
                .filter(tenant -> !key.says("acrossTenants") && !Names.contains(names(parts), tenant))
                .map(tenant -> Stream.concat(Stream.of(Index.Part.of(tenant)), parts.stream()).toList())
                .orElse(parts);
    }

    /** What an attribute gives as a reason: an empty one is no reason, but it is given. */
    private static Optional<String> reason(Mirror key, String attribute) {
        return key.says(attribute) ? Optional.of(key.text(attribute)) : Optional.empty();
    }

    private static List<String> names(List<Index.Part> parts) {
        return parts.stream().map(Index.Part::column).toList();
    }
}
