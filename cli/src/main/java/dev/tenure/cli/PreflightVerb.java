package dev.tenure.cli;

import dev.tenure.deploy.Preflight;
import java.sql.Connection;
import java.sql.SQLException;
import picocli.CommandLine.Command;

@Command(
        name = "preflight",
        description = "Check that the migrations can be expected to succeed here: server, settings, privileges, the"
                + " tables that must be there, transactions in the way. Changes nothing.")
final class PreflightVerb extends DatabaseVerb {

    PreflightVerb(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    int run(Subject subject, Report report) throws SQLException {
        try (Connection connection = subject.database().open()) {
            return Findings.tell(Preflight.check(connection, subject.schema()), subject, report);
        }
    }
}
