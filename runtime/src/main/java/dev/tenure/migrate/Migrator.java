package dev.tenure.migrate;

import dev.tenure.mysql.Connections;
import dev.tenure.schema.Schema;
import java.util.List;

/** Applies migrations. */
public final class Migrator {

    private final Connections connections;
    private final Schema schema;
    private final List<Migration> migrations;

    /**
     * @param connections where the database is to be reached
     * @param schema      the model; what is in the database already is compared with it
     * @param migrations  all migrations of the schema
     */
    public Migrator(Connections connections, Schema schema, List<Migration> migrations) {
        this.connections = connections;
        this.schema = schema;
        this.migrations = List.copyOf(migrations);
    }

    /** What {@link #migrate} would do now; changes nothing and makes the same refusals. */
    public Plan plan(MigrateOptions options) {
        throw new UnsupportedOperationException();
    }

    /**
     * Applies what is pending, after completing what an earlier run was interrupted in.
     *
     * @return what was done
     */
    public Plan migrate(MigrateOptions options, MigrationListener listener) {
        throw new UnsupportedOperationException();
    }
}
