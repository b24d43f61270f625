package dev.tenure.repository;

/**
 * The two statements of a refresh: a constant of its repository, both texts of which are constants as well.
 *
 * @param counted    writes a row for each group: tenant, times of creation, calculation and change, tenant, one group
 * @param removed    removes the rows of no group: tenant, one group, tenant, one group
 * @param calculated the column that says when it was
 */
public record Recount(String counted, String removed, Stamp calculated) {

    public static Recount of(String counted, String removed) {
        return new Recount(counted, removed, Stamp.NONE);
    }

    public Recount calculated(Stamp column) {
        return new Recount(counted, removed, column);
    }
}
