package dev.tenure.cli;

import dev.tenure.migrate.Promotion;
import dev.tenure.schema.Schema;
import dev.tenure.schema.json.ClassRoot;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "promote",
        description = "Copy the migrations that the compiler proposes into the source tree, under a version.",
        footer = {"", "All of them are written or none, and a version that is there is never overwritten. Build again"
                + " afterwards, so that the class folder holds them."})
final class PromoteVerb extends Verb {

    @Mixin
    private SchemaOptions schemas = new SchemaOptions();

    @Option(
            names = "--version",
            paramLabel = "VERSION",
            split = ",",
            description = "The version of the first proposal, each further one a second or a number later; or as many"
                    + " versions as there are proposals, separated by commas. Without it the present time in UTC, as"
                    + " 2025_10_01_060100.")
    private List<String> versions = List.of();

    @Mixin
    private FolderOption folder = new FolderOption();

    PromoteVerb(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    int run(Settings settings, Report report) {
        try (ClassRoot classes = schemas.open(settings, surroundings())) {
            Schema schema = schemas.find(classes, settings);
            report.put("schema", schema.name());
            Path target = folder.of(schema, surroundings());
            List<String> written = Promotion.promote(classes, schema, target, versions, Clock.systemUTC()).stream()
                    .map(path -> surroundings().folder().relativize(path).toString())
                    .toList();
            report.put("written", written);
            written.forEach(file -> report.say("Wrote " + file));
            if (written.isEmpty()) {
                report.say("Nothing to promote: the migrations lead to the entities already.");
            }
            return Exit.FINE;
        }
    }
}
