package dev.tenure.deploy.run;

import dev.tenure.deploy.Notes;
import dev.tenure.deploy.Preflight;
import dev.tenure.migrate.Plan;
import dev.tenure.mysql.TableLock;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Whether the database, as it is now, can be expected to take the migrations. Never kept: it is about this moment. */
final class PreflightStep implements Step {

    static final String NAME = "preflight";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(Course course, Notes notes) throws SQLException {
        notes.find(Preflight.check(
                course.target.connections(), course.target.schema(), course.target.migrations()));
        Plan plan = course.plan();
        notes.say(course.target.label() + " is a " + course.target.server().label() + ".");
        notes.say(plan.isEmpty() ? "Nothing is pending." : "Pending: " + plan.entries().stream()
                .map(entry -> entry.migration().label())
                .collect(Collectors.joining(", ")) + ".");
        Set<String> locked = plan.entries().stream()
                .flatMap(entry -> entry.statements().stream())
                .flatMap(planned -> planned.locks().stream())
                .map(TableLock::table)
                .collect(Collectors.toCollection(TreeSet::new));
        if (!locked.isEmpty()) {
            notes.say("They lock, one after the other: " + String.join(", ", locked) + ".");
        }
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
