package dev.tenure.query;

/** A query of which it is settled whose rows it sees. Only {@link Tenancy} makes one. */
public final class Scoped {

    private final Query query;

    Scoped(Query query) {
        this.query = query;
    }

    public Query query() {
        return query;
    }
}
