package dev.tenure.verify.exercise;

import dev.tenure.mysql.Objection;
import dev.tenure.mysql.RowStatements;
import dev.tenure.schema.Table;
import dev.tenure.schema.Tenant;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/** That every row is a tenant's, and goes with it. */
final class TenantChecks {

    /** The number of a row that is never inserted. */
    static final long UNKNOWN = 77_777_777;

    private static final int SOME = 3;

    private final Trial trial;
    private final Table table;
    private final Tenant tenant;
    private final Table tenants;

    TenantChecks(Trial trial, Table table, Tenant tenant, Table tenants) {
        this.trial = trial;
        this.table = table;
        this.tenant = tenant;
        this.tenants = tenants;
    }

    void rowsWithoutTenantAreRefused() {
        Row row = trial.draft(trial.tenant(1), table);
        String remedy = "Make " + column() + " NOT NULL: every row has to say whose it is.";
        trial.refuses(Objection.NULL_GIVEN, row.with(tenant.column(), null),
                "a row of " + table.name() + " whose " + tenant.column() + " is NULL", remedy);
        trial.refuses(Objection.NOTHING_GIVEN, row.without(tenant.column()),
                "a row of " + table.name() + " without " + tenant.column(), "Take the default off " + column() + ". " + remedy);
    }

    void unknownTenantsAreRefused() {
        Row row = trial.draft(trial.tenant(1), table);
        Object unknown = SampleValues.of(tenants, tenants.column(tenant.idColumn()).orElseThrow(), UNKNOWN);
        trial.refuses(Objection.NO_PARENT, row.with(tenant.column(), unknown),
                "a row of " + table.name() + " of a tenant that " + tenants.name() + " does not have",
                "Add the foreign key from " + column() + " to " + tenants.name() + ".");
    }

    void rowsGoWithTheirTenant() throws SQLException {
        for (int number = 1; number <= SOME; number++) {
            trial.tenant(number).atLeast(table, SOME);
            trial.given(trial.tenant(number));
        }
        Map<Integer, Long> before = counts();
        Row gone = trial.tenant(1).tenant();
        String remedy = "Let the foreign key from " + column() + " to " + tenants.name() + " be ON DELETE CASCADE. Where it"
                + " is, and the server is MySQL 9.6 or newer, start it with innodb_native_foreign_keys=ON (see TEN722).";
        trial.takes("the deletion of a row of " + tenants.name() + ", which is a tenant", remedy,
                () -> trial.delete(gone));
        Map<Integer, Long> after = counts();
        if (after.remove(1) != 0) {
            throw new Refutation("Rows of " + table.name() + " outlive their tenant.", remedy);
        }
        before.remove(1);
        if (!before.equals(after)) {
            throw new Refutation("Deleting a tenant took rows of " + table.name() + " from other tenants: they had "
                    + before + " by tenant, and now have " + after + ".",
                    "Look for a trigger or a foreign key that does not go by the tenant.");
        }
    }

    private Map<Integer, Long> counts() throws SQLException {
        Map<Integer, Long> counts = new LinkedHashMap<>();
        for (int number = 1; number <= SOME; number++) {
            Object id = trial.tenant(number).tenant().value(tenant.idColumn());
            counts.put(number, RowStatements.count(trial.connection(), table.name(), Map.of(tenant.column(), id)));
        }
        return counts;
    }

    private String column() {
        return table.name() + "." + tenant.column();
    }
}
