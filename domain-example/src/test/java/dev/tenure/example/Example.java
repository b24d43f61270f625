package dev.tenure.example;

import dev.tenure.migrate.Migration;
import dev.tenure.migrate.MigrationFiles;
import dev.tenure.schema.Schema;
import dev.tenure.schema.json.ClassRoot;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The example as the build left it in its class folder. */
public final class Example {

    /** Where the entities are compiled to. */
    public static final Path CLASSES = Path.of("target", "classes").toAbsolutePath();

    /** Where its migrations are committed. */
    public static final Path COMMITTED = Path.of("src", "main", "resources", "db", "migration").toAbsolutePath();

    private Example() {}

    public static Schema schema() {
        try (ClassRoot classes = ClassRoot.open(CLASSES)) {
            return classes.schema(Optional.empty());
        }
    }

    public static List<Migration> migrations() {
        return MigrationFiles.read(CLASSES, schema());
    }
}
