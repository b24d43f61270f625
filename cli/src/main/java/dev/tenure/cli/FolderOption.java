package dev.tenure.cli;

import dev.tenure.schema.Schema;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where the migrations of a schema lie in the source tree. */
final class FolderOption {

    private static final String RESOURCES = "src/main/resources/";

    @Option(
            names = "--into",
            paramLabel = "FOLDER",
            description = "The folder of the migrations in the source tree; by default their place below"
                    + " src/main/resources.")
    private Optional<String> into = Optional.empty();

    Path of(Schema schema, Surroundings surroundings) {
        return surroundings.resolve(into.orElse(RESOURCES + schema.migrations()));
    }
}
