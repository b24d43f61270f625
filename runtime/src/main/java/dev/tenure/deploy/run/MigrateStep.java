package dev.tenure.deploy.run;

import dev.tenure.TenureException;
import dev.tenure.deploy.LiveCheck;
import dev.tenure.deploy.Notes;
import dev.tenure.migrate.MigrateOptions;
import dev.tenure.migrate.MigrationEvent;
import dev.tenure.migrate.MigrationListener;
import dev.tenure.migrate.Migrator;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The migrations on the production. What has to be known of the time before is looked at first, and kept on disk. The
 * journal in the database says how far they came, whatever ends this.
 */
final class MigrateStep implements Step {

    static final String NAME = "migrate";

    private final MigrateOptions options;
    private final MigrationListener listener;
    private final List<LiveCheck> checks;

    MigrateStep(MigrateOptions options, MigrationListener listener, List<LiveCheck> checks) {
        this.options = options;
        this.listener = listener;
        this.checks = List.copyOf(checks);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(Course course, Notes notes) throws SQLException {
        if (!course.isGoingOn()) {
            requireSameGround(course);
            Map<String, Map<String, Object>> before = new LinkedHashMap<>();
            for (LiveCheck check : checks) {
                before.put(check.name(), check.before(notes));
            }
            course.become(course.state().withBefore(before).touched(true));
        }
        course.stop.check();
        List<String> applied = new ArrayList<>();
        try {
            new Migrator(course.target.connections(), course.target.schema(), course.target.migrations())
                    .migrate(options, event -> {
                        if (event instanceof MigrationEvent.StatementReached) {
                            course.stop.check();
                        }
                        listener.on(event);
                        if (event instanceof MigrationEvent.Finished finished) {
                            applied.add(finished.migration().label() + " (" + Times.of(finished.took()) + ")");
                        }
                    });
        } catch (TenureException e) {
            applied.forEach(each -> notes.say("Applied " + each + "."));
            notes.say(untouched(course) ? "Nothing was changed." : "The production is migrated in part.");
            throw e;
        }
        applied.forEach(each -> notes.say("Applied " + each + "."));
        if (applied.isEmpty()) {
            notes.say("An earlier run had applied everything.");
        }
    }

    /** Minutes may have gone by since it was rehearsed and backed up, a person's answer among them. */
    private static void requireSameGround(Course course) throws SQLException {
        Ground.read(course.target).differsFrom(course.state().ground()).ifPresent(why -> {
            throw new TenureException(
                    "TEN747",
                    "The production is not any more what was rehearsed and backed up: " + why + ".",
                    "Nothing was changed. Find out who else works on it, and run this again.");
        });
    }

    /** A migrate that never came to its first statement has touched nothing. */
    private static boolean untouched(Course course) {
        try {
            boolean same = Ground.read(course.target).differsFrom(course.state().ground()).isEmpty();
            if (same) {
                course.become(course.state().touched(false));
            }
            return same;
        } catch (SQLException | TenureException notToBeAsked) {
            return false;
        }
    }

    /** Why a run that goes on need not lock anybody out, nor ask: an earlier one had applied everything. */
    static Optional<String> nothingLeft(Course course) {
        return course.isGoingOn() && course.plan().isEmpty()
                ? Optional.of("an earlier run had applied everything") : Optional.empty();
    }

    @Override
    public String intent(Course course) {
        return "Runs " + course.plan().entries().stream().mapToInt(entry -> entry.statements().size()).sum()
                + " statements of " + course.plan().entries().size() + " migrations, each waiting at most "
                + Times.of(options.locking().statementLock()) + " for a lock, and tried again up to "
                + options.locking().retries() + " times.";
    }
}
