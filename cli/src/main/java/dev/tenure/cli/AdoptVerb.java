package dev.tenure.cli;

import dev.tenure.migrate.Adoption;
import dev.tenure.migrate.AdoptionOptions;
import dev.tenure.migrate.Migration;
import dev.tenure.migrate.MigrationEvent;
import dev.tenure.migrate.MigrationFiles;
import dev.tenure.verify.Verifier;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "adopt",
        description = "Take over a database that Flyway or a person made: verify that it equals the entities, and"
                + " record all migrations as applied. None of them runs.",
        footer = {
            "",
            "With findings nothing is changed. Where Flyway's history is there, it is compared with the files as well;"
                    + " it stays as it is, and is not written to from then on."
        })
final class AdoptVerb extends DatabaseVerb {

    @Option(
            names = "--history",
            paramLabel = "TABLE",
            description = "The table of Flyway's history, if it is not flyway_schema_history.")
    private Optional<String> history = Optional.empty();

    @Option(names = "--ignore-history", description = "Do not look for a history of Flyway's.")
    private boolean ignoreHistory;

    @Option(names = "--dry-run", description = "Tell what would be recorded, and change nothing.")
    private boolean dryRun;

    @Mixin
    private LockingOptions locks = new LockingOptions();

    AdoptVerb(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    int run(Subject subject, Report report) throws SQLException {
        Adoption adoption = new Adoption(
                subject.database(),
                subject.schema(),
                MigrationFiles.read(subject.classes().root(), subject.schema()),
                (connection, schema) -> Verifier.verify(connection, schema).findings());
        AdoptionOptions options = new AdoptionOptions(history, ignoreHistory, locks.locking());
        Adoption.Outcome outcome = dryRun ? adoption.plan(options) : adoption.adopt(options, event -> {
            if (event instanceof MigrationEvent.WaitingForLock waiting) {
                report.say("Waiting: " + waiting.holder() + " migrates this database");
            }
        });
        report.put("dryRun", dryRun);
        report.put("history", outcome.history().orElse(null));
        report.put("adopted", outcome.adopted().stream().map(AdoptVerb::document).toList());
        int exit = Findings.tell(outcome.findings(), subject, report);
        outcome.adopted().forEach(migration ->
                report.say((dryRun ? "Would be taken over: " : "Taken over: ") + migration.label()));
        if (exit == Exit.FINE && outcome.adopted().isEmpty()) {
            report.say("Nothing to adopt: all migrations are applied already.");
        }
        return exit;
    }

    private static Map<String, Object> document(Migration migration) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("version", migration.version().toString());
        document.put("name", migration.name());
        return document;
    }
}
