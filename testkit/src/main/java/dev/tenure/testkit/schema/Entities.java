package dev.tenure.testkit.schema;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Entities by the names of their fields, be they records or objects of plain classes. */
final class Entities {

    private Entities() {}

    static Object value(Object entity, String property) {
        return values(entity).get(property);
    }

    /** All fields; what is equal has equal values, arrays too. */
    static Map<String, Object> content(Object entity) {
        Map<String, Object> content = values(entity);
        content.replaceAll((name, value) -> value != null && value.getClass().isArray() ? list(value) : value);
        return content;
    }

    /** A copy with some fields changed. */
    static Object with(Object entity, Map<String, Object> changes) {
        Map<String, Object> values = values(entity);
        values.putAll(changes);
        return entity.getClass().isRecord()
                ? make(entity.getClass(), new ArrayList<>(values.values()))
                : filled(entity.getClass(), values);
    }

    /** A record of its components in their order. */
    static Object make(Class<?> type, List<Object> components) {
        Class<?>[] types = Arrays.stream(type.getRecordComponents()).map(RecordComponent::getType)
                .toArray(Class[]::new);
        return attempt(type, () -> open(type.getDeclaredConstructor(types)).newInstance(components.toArray()));
    }

    private static Object filled(Class<?> type, Map<String, Object> values) {
        return attempt(type, () -> {
            Constructor<?> constructor = open(type.getDeclaredConstructor());
            Object made = constructor.newInstance();
            for (Field field : fields(type)) {
                field.set(made, values.get(field.getName()));
            }
            return made;
        });
    }

    private static Map<String, Object> values(Object entity) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Field field : fields(entity.getClass())) {
            values.put(field.getName(), attempt(entity.getClass(), () -> field.get(entity)));
        }
        return values;
    }

    private static List<Field> fields(Class<?> type) {
        List<Field> fields = new ArrayList<>();
        for (Class<?> at = type; at != null && at != Object.class; at = at.getSuperclass()) {
            fields.addAll(0, Arrays.stream(at.getDeclaredFields())
                    .filter(field -> !Modifier.isStatic(field.getModifiers()) && !field.isSynthetic())
                    .map(Entities::open)
                    .toList());
        }
        return fields;
    }

    private static <T extends AccessibleObject> T open(T member) {
        member.setAccessible(true);
        return member;
    }

    private static List<Object> list(Object array) {
        List<Object> list = new ArrayList<>();
        for (int at = 0; at < Array.getLength(array); at++) {
            list.add(Array.get(array, at));
        }
        return list;
    }

    private interface Access<T> {
        T get() throws ReflectiveOperationException;
    }

    private static <T> T attempt(Class<?> type, Access<T> access) {
        try {
            return access.get();
        } catch (ReflectiveOperationException | RuntimeException e) {
            throw new AssertionError("The tests cannot get at the fields of " + type.getName() + ": " + e
                    + ". Let it be a record, or a class with a constructor without parameters and fields that are not"
                    + " final, in a package that is open to the tests.", e);
        }
    }
}
