package dev.tenure.benchmark;

import dev.tenure.example.AppointmentSchema;
import dev.tenure.migrate.MigrateOptions;
import dev.tenure.migrate.Migration;
import dev.tenure.migrate.MigrationFiles;
import dev.tenure.migrate.MigrationListener;
import dev.tenure.migrate.Migrator;
import dev.tenure.migrate.Rollback;
import dev.tenure.migrate.RollbackOptions;
import dev.tenure.migrate.Script;
import dev.tenure.schema.Schema;
import dev.tenure.schema.json.ClassRoot;
import dev.tenure.testkit.TestDatabase;
import dev.tenure.testkit.TestServer;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The example's six migrations through Tenure, journal and all, against the same statements in a loop. */
final class MigrateBenchmark {

    private MigrateBenchmark() {}

    static void run() throws Exception {
        try (ClassRoot classes = ClassRoot.open(example());
                TestDatabase database = TestServer.shared().createDatabase()) {
            Schema schema = classes.schema(Optional.empty());
            List<Migration> migrations = MigrationFiles.read(classes.root(), schema);
            database.createExisting(schema);
            System.out.println("migrate, the example's six");
            Contest contest = new Contest(Contest.Time.WALL)
                    .enter("bare JDBC loop", () -> rollback(database, schema, migrations),
                            () -> loop(database, migrations))
                    .enter("Tenure", () -> drop(database, migrations), () -> new Migrator(database, schema, migrations)
                            .migrate(MigrateOptions.DEFAULT, MigrationListener.NONE))
                    .run(5, 25);
            System.out.printf(Locale.ROOT, "  ratio %.2f (target <= 1.25)%n", contest.ratio("Tenure", "bare JDBC loop"));
        }
    }

    private static Path example() throws URISyntaxException {
        return Path.of(AppointmentSchema.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    private static void loop(TestDatabase database, List<Migration> migrations) throws SQLException {
        execute(database, migrations.stream().map(Migration::up).toList());
    }

    private static void drop(TestDatabase database, List<Migration> migrations) throws SQLException {
        List<Script> downs = new ArrayList<>(migrations.stream().map(migration -> migration.down().orElseThrow()).toList());
        Collections.reverse(downs);
        execute(database, downs);
    }

    private static void execute(TestDatabase database, List<Script> scripts) throws SQLException {
        try (Connection connection = database.open(); Statement statement = connection.createStatement()) {
            for (Script script : scripts) {
                for (Script.Statement each : script.statements()) {
                    statement.execute(each.sql());
                }
            }
        }
    }

    private static void rollback(TestDatabase database, Schema schema, List<Migration> migrations) {
        new Rollback(database, schema, migrations)
                .rollback(RollbackOptions.of(new RollbackOptions.Extent.All()), MigrationListener.NONE);
    }
}
