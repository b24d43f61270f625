package dev.tenure.cli;

import dev.tenure.migrate.Squash;
import dev.tenure.migrate.Version;
import dev.tenure.schema.Schema;
import dev.tenure.schema.json.ClassRoot;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "squash",
        description = "Fold the migrations of the source tree into one that makes what they lead to.",
        footer = {
            "",
            "A new database runs the one. A database that has all of the others takes it for applied; one that has only"
                    + " some is migrated with the release before. The files go when the new ones are whole: an interrupted"
                    + " squash is completed by the next. Build again afterwards."
        })
final class SquashVerb extends Verb {

    @Mixin
    private SchemaOptions schemas = new SchemaOptions();

    @Option(
            names = "--version",
            paramLabel = "VERSION",
            description = "The version of the one; by default the first after the last of the others. Branches that lead on"
                    + " from there have later ones.")
    private Optional<Version> version = Optional.empty();

    @Option(
            names = "--drop-handwritten",
            paramLabel = "REASON",
            description = "Leave out statements that were written by hand; the file repeats why a new database does not"
                    + " need them.")
    private Optional<String> because = Optional.empty();

    @Mixin
    private FolderOption folder = new FolderOption();

    SquashVerb(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    int run(Settings settings, Report report) {
        try (ClassRoot classes = schemas.open(settings, surroundings())) {
            Schema schema = schemas.find(classes, settings);
            report.put("schema", schema.name());
            Squash.Result result = Squash.squash(schema, folder.of(schema, surroundings()), version, because);
            List<String> written = result.written().stream().map(surroundings()::told).toList();
            List<String> removed = result.removed().stream().map(surroundings()::told).toList();
            report.put("written", written);
            report.put("removed", removed);
            written.forEach(file -> report.say("Wrote " + file));
            removed.forEach(file -> report.say("Removed " + file));
            if (removed.isEmpty()) {
                report.say("Nothing to squash: there are no two migrations.");
            }
            return Exit.FINE;
        }
    }
}
