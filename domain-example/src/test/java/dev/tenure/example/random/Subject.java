package dev.tenure.example.random;

import dev.tenure.annotation.EntityRef;
import dev.tenure.example.AppointmentSchemaRepositories.Tenant;
import dev.tenure.repository.AppendRepository;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * What the random run has to know of an entity.
 *
 * @param type       the entity
 * @param table      its table
 * @param repository its repository
 * @param draft      a new row of a tenant, which may refer to rows of others
 * @param references the fields that refer
 * @param unique     the fields that no two living rows of a tenant share; empty where there are none
 * @param upsert     how a row is written or changed by these; {@code null} where it cannot be
 * @param finders    how rows are looked up
 * @param resolve    how the most specific row is found; {@code null} where there are no levels
 */
record Subject<E, R extends AppendRepository<E, Long>>(
        Class<E> type,
        String table,
        Function<Tenant, R> repository,
        BiFunction<World, Long, E> draft,
        List<Reference> references,
        List<String> unique,
        BiFunction<R, E, E> upsert,
        List<Finder<E, R>> finders,
        Resolve<E, R> resolve) {

    /**
     * A field that refers.
     *
     * @param target   the entity referred to; {@code null} where the field says so itself
     * @param cascades whether the row goes with what it refers to; else it refers to nothing afterwards
     */
    record Reference(String field, Class<?> target, boolean cascades) {

        static Reference to(Class<?> target, String field) {
            return new Reference(field, target, false);
        }

        EntityRef of(Object entity) {
            Object value = Fields.get(entity, field);
            return value == null || target == null ? (EntityRef) value : EntityRef.to(target, value);
        }
    }

    /**
     * A way to look rows up by what an example has in some fields.
     *
     * @param ranged whether rows count whose last field is not below the example's
     */
    record Finder<E, R>(List<String> fields, boolean ranged, BiFunction<R, E, Object> call) {

        static <E, R> Finder<E, R> by(BiFunction<R, E, Object> call, String... fields) {
            return new Finder<>(List.of(fields), false, call);
        }

        static <E, R> Finder<E, R> from(BiFunction<R, E, Object> call, String... fields) {
            return new Finder<>(List.of(fields), true, call);
        }

        @SuppressWarnings("unchecked")
        boolean matches(E row, E example) {
            int equal = fields.size() - (ranged ? 1 : 0);
            List<String> given = fields.subList(0, equal);
            boolean same = Fields.get(row, given).equals(Fields.get(example, given));
            String last = fields.get(fields.size() - 1);
            return same && (!ranged
                    || ((Comparable<Object>) Fields.get(row, last)).compareTo(Fields.get(example, last)) >= 0);
        }
    }

    /**
     * How the most specific row is found.
     *
     * @param levels from the most general to the most specific
     * @param field  the field that refers to a level
     */
    record Resolve<E, R>(List<Class<?>> levels, String field, Call<E, R> call) {

        interface Call<E, R> {
            Optional<E> of(R repository, E example, List<EntityRef> chain);
        }
    }

    /** What a row refers to. */
    List<EntityRef> referred(E entity) {
        List<EntityRef> all = new ArrayList<>();
        references.forEach(reference -> Optional.ofNullable(reference.of(entity)).ifPresent(all::add));
        return all;
    }

    Object key(E entity) {
        return unique.isEmpty() ? null : Fields.get(entity, unique);
    }

    boolean hasField(String name) {
        return Arrays.stream(type.getRecordComponents()).anyMatch(component -> component.getName().equals(name));
    }

    Long id(E entity) {
        return (Long) Fields.get(entity, "id");
    }

    boolean lives(E entity) {
        return !hasField("deletedAt") || Fields.get(entity, "deletedAt") == null;
    }

    E with(E entity, String field, Object value) {
        Map<String, Object> change = new HashMap<>();
        change.put(field, value);
        return Fields.with(entity, change);
    }

    @Override
    public String toString() {
        return type.getSimpleName();
    }
}
