package dev.tenure.deploy.run;

import dev.tenure.deploy.LiveCheck;
import dev.tenure.deploy.Notes;
import dev.tenure.mysql.SessionSql;
import dev.tenure.verify.Report;
import dev.tenure.verify.Verifier;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Whether the production is now what the entities say, and what it was in all else. */
final class VerifyStep implements Step {

    static final String NAME = "verify";

    private final List<LiveCheck> checks;

    VerifyStep(List<LiveCheck> checks) {
        this.checks = List.copyOf(checks);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(Course course, Notes notes) throws SQLException {
        try (Connection connection = course.target.connections().open()) {
            SessionSql.prepareToRead(connection);
            Report verified = Verifier.verify(connection, course.target.schema());
            notes.find(verified.findings());
            notes.say("Compared " + verified.tables() + " tables with the entities, and asked their rows "
                    + verified.questions() + " questions: "
                    + (verified.sound() ? "no findings." : verified.findings().size() + " findings."));
        }
        for (LiveCheck check : checks) {
            course.stop.check();
            check.after(course.before(check), notes);
        }
    }

    @Override
    public String intent(Course course) {
        return "Compares structure and rows with the entities, and with what was there before.";
    }
}
