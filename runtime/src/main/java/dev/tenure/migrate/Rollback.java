package dev.tenure.migrate;

import dev.tenure.mysql.Connections;
import dev.tenure.schema.Schema;
import java.sql.SQLException;
import java.util.List;

/** Takes migrations back. When the last one is gone, so is the journal: the database is as it was before. */
public final class Rollback {

    private final MigrationRunner runner;

    /** As for {@link Migrator#Migrator}. */
    public Rollback(Connections connections, Schema schema, List<Migration> migrations) {
        this.runner = new MigrationRunner(connections, schema, migrations);
    }

    /** What {@link #rollback} would do now; changes nothing, and refuses what that would refuse, save loss of data. */
    public Plan plan(RollbackOptions options) {
        return runner.plan(options.interrupted(), (inspection, journal) -> plan(inspection, journal, options));
    }

    /**
     * Takes migrations back, the one applied last first.
     *
     * @return what was done
     */
    public Plan rollback(RollbackOptions options, MigrationListener listener) {
        MigrationRunner.Manner manner = new MigrationRunner.Manner(
                options.interrupted(), options.locking(), options.allowDataLoss(), false);
        return runner.run(manner, listener, (inspection, journal) -> {
            Plan plan = plan(inspection, journal, options);
            if (!options.allowDataLoss()) {
                DataLoss.require(plan);
            }
            return plan;
        });
    }

    private Plan plan(Inspection inspection, Journal journal, RollbackOptions options) throws SQLException {
        return new DownPlanner(inspection, journal, runner.migrations()).plan(options.extent());
    }
}
