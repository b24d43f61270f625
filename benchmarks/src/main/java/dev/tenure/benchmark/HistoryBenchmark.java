package dev.tenure.benchmark;

import dev.tenure.migrate.MigrateOptions;
import dev.tenure.migrate.MigrationFiles;
import dev.tenure.migrate.MigrationListener;
import dev.tenure.migrate.Migrator;
import dev.tenure.schema.Schema;
import dev.tenure.testkit.TestDatabase;
import dev.tenure.testkit.TestServer;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.UpdateSummaryEnum;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.DirectoryResourceAccessor;
import liquibase.ui.LoggerUIService;
import org.flywaydb.core.Flyway;

/**
 * A history of 1,000 small migrations, read from files and applied to an empty database, and once more where nothing is
 * left to do: Tenure, Flyway and Liquibase in turn.
 */
final class HistoryBenchmark {

    private static final int MIGRATIONS = 1_000;
    private static final String CHANGELOG = "changelog.xml";
    private static final Schema SCHEMA =
            new Schema("bench.History", Optional.empty(), Schema.DEFAULT_MIGRATIONS, List.of());

    /** What a table goes through; one migration each. */
    private static final List<String> LIFE = List.of(
            "CREATE TABLE %s (id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY, company_id BIGINT UNSIGNED NOT NULL,"
                    + " name VARCHAR(100) NOT NULL, KEY idx_company (company_id))",
            "ALTER TABLE %s ADD COLUMN a INT NULL, ALGORITHM=INSTANT",
            "ALTER TABLE %s ADD COLUMN b VARCHAR(50) NULL, ALGORITHM=INSTANT",
            "ALTER TABLE %s ADD INDEX idx_name (company_id, name), ALGORITHM=INPLACE, LOCK=NONE",
            "INSERT INTO %s (company_id, name) VALUES (1, 'first'), (1, 'second')",
            "ALTER TABLE %s ADD COLUMN c TIMESTAMP NULL DEFAULT NULL, ALGORITHM=INSTANT",
            "UPDATE %s SET a = 7 WHERE a IS NULL",
            "ALTER TABLE %s RENAME COLUMN b TO bb, ALGORITHM=INSTANT",
            "ALTER TABLE %s ALTER COLUMN a SET DEFAULT 3, ALGORITHM=INSTANT",
            "ALTER TABLE %s DROP COLUMN c, ALGORITHM=INSTANT");

    private final Path plain;
    private final Path changesets;
    private TestDatabase database = TestServer.shared().createDatabase();

    private HistoryBenchmark(Path folder) throws IOException {
        plain = folder.resolve("plain");
        changesets = folder.resolve("changesets");
        Files.createDirectories(migrations());
        Files.createDirectories(changesets.resolve("changes"));
        for (int i = 0; i < MIGRATIONS; i++) {
            String sql = String.format(LIFE.get(i % LIFE.size()), "table_" + i / LIFE.size()) + ";\n";
            String name = String.format("%04d__change_%d.sql", i + 1, i + 1);
            Files.writeString(migrations().resolve("V" + name), sql);
            Files.writeString(changesets.resolve("changes").resolve(name),
                    "--liquibase formatted sql\n--changeset bench:" + (i + 1) + "\n" + sql);
        }
        Files.writeString(changesets.resolve(CHANGELOG), """
                <databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog"
                    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                    xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog
                        http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd">
                  <includeAll path="changes"/>
                </databaseChangeLog>
                """);
    }

    private Path migrations() {
        return plain.resolve(SCHEMA.migrations());
    }

    static void run() throws Exception {
        System.setProperty("liquibase.analytics.enabled", "false");
        Logger.getLogger("").setLevel(Level.OFF);
        Path folder = Files.createTempDirectory("tenure-history");
        new HistoryBenchmark(folder).measure();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        }
    }

    private void measure() throws Exception {
        System.out.println(MIGRATIONS + " small migrations into an empty database");
        Contest applied = new Contest(Contest.Time.WALL)
                .enter("Tenure", this::renew, this::tenure)
                .enter("Flyway", this::renew, this::flyway)
                .enter("Liquibase", this::renew, this::liquibase)
                .run(1, 3);
        tell(applied);
        System.out.println("the same once more, with nothing to do");
        Contest idle = new Contest(Contest.Time.WALL);
        try (TestDatabase tenure = database(this::tenure);
                TestDatabase flyway = database(this::flyway);
                TestDatabase liquibase = database(this::liquibase)) {
            tell(idle.enter("Tenure", () -> database = tenure, this::tenure)
                    .enter("Flyway", () -> database = flyway, this::flyway)
                    .enter("Liquibase", () -> database = liquibase, this::liquibase)
                    .run(2, 9));
        }
    }

    private static void tell(Contest contest) {
        System.out.printf(Locale.ROOT, "  ratio to Flyway %.2f, to Liquibase %.2f (target <= 1)%n",
                contest.ratio("Tenure", "Flyway"), contest.ratio("Tenure", "Liquibase"));
    }

    private void renew() {
        database.close();
        database = TestServer.shared().createDatabase();
    }

    private TestDatabase database(Contest.Run migrated) throws Exception {
        database = TestServer.shared().createDatabase();
        migrated.run();
        return database;
    }

    private void tenure() {
        new Migrator(database, SCHEMA, MigrationFiles.read(plain, SCHEMA))
                .migrate(MigrateOptions.DEFAULT, MigrationListener.NONE);
    }

    private void flyway() {
        Flyway.configure()
                .dataSource(database.url(), database.user(), database.password())
                .locations("filesystem:" + migrations())
                .load()
                .migrate();
    }

    private void liquibase() throws Exception {
        try (Connection connection = database.open()) {
            Database its = DatabaseFactory.getInstance()
                    .findCorrectDatabaseImplementation(new JdbcConnection(connection));
            Liquibase liquibase = new Liquibase(CHANGELOG, new DirectoryResourceAccessor(changesets), its);
            liquibase.setShowSummary(UpdateSummaryEnum.OFF);
            // prints a line for each migration otherwise
            Scope.child(Scope.Attr.ui, new LoggerUIService(),
                    () -> liquibase.update(new Contexts(), new LabelExpression()));
        }
    }
}
