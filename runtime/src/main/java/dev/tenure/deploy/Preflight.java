package dev.tenure.deploy;

import dev.tenure.migrate.Migration;
import dev.tenure.mysql.Connections;
import dev.tenure.schema.Finding;
import dev.tenure.schema.Schema;
import java.sql.SQLException;
import java.util.List;

/** Looks at a database before anything is done to it: whether the migrations of a schema can be expected to succeed. */
public final class Preflight {

    private static final List<PreflightCheck> CHECKS = List.of(
            new VersionCheck(),
            new VariablesCheck(),
            new PrivilegesCheck(),
            new BinaryLogCheck(),
            new ParentsCheck(),
            new ReferencesCheck(),
            new PlanCheck(),
            new RowVersionsCheck(),
            new OpenTransactionsCheck());

    private Preflight() {}

    /** All that stands in the way of those of {@code migrations} that are pending; changes nothing. */
    public static List<Finding> check(Connections connections, Schema schema, List<Migration> migrations)
            throws SQLException {
        Site site = Site.read(connections, schema, migrations);
        return CHECKS.stream().flatMap(check -> check.check(site).stream()).toList();
    }
}
