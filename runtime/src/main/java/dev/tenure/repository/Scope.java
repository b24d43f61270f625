package dev.tenure.repository;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/** Whose rows a repository sees. */
public final class Scope {

    private static final Scope EVERYBODY = new Scope(null, 0);

    private final Object tenant;
    private final long number;

    private Scope(Object tenant, long number) {
        this.tenant = tenant;
        this.number = number;
    }

    public static Scope of(long tenant) {
        return new Scope(tenant, tenant);
    }

    public static Scope of(UUID tenant) {
        return new Scope(tenant.toString(), 0);
    }

    public static Scope of(String tenant) {
        return new Scope(tenant, 0);
    }

    /** The tenant in the first column. */
    static Scope read(ResultSet row) throws SQLException {
        return row.getObject(1) instanceof Number number ? of(number.longValue()) : of(row.getString(1));
    }

    /** All rows: of tables without tenants, and for those who said why. */
    public static Scope everybody() {
        return EVERYBODY;
    }

    /** Sets the tenant, if there is one, and gives the place of the next parameter. */
    int bind(PreparedStatement statement, int at) throws SQLException {
        if (tenant == null) {
            return at;
        }
        if (tenant instanceof String text) {
            statement.setString(at, text);
        } else {
            statement.setLong(at, number);
        }
        return at + 1;
    }

    long number() {
        return number;
    }

    /** Whether a row's own word for its tenant is this one, or is left out. */
    boolean admits(Object said) {
        return said == null || tenant == null || tenant.toString().equals(said.toString());
    }

    @Override
    public String toString() {
        return String.valueOf(tenant);
    }
}
