package dev.tenure.testkit.schema;

import java.util.List;
import java.util.Map;

/**
 * A row as an entity, for a call of a repository. What it gives has the type that the call asks for.
 */
public final class Sample {

    private final Object entity;
    private final Object key;
    private final List<Object> keysOfAll;

    Sample(Object entity, Object key, List<Object> keysOfAll) {
        this.entity = entity;
        this.key = key;
        this.keysOfAll = List.copyOf(keysOfAll);
    }

    @SuppressWarnings("unchecked")
    public <E> E entity() {
        return (E) entity;
    }

    /** A list of nothing else. */
    @SuppressWarnings("unchecked")
    public <E> List<E> entities() {
        return (List<E>) List.of(entity);
    }

    @SuppressWarnings("unchecked")
    public <K> K key() {
        return (K) key;
    }

    /** The keys of all rows, whosever they are. */
    @SuppressWarnings("unchecked")
    public <K> List<K> keysOfAll() {
        return (List<K>) keysOfAll;
    }

    /** The value of a field. */
    @SuppressWarnings("unchecked")
    public <T> T get(String property) {
        return (T) Entities.value(entity, property);
    }

    /** The value of a field in a list of nothing else. */
    @SuppressWarnings("unchecked")
    public <T> List<T> listOf(String property) {
        return (List<T>) List.of(Entities.value(entity, property));
    }

    /** More rows than there are. */
    public int most() {
        return Integer.MAX_VALUE;
    }

    Sample with(Map<String, Object> changes) {
        return new Sample(Entities.with(entity, changes), key, keysOfAll);
    }

    Map<String, Object> content() {
        return Entities.content(entity);
    }

    @Override
    public String toString() {
        return content().toString();
    }
}
