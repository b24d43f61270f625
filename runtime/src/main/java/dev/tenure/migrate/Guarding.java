package dev.tenure.migrate;

import dev.tenure.TenureException;
import dev.tenure.mysql.Connections;
import dev.tenure.mysql.GuardSql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Statements that count rows which must not be there before the rest may run. */
public final class Guarding {

    private Guarding() {}

    /**
     * What the guards say with which a plan begins: as long as they find rows, carrying it out stops before anything is
     * changed. Those that cannot be asked yet say nothing.
     */
    public static List<TenureException> ahead(Connections connections, Plan plan) {
        List<TenureException> objections = new ArrayList<>();
        MigrationSession.with(connections, session -> {
            for (Plan.Entry entry : plan.entries()) {
                Script script = entry.direction().script(entry.migration()).orElseThrow();
                for (Plan.Planned each : entry.statements()) {
                    if (each.action() == Plan.Action.RUN && !is(each.statement())) {
                        return objections;
                    }
                    if (each.action() == Plan.Action.RUN) {
                        objection(session.connection(), script, each.statement()).ifPresent(objections::add);
                    }
                }
            }
            return objections;
        });
        return objections;
    }

    private static Optional<TenureException> objection(Connection connection, Script script, Script.Statement guard) {
        try {
            return ask(connection, script, guard, "Nothing was changed.");
        } catch (SQLException notToBeAskedYet) {
            return Optional.empty();
        }
    }

    static boolean is(Script.Statement statement) {
        return statement.directive(Directive.ExpectNone.class).isPresent();
    }

    /**
     * @param done what was done before it, as a sentence
     * @return TEN422 where it counts any rows
     */
    static Optional<TenureException> ask(Connection connection, Script script, Script.Statement guard, String done)
            throws SQLException {
        long count = GuardSql.count(connection, guard.sql());
        if (count == 0) {
            return Optional.empty();
        }
        String what = guard.directive(Directive.ExpectNone.class).orElseThrow().what();
        List<String> examples = GuardSql.examples(connection, guard.sql());
        return Optional.of(new TenureException(
                "TEN422",
                "There must be no " + what + " for " + script.file() + " (line " + guard.line()
                        + ") to go on, and there " + (count == 1 ? "is 1" : "are " + count)
                        + (examples.isEmpty() ? "" : ": " + String.join("; ", examples)
                                + (count > examples.size() ? "; …" : ""))
                        + ".",
                "Put them right, and run this again. " + done));
    }
}
