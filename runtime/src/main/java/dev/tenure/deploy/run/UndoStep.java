package dev.tenure.deploy.run;

import dev.tenure.deploy.Notes;
import dev.tenure.deploy.Structure;
import dev.tenure.deploy.live.TenantRows;
import dev.tenure.deploy.undo.DecisionTree;
import dev.tenure.deploy.undo.Undo;
import dev.tenure.migrate.Locking;
import dev.tenure.migrate.MigrationListener;
import dev.tenure.mysql.SessionSql;
import dev.tenure.schema.Finding;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

/** Does what the decision tree says, with users kept out where that changes anything. */
final class UndoStep implements Step {

    private final DecisionTree tree;
    private final BackupManner backup;
    private final Locking locking;
    private final boolean allowDataLoss;
    private final MigrationListener listener;

    UndoStep(
            DecisionTree tree,
            BackupManner backup,
            Locking locking,
            boolean allowDataLoss,
            MigrationListener listener) {
        this.tree = tree;
        this.backup = backup;
        this.locking = locking;
        this.allowDataLoss = allowDataLoss;
        this.listener = listener;
    }

    @Override
    public String name() {
        return "undo";
    }

    @Override
    public void run(Course course, Notes notes) throws SQLException {
        Undo.Result result = Undo.perform(tree, means(course, notes), listener);
        result.said().forEach(notes::say);
        notes.find(result.findings());
        if (Ground.read(course.target).differsFrom(course.state().ground()).isEmpty()) {
            course.become(course.state().touched(false));
        }
    }

    private static Optional<Finding> keepOut(Course course, Notes notes) {
        if (!course.maintenance.isPlanned() || course.maintenance.isOn()) {
            return Optional.empty();
        }
        course.become(course.state().withMaintenance(true));
        return course.maintenance.switchOn(notes::say);
    }

    private Undo.Means means(Course course, Notes notes) throws SQLException {
        return new Undo.Means(course.target.connections(), course.target.schema(), course.target.migrations(), locking,
                before(course), allowDataLoss, () -> keepOut(course, notes), client(course));
    }

    private static Optional<Structure> before(Course course) {
        return Optional.ofNullable(course.state().before().get(TenantRows.NAME))
                .map(observed -> Structure.of((Map<?, ?>) observed.get("structure")));
    }

    private Optional<Undo.Client> client(Course course) throws SQLException {
        if (!(backup instanceof BackupManner.Dump dump)) {
            return Optional.empty();
        }
        try (Connection connection = course.target.connections().open()) {
            return Optional.of(new Undo.Client(
                    SessionSql.database(connection).orElseThrow(), dump.access(), dump.programs()));
        }
    }

    @Override
    public String intent(Course course) {
        return "Does what the decision tree says.";
    }
}
