package dev.tenure.example.repository;

import dev.tenure.example.workshop.WorkshopSchemaRepositories;
import dev.tenure.repository.Settings;
import dev.tenure.schema.Schema;
import dev.tenure.schema.json.ClassRoot;
import dev.tenure.testkit.TestDatabase;
import dev.tenure.testkit.TestServer;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;

/** The second schema's tables, with two workshops in them. */
final class Workshops implements AutoCloseable {

    static final UUID OURS = new UUID(1, 1);
    static final UUID THEIRS = new UUID(2, 2);

    private final TestDatabase database = TestServer.shared().createDatabase();

    Workshops() {
        try (ClassRoot classes = ClassRoot.open(Path.of("target", "test-classes").toAbsolutePath())) {
            Schema schema = classes.schema(Optional.of("WorkshopSchema"));
            database.createOwned(schema);
        }
        database.execute(
                "INSERT INTO workshops (id, name) VALUES ('" + OURS + "', 'Ours'), ('" + THEIRS + "', 'Theirs')");
    }

    WorkshopSchemaRepositories repositories(Settings settings) {
        Properties properties = new Properties();
        properties.putAll(Map.of("user", database.user(), "password", database.password()));
        return WorkshopSchemaRepositories.over(new TwoTenants.Plain(database.url(), properties), settings);
    }

    @Override
    public void close() {
        database.close();
    }
}
