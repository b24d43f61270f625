package dev.tenure.repository;

/**
 * Reads rows and adds new ones, which never change, and marks them as deleted instead of removing them.
 *
 * @param <E> the entity
 * @param <K> its key
 */
public abstract class AppendOnlySoftDeleteRepository<E, K> extends AppendRepository<E, K> {

    protected AppendOnlySoftDeleteRepository(Session session, Scope scope, TableSql<K> sql) {
        super(session, scope, sql);
    }

    /**
     * Marks the row of that key as deleted.
     *
     * @return whether there was one
     */
    public final boolean delete(K key) {
        return markDeletedBy(sql().delete(), key);
    }

    /**
     * Lets a deleted row live again.
     *
     * @return whether there was one
     * @throws DuplicateException if another row with the same values in a unique key lives
     */
    public final boolean restore(K key) {
        return restoreBy(sql().restore(), key);
    }
}
