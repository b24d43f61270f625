package dev.tenure.repository;

/**
 * Reads rows, adds new ones and changes them, and marks them as deleted instead of removing them.
 *
 * @param <E> the entity
 * @param <K> its key
 */
public abstract class SoftDeleteRepository<E, K> extends WriteRepository<E, K> {

    protected SoftDeleteRepository(Session session, Scope scope) {
        super(session, scope);
    }

    /**
     * Marks the row of that key as deleted.
     *
     * @return whether there was one
     */
    public final boolean delete(K key) {
        return markDeletedBy(sql().writes().delete(), key);
    }

    /**
     * Lets a deleted row live again.
     *
     * @return whether there was one
     * @throws DuplicateException if another row with the same values in a unique key lives
     */
    public final boolean restore(K key) {
        return restoreBy(sql().writes().restore(), key);
    }

    /**
     * Removes a deleted row for good.
     *
     * @return whether there was one
     * @throws ReferenceException if other rows refer to it
     */
    public final boolean purge(K key) {
        return removeBy(sql().writes().purge(), key);
    }
}
