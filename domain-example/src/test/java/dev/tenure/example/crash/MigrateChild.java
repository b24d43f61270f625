package dev.tenure.example.crash;

import dev.tenure.migrate.Locking;
import dev.tenure.migrate.MigrateOptions;
import dev.tenure.migrate.Migration;
import dev.tenure.migrate.MigrationEvent;
import dev.tenure.migrate.MigrationFiles;
import dev.tenure.migrate.MigrationListener;
import dev.tenure.migrate.Migrator;
import dev.tenure.migrate.Rollback;
import dev.tenure.migrate.RollbackOptions;
import dev.tenure.mysql.Connections;
import dev.tenure.schema.Schema;
import dev.tenure.schema.json.ClassRoot;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A process that migrates or rolls back, and may be told to drop dead at an event: no cleaning up, no goodbye. */
final class MigrateChild {

    static final int HALTED = 86;

    private MigrateChild() {}

    /** @param args {@code migrate} or {@code rollback}, the class folder, where migrations are, the event to die at */
    public static void main(String[] args) {
        Map<String, String> environment = System.getenv();
        Connections connections = () -> DriverManager.getConnection(
                environment.get("CHILD_URL"), environment.get("CHILD_USER"), environment.get("CHILD_PASSWORD"));
        int deadline = Integer.parseInt(args[3]);
        int[] seen = {0};
        MigrationListener listener = event -> {
            if (++seen[0] == deadline) {
                Runtime.getRuntime().halt(HALTED);
            }
            if (event instanceof MigrationEvent.Finished finished) {
                System.out.println("Finished " + finished.migration().label());
            }
        };
        try (ClassRoot classes = ClassRoot.open(Path.of(args[1]))) {
            Schema schema = classes.schema(Optional.empty());
            run(args[0], connections, schema, MigrationFiles.read(Path.of(args[2]), schema), listener);
        }
    }

    static void run(
            String verb,
            Connections connections,
            Schema schema,
            List<Migration> migrations,
            MigrationListener listener) {
        if (verb.equals("migrate")) {
            // nobody else is there to be let work between two batches
            Locking hasty = Locking.DEFAULT.withBatchPause(Duration.ZERO);
            new Migrator(connections, schema, migrations).migrate(MigrateOptions.DEFAULT.withLocking(hasty), listener);
        } else {
            new Rollback(connections, schema, migrations)
                    .rollback(RollbackOptions.of(new RollbackOptions.Extent.All()), listener);
        }
    }
}
