package dev.tenure.deploy.run;

import dev.tenure.deploy.Notes;
import dev.tenure.deploy.Preflight;
import dev.tenure.deploy.PreflightOptions;
import dev.tenure.deploy.StepReport;
import java.sql.SQLException;

/** Whether the database, as it is now, can be expected to take the migrations. Never kept: it is about this moment. */
final class PreflightStep implements Step {

    static final String NAME = "preflight";

    private final PreflightOptions options;

    PreflightStep(PreflightOptions options) {
        this.options = options;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(Course course, Notes notes) throws SQLException {
        StepReport seen = Preflight.run(
                course.target.connections(), course.target.schema(), course.target.migrations(), options);
        notes.find(seen.findings());
        seen.said().forEach(notes::say);
    }

    @Override
    public boolean leavesNothing() {
        return true;
    }

    @Override
    public String intent(Course course) {
        return "Looks whether the database can be expected to take the migrations.";
    }
}
