package dev.tenure.cli;

import dev.tenure.migrate.MigrationFiles;
import dev.tenure.migrate.Promotion;
import dev.tenure.schema.Schema;
import dev.tenure.schema.json.ClassRoot;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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
            List<Path> files = Promotion.promote(classes, schema, target, versions, Clock.systemUTC());
            Map<String, List<String>> notes = notes(files, target, schema);
            List<String> written = files.stream().map(surroundings()::told).toList();
            report.put("written", written);
            report.put("notes", notes.values().stream().flatMap(List::stream).toList());
            for (Path file : files) {
                report.say("Wrote " + surroundings().told(file));
                notes.getOrDefault(file.getFileName().toString(), List.of()).forEach(note -> report.say("  " + note));
            }
            if (written.isEmpty()) {
                report.say("Nothing to promote: the migrations lead to the entities already.");
            }
            return Exit.FINE;
        }
    }

    /** What is worth a second look in what was written, by the names of the files. */
    private static Map<String, List<String>> notes(List<Path> files, Path target, Schema schema) {
        Set<String> names = files.stream().map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        return MigrationFiles.all(target).stream()
                .filter(migration -> names.contains(migration.up().file()))
                .collect(Collectors.toMap(migration -> migration.up().file(),
                        migration -> PromotedNotes.of(migration, schema)));
    }
}
