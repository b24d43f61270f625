package dev.tenure.migrate;

import dev.tenure.mysql.Connections;
import dev.tenure.schema.Schema;
import java.sql.SQLException;
import java.util.List;

/** Applies migrations. */
public final class Migrator {

    private final MigrationRunner runner;

    /**
     * @param connections where the database is to be reached
     * @param schema      the model; what is in the database already is compared with it
     * @param migrations  all migrations of the schema
     */
    public Migrator(Connections connections, Schema schema, List<Migration> migrations) {
        this.runner = new MigrationRunner(connections, schema, migrations);
    }

    /** What {@link #migrate} would do now; changes nothing and makes the same refusals. */
    public Plan plan(MigrateOptions options) {
        return runner.plan(options.interrupted(), (inspection, journal) -> plan(inspection, journal, options));
    }

    /**
     * Applies what is pending, after completing what an earlier run was interrupted in.
     *
     * @return what was done
     */
    public Plan migrate(MigrateOptions options, MigrationListener listener) {
        MigrationRunner.Manner manner =
                new MigrationRunner.Manner(
                options.interrupted(), options.locking(), options.allowDataLoss(), options.step());
        return runner.run(manner, listener, (inspection, journal) -> plan(inspection, journal, options));
    }

    private Plan plan(Inspection inspection, Journal journal, MigrateOptions options) throws SQLException {
        Plan plan = new UpPlanner(inspection, journal, runner.migrations(), options).plan();
        if (!options.allowDataLoss()) {
            DataLoss.require(plan);
        }
        return plan;
    }
}
