package dev.tenure.example.flyway;

import dev.tenure.example.Example;
import dev.tenure.migrate.Adoption;
import dev.tenure.migrate.AdoptionOptions;
import dev.tenure.migrate.MigrateOptions;
import dev.tenure.migrate.Migration;
import dev.tenure.migrate.MigrationFiles;
import dev.tenure.migrate.MigrationListener;
import dev.tenure.migrate.Migrator;
import dev.tenure.migrate.Plan;
import dev.tenure.migrate.Promotion;
import dev.tenure.migrate.Proposal;
import dev.tenure.migrate.Rollback;
import dev.tenure.migrate.RollbackOptions;
import dev.tenure.migrate.Status;
import dev.tenure.schema.Finding;
import dev.tenure.schema.Said;
import dev.tenure.schema.Schema;
import dev.tenure.schema.json.SchemaJson;
import dev.tenure.testkit.TestDatabase;
import dev.tenure.testkit.TestServer;
import dev.tenure.verify.Verifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** A database with the example's parents, and a copy of its migrations, which Flyway and Tenure run from one folder. */
final class Flown implements AutoCloseable {

    static final Schema SCHEMA = Example.schema();

    final TestDatabase database = TestServer.shared().createDatabase();

    private final Path root;
    private Schema model = SCHEMA;

    Flown(Path root) throws IOException {
        this.root = root;
        database.createExisting(SCHEMA);
        Files.createDirectories(folder());
        try (Stream<Path> committed = Files.list(Example.COMMITTED)) {
            for (Path file : committed.toList()) {
                Files.copy(file, folder().resolve(file.getFileName().toString()));
            }
        }
    }

    Path folder() {
        return root.resolve(SCHEMA.migrations());
    }

    Path file(String name) {
        return folder().resolve(name);
    }

    void write(String name, String text) throws IOException {
        Files.writeString(file(name), text);
    }

    /** As {@code promote} does with what the compiler proposes for {@code next}. */
    void promote(Schema next, String version) throws IOException {
        Proposal proposal = Proposal.of(next, Promotion.promoted(folder(), SCHEMA), Said.NOTHING);
        int step = 0;
        for (Proposal.Proposed migration : proposal.migrations()) {
            String rest = version + step++ + "__" + migration.name() + ".sql";
            write("V" + rest, migration.up());
            write("U" + rest, migration.down());
        }
        write(Promotion.snapshotIn(folder(), SCHEMA).getFileName().toString(), SchemaJson.write(proposal.snapshot()));
        model = next;
    }

    /** The parents are there before Flyway is, so that it must be told to begin all the same. */
    FluentConfiguration settings() {
        return Flyway.configure()
                .dataSource(database.url(), database.user(), database.password())
                .locations("filesystem:" + folder())
                .baselineOnMigrate(true)
                .baselineVersion("0");
    }

    Flyway flyway() {
        return settings().load();
    }

    List<Finding> verify() throws SQLException {
        try (Connection connection = database.open()) {
            return Verifier.verify(connection, model).findings();
        }
    }

    List<Migration> migrations() {
        return MigrationFiles.read(root, model);
    }

    Adoption.Outcome adopt() {
        return adopt(AdoptionOptions.DEFAULT);
    }

    Adoption.Outcome adopt(AdoptionOptions options) {
        return new Adoption(database, model, migrations(),
                        (connection, schema) -> Verifier.verify(connection, schema).findings())
                .adopt(options, MigrationListener.NONE);
    }

    Plan migrate() {
        return new Migrator(database, model, migrations()).migrate(MigrateOptions.DEFAULT, MigrationListener.NONE);
    }

    Plan rollback(RollbackOptions.Extent extent) {
        return new Rollback(database, model, migrations())
                .rollback(RollbackOptions.of(extent), MigrationListener.NONE);
    }

    Status status() {
        return Status.read(database, model, migrations());
    }

    @Override
    public void close() {
        database.close();
    }
}
