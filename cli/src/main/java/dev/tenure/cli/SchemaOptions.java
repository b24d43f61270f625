package dev.tenure.cli;

import dev.tenure.schema.Schema;
import dev.tenure.schema.json.ClassRoot;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which compiled entities. */
final class SchemaOptions {

    private static final String DEFAULT_CLASSES = "target/classes";

    @Option(
            names = "--classes",
            order = Verb.LAST,
            paramLabel = "PATH",
            description = "The class folder or jar that the entities are compiled to; target/classes by default. Set"
                    + " also by TENURE_CLASSES.")
    private Optional<String> classes = Optional.empty();

    @Option(
            names = "--schema",
            order = Verb.LAST,
            paramLabel = "NAME",
            description = "The interface with @TenantSchema, where there is more than one. Set also by TENURE_SCHEMA.")
    private Optional<String> schema = Optional.empty();

    ClassRoot open(Settings settings, Surroundings surroundings) {
        return ClassRoot.open(
                surroundings.resolve(settings.get(Setting.CLASSES, classes).orElse(DEFAULT_CLASSES)));
    }

    Schema find(ClassRoot root, Settings settings) {
        return root.schema(settings.get(Setting.SCHEMA, schema));
    }
}
