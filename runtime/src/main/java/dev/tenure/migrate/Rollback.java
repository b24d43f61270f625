package dev.tenure.migrate;

import dev.tenure.mysql.Connections;
import dev.tenure.schema.Schema;
import java.util.List;

/** Takes migrations back. */
public final class Rollback {

    private final Connections connections;
    private final Schema schema;
    private final List<Migration> migrations;

    /** As for {@link Migrator#Migrator}. */
    public Rollback(Connections connections, Schema schema, List<Migration> migrations) {
        this.connections = connections;
        this.schema = schema;
        this.migrations = List.copyOf(migrations);
    }

    /** What {@link #rollback} would do now; changes nothing, and refuses what that would refuse, save loss of data. */
    public Plan plan(RollbackOptions options) {
        throw new UnsupportedOperationException();
    }

    /**
     * Takes migrations back, the one applied last first.
     *
     * @return what was done
     */
    public Plan rollback(RollbackOptions options, MigrationListener listener) {
        throw new UnsupportedOperationException();
    }
}
