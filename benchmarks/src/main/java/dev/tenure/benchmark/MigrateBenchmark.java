package dev.tenure.benchmark;

import dev.tenure.example.AppointmentSchema;
import dev.tenure.migrate.MigrateOptions;
import dev.tenure.migrate.Migration;
import dev.tenure.migrate.MigrationFiles;
import dev.tenure.migrate.MigrationListener;
import dev.tenure.migrate.Migrator;
import dev.tenure.migrate.Script;
import dev.tenure.schema.Dependencies;
import dev.tenure.schema.Schema;
import dev.tenure.schema.Table;
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
import java.util.stream.Stream;

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
            Contest.Run migrate = () -> new Migrator(database, schema, migrations)
                    .migrate(MigrateOptions.DEFAULT, MigrationListener.NONE);
            // the first makes the journal, which stays except where it is to be made again
            migrate.run();
            Contest.Run empty = () -> clear(database, schema, "DELETE FROM tenure_journal");
            Contest.Run drop = () -> clear(database, schema, "DROP TABLE tenure_journal");
            Contest contest = new Contest(Contest.Time.WALL)
                    .enter("bare JDBC loop", empty, () -> loop(database, migrations))
                    .enter("Tenure, its journal made as well", drop, migrate)
                    .enter("Tenure, its journal there", empty, migrate)
                    .run(30, 60);
            for (String contender : List.of("Tenure, its journal made as well", "Tenure, its journal there")) {
                System.out.printf(Locale.ROOT, "  %s: ratio %.2f (target <= 1.25)%n", contender,
                        contest.ratio(contender, "bare JDBC loop"));
            }
        }
    }

    private static Path example() throws URISyntaxException {
        return Path.of(AppointmentSchema.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    private static void loop(TestDatabase database, List<Migration> migrations) throws SQLException {
        try (Connection connection = database.open(); Statement statement = connection.createStatement()) {
            for (Migration migration : migrations) {
                for (Script.Statement each : migration.up().statements()) {
                    statement.execute(each.sql());
                }
            }
        }
    }

    private static void clear(TestDatabase database, Schema schema, String journal) {
        List<Table> children = new ArrayList<>(Dependencies.parentsFirst(schema.owned()));
        Collections.reverse(children);
        database.execute(Stream.concat(
                        children.stream().map(table -> "DROP TABLE IF EXISTS " + table.name()), Stream.of(journal))
                .toArray(String[]::new));
    }
}
