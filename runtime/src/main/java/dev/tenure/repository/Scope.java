package dev.tenure.repository;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.UUID;

/** Whose rows a repository sees. */
public final class Scope {

    private static final Scope EVERYBODY = new Scope(false, 0, null);

    private final boolean isNumber;
    private final long number;
    private final String text;

    /**
     * @param isNumber whether it is one tenant, known by a number
     * @param text     the tenant, where tenants are known by texts
     */
    private Scope(boolean isNumber, long number, String text) {
        this.isNumber = isNumber;
        this.number = number;
        this.text = text;
    }

    public static Scope of(long tenant) {
        return new Scope(true, tenant, null);
    }

    public static Scope of(UUID tenant) {
        return of(tenant.toString());
    }

    public static Scope of(String tenant) {
        return new Scope(false, 0, Objects.requireNonNull(tenant, "the tenant"));
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
        if (isNumber) {
            statement.setLong(at, number);
        } else if (this == EVERYBODY) {
            return at;
        } else {
            statement.setString(at, text);
        }
        return at + 1;
    }

    /** Whether it is one tenant, known by a number. */
    boolean isNumber() {
        return isNumber;
    }

    long number() {
        return number;
    }

    /** Whether a row's own word for its tenant is this one, or is left out. */
    boolean admits(Object said) {
        return said == null || this == EVERYBODY || toString().equals(said.toString());
    }

    @Override
    public String toString() {
        return this == EVERYBODY ? "everybody" : isNumber ? Long.toString(number) : text;
    }
}
