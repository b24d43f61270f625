package dev.tenure.benchmark;

import dev.tenure.deploy.Databases;
import dev.tenure.deploy.DeployListener;
import dev.tenure.deploy.StepReport;
import dev.tenure.deploy.rehearsal.Rehearsal;
import dev.tenure.example.AppointmentSchema;
import dev.tenure.migrate.Migration;
import dev.tenure.migrate.MigrationFiles;
import dev.tenure.mysql.ScratchSql;
import dev.tenure.schema.Schema;
import dev.tenure.schema.json.ClassRoot;
import dev.tenure.testkit.TestDatabase;
import dev.tenure.testkit.TestServer;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A rehearsal of the example's six migrations on a production of 250 tables, against the same statements in a loop, and
 * against those of them that do what is rehearsed: that make, change and drop things and rows, or tell how they are
 * made.
 */
final class RehearsalBenchmark {

    private static final int TABLES = 250;
    private static final int SECONDS = 60;
    private static final String LOOP = "its statements in a loop";
    private static final String ALONE = "those that do what is rehearsed";
    private static final String TENURE = "Tenure";
    private static final Pattern SCRATCH = Pattern.compile(ScratchSql.PREFIX + "\\d+_\\d+_[0-9a-f]+");

    /** What is neither asked for nor tried, but done to be safe, or to know. */
    private static final Pattern BESIDES = Pattern.compile(
            "(?i)information_schema|tenure_journal|_lock\\(|^select (version|database|@@|connection_id)");

    private RehearsalBenchmark() {}

    static void run() throws Exception {
        Databases server = database -> () -> TestServer.shared().open(database);
        try (ClassRoot classes = ClassRoot.open(example());
                TestDatabase production = TestServer.shared().createDatabase()) {
            Schema schema = classes.schema(Optional.empty());
            List<Migration> migrations = MigrationFiles.read(classes.root(), schema);
            production.createExisting(schema);
            production.execute(legacy(TABLES - schema.existing().size()));
            System.out.println("rehearsal, the example's six on a production of " + TABLES + " tables, on "
                    + TestServer.shared().server().label());
            Recording recording = new Recording(server);
            tell(rehearse(production, recording.watched(), schema, migrations));
            int[] number = {0};
            long[] computed = new long[2];
            Contest contest = new Contest(Contest.Time.WALL)
                    .enter(LOOP, () -> computed[0] = computing(() -> replay(recording, sql -> true, ++number[0])))
                    .enter(ALONE, () -> replay(recording, sql -> !BESIDES.matcher(sql).find(), ++number[0]))
                    .enter(TENURE, () -> computed[1] =
                            computing(() -> rehearse(production, server, schema, migrations)))
                    .run(1, 3);
            System.out.printf(Locale.ROOT, "  %d statements; %.1f s (target < %d)%n", recording.statements(),
                    contest.median(TENURE) / 1000, SECONDS);
            System.out.printf(Locale.ROOT,
                    "  ratio %.2f to the loop (target <= 1.25), %.2f to what is rehearsed alone%n",
                    contest.ratio(TENURE, LOOP), contest.ratio(TENURE, ALONE));
            // what others do to the machine counts for waiting, and not for this
            System.out.printf(Locale.ROOT, "  computed %.0f ms, the loop %.0f ms: %.1f %% of the loop's time more%n",
                    computed[1] / 1e6, computed[0] / 1e6,
                    (computed[1] - computed[0]) / 1e4 / contest.median(LOOP));
        }
    }

    /** How long this thread computes meanwhile, waiting left out. */
    private static long computing(Contest.Run run) throws Exception {
        long start = Contest.Time.THREAD.nanos();
        run.run();
        return Contest.Time.THREAD.nanos() - start;
    }

    private static Path example() throws Exception {
        return Path.of(AppointmentSchema.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    private static List<StepReport> rehearse(
            TestDatabase production, Databases server, Schema schema, List<Migration> migrations) throws SQLException {
        List<StepReport> steps =
                Rehearsal.run(server.named(production.name()), server, schema, migrations, DeployListener.NONE);
        if (steps.size() != 6 || steps.stream().anyMatch(StepReport::isRed)) {
            throw new IllegalStateException("the rehearsal is not green: " + steps);
        }
        return steps;
    }

    private static void tell(List<StepReport> steps) {
        steps.forEach(step -> System.out.printf(Locale.ROOT, "  %-14s %8.0f ms%n", step.step(),
                step.took().toNanos() / 1e6));
        System.out.println("  " + steps.get(0).said().get(0) + " " + steps.get(3).said().get(0));
    }

    private static void replay(Recording recording, Predicate<String> wanted, int number) throws SQLException {
        recording.replay(wanted, text -> SCRATCH.matcher(text).replaceAll("$0x" + number));
    }

    /** Tables of every kind of column and key, each of which refers to two before it. */
    private static String[] legacy(int count) {
        List<String> statements = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String references = i < 2 ? "" : ", CONSTRAINT `legacy-" + i + "-a` FOREIGN KEY (a_id) REFERENCES legacy_"
                    + (i / 2) + " (id) ON DELETE CASCADE, CONSTRAINT `legacy-" + i + "-b` FOREIGN KEY (b_id) REFERENCES"
                    + " legacy_" + (i - 1) + " (id) ON DELETE SET NULL ON UPDATE CASCADE";
            statements.add("CREATE TABLE legacy_" + i + " (id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT, company_id BIGINT"
                    + " UNSIGNED NOT NULL, a_id BIGINT UNSIGNED, b_id BIGINT UNSIGNED, tiny TINYINT(1) NOT NULL DEFAULT 1,"
                    + " small SMALLINT, medium MEDIUMINT UNSIGNED, amount DECIMAL(12, 2) DEFAULT '0.00', ratio FLOAT,"
                    + " mass DOUBLE, flags BIT(8), fixed BINARY(16), loose VARBINARY(64), big MEDIUMBLOB, code CHAR(8)"
                    + " CHARACTER SET latin1, name VARCHAR(190) NOT NULL DEFAULT 'it''s', body LONGTEXT, doc JSON,"
                    + " state ENUM('open', 'closed') NOT NULL DEFAULT 'open', marks SET('x', 'y'), day DATE, span TIME(2),"
                    + " moment DATETIME(6), made YEAR, created_at TIMESTAMP NULL DEFAULT CURRENT_TIMESTAMP,"
                    + " total DECIMAL(13, 2) AS (amount * 2) STORED, live TINYINT AS (IF(day IS NULL, 1, NULL)) VIRTUAL,"
                    + " PRIMARY KEY (id), UNIQUE KEY one (company_id, name), UNIQUE KEY two (company_id, code, live),"
                    + " KEY three (company_id, state, created_at), KEY four (name(20)),"
                    + (i % 20 == 0 ? " FULLTEXT KEY five (body)," : "")
                    + " CONSTRAINT `legacy-" + i + "-c` CHECK (amount >= -1000000), CONSTRAINT `legacy-" + i
                    + "-company` FOREIGN KEY (company_id) REFERENCES companies (id) ON DELETE CASCADE" + references
                    + ") ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COMMENT='No. " + i + "'");
        }
        statements.add("CREATE VIEW legacy_names AS SELECT id, name FROM legacy_1");
        statements.add("CREATE TRIGGER legacy_touch BEFORE INSERT ON legacy_1 FOR EACH ROW SET NEW.medium = 1");
        return statements.toArray(String[]::new);
    }
}
