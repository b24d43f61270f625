package dev.tenure.repository;

/**
 * Reads rows, adds new ones, changes and removes them.
 *
 * @param <E> the entity
 * @param <K> its key
 */
public abstract class DeleteRepository<E, K> extends WriteRepository<E, K> {

    protected DeleteRepository(Session session, Scope scope) {
        super(session, scope);
    }

    /**
     * Removes the row of that key.
     *
     * @return whether there was one
     * @throws ReferenceException if other rows refer to it
     */
    public final boolean delete(K key) {
        return remove(key);
    }
}
