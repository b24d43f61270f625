package dev.tenure.cli;

import dev.tenure.deploy.live.LookUps;
import dev.tenure.migrate.Locking;
import dev.tenure.mysql.SessionSql;
import dev.tenure.verify.Verifier;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

@Command(
        name = "verify",
        description = "Compare the database with the entities: structure first, then what the rows say, then how the"
                + " server would look rows up for the repositories. Changes nothing.")
final class VerifyVerb extends DatabaseVerb {

    VerifyVerb(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    int run(Subject subject, Report report) throws SQLException {
        try (Connection connection = subject.database().open()) {
            // for a table that a migration holds, not for the year that servers wait if nobody says otherwise
            SessionSql.prepare(connection, Locking.DEFAULT.migrationLock());
            dev.tenure.verify.Report verified = Verifier.verify(connection, subject.schema());
            report.put("tables", verified.tables());
            report.put("questions", verified.questions());
            LookUps.Seen lookUps = LookUps.check(connection, subject.schema());
            report.put("lookUps", lookUps.said());
            report.put("findings", Stream.concat(verified.findings().stream(), lookUps.findings().stream())
                    .map(Documents::finding).toList());
            report.say(verified.text().stripTrailing());
            lookUps.said().forEach(report::say);
            lookUps.findings().forEach(finding -> Findings.tell(finding, report));
            return verified.sound() && lookUps.findings().isEmpty() ? Exit.FINE : Exit.FINDINGS;
        }
    }
}
