package dev.tenure.cli;

import dev.tenure.deploy.Preflight;
import dev.tenure.migrate.Migration;
import dev.tenure.migrate.MigrationFiles;
import java.sql.SQLException;
import java.util.List;
import picocli.CommandLine.Command;

@Command(
        name = "preflight",
        description = "Check that the migrations can be expected to succeed here: server, settings, privileges, the"
                + " tables that must be there, what migrate would refuse, transactions on the tables that"
                + " it would lock. Changes nothing.")
final class PreflightVerb extends DatabaseVerb {

    PreflightVerb(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    int run(Subject subject, Report report) throws SQLException {
        List<Migration> migrations = MigrationFiles.read(subject.classes().root(), subject.schema());
        return Findings.tell(
                Preflight.check(subject.database(), subject.schema(), migrations), subject, report);
    }
}
