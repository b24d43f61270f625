package dev.tenure.example.random;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Records by the names of their components. */
final class Fields {

    private static final Map<Class<?>, RecordComponent[]> COMPONENTS = new ConcurrentHashMap<>();

    private Fields() {}

    static Object get(Object of, String name) {
        return all(of).get(name);
    }

    static List<Object> get(Object of, List<String> names) {
        Map<String, Object> all = all(of);
        return new ArrayList<>(names.stream().map(all::get).toList());
    }

    static <E> E with(E of, Map<String, ?> changes) {
        Map<String, Object> values = all(of);
        values.putAll(changes);
        try {
            @SuppressWarnings("unchecked")
            Constructor<E> constructor = (Constructor<E>) of.getClass().getDeclaredConstructors()[0];
            return constructor.newInstance(values.values().toArray());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Object> all(Object of) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (RecordComponent component : COMPONENTS.computeIfAbsent(of.getClass(), Class::getRecordComponents)) {
            try {
                values.put(component.getName(), component.getAccessor().invoke(of));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(Arrays.toString(of.getClass().getRecordComponents()), e);
            }
        }
        return values;
    }
}
