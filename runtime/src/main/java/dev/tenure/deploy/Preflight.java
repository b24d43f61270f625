package dev.tenure.deploy;

import dev.tenure.migrate.Migration;
import dev.tenure.mysql.Connections;
import dev.tenure.schema.Finding;
import dev.tenure.schema.Schema;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Looks at a database before anything is done to it: whether the migrations of a schema can be expected to succeed. */
public final class Preflight {

    private static final List<PreflightCheck> CHECKS = List.of(
            new VersionCheck(),
            new VariablesCheck(),
            new ClusterCheck(),
            new SourceCheck(),
            new ReplicasCheck(),
            new PrivilegesCheck(),
            new BinaryLogCheck(),
            new ParentsCheck(),
            new ReferencesCheck(),
            new PlanCheck(),
            new RowVersionsCheck(),
            new DiskCheck(),
            new OpenTransactionsCheck());

    private Preflight() {}

    /** All that stands in the way of those of {@code migrations} that are pending; changes nothing. */
    public static List<Finding> check(Connections connections, Schema schema, List<Migration> migrations)
            throws SQLException {
        return run(connections, schema, migrations, PreflightOptions.DEFAULT).findings();
    }

    /** What was seen and what stands in the way; changes nothing. */
    public static StepReport run(
            Connections connections, Schema schema, List<Migration> migrations, PreflightOptions options)
            throws SQLException {
        long start = System.nanoTime();
        Site site = Site.read(connections, schema, migrations, options);
        List<String> said = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        for (PreflightCheck check : CHECKS) {
            List<Finding> found = check.check(site);
            findings.addAll(found);
            if (found.isEmpty()) {
                said.addAll(check.said(site));
            }
        }
        return new StepReport("preflight", Duration.ofNanos(System.nanoTime() - start), said, findings);
    }
}
