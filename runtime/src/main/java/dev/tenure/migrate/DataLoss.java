package dev.tenure.migrate;

import dev.tenure.TenureException;
import dev.tenure.mysql.AlterActions;
import dev.tenure.mysql.Effect;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Keeps a rollback from taking what nobody said may go: the rows of a table that it drops, the values of a column that
 * it drops, and whatever the file itself says that a statement loses.
 */
final class DataLoss {

    /** The names of tables and columns as they are in the database when it is asked. */
    interface Names {
        Optional<String> table(String name);

        String column(String table, String name);
    }

    /** At the moment of the statement they are what it says. */
    static final Names NOW = new Names() {
        @Override
        public Optional<String> table(String name) {
            return Optional.of(name);
        }

        @Override
        public String column(String table, String name) {
            return name;
        }
    };

    private DataLoss() {}

    /** What a statement takes with it, also where that is nothing at present. */
    static List<Plan.Loss> of(Script.Statement statement, Names names, Inspection inspection) throws SQLException {
        Optional<String> subject = statement.effect().subject();
        Optional<String> table = subject.flatMap(names::table);
        List<Plan.Loss> losses = new ArrayList<>();
        if (table.isEmpty()) {
            return losses;
        }
        List<String> columns = columns(statement);
        for (String column : columns) {
            long rows = inspection.values(table.get(), names.column(subject.get(), column));
            losses.add(new Plan.Loss(subject.get(), Optional.of(column), rows));
        }
        boolean whole = statement.effect() instanceof Effect.DropTable
                || columns.isEmpty() && statement.directive(Directive.Loses.class).isPresent();
        if (whole) {
            losses.add(new Plan.Loss(subject.get(), Optional.empty(), inspection.rows(table.get())));
        }
        return losses;
    }

    /** Of the definitions that a statement changes, only the file knows which lose something. */
    private static List<String> columns(Script.Statement statement) {
        AlterActions actions = AlterActions.of(statement.sql());
        return statement.directive(Directive.Loses.class).isPresent()
                ? Stream.concat(actions.dropped().stream(), actions.modified().stream()).toList()
                : actions.dropped();
    }

    /** What the statements of a migration that ran took, and no way back gives back. */
    static List<String> notGivenBack(Migration migration, Run up) {
        return migration.up().statements().stream()
                .filter(statement -> up.outcome(statement.number()).filter(StatementOutcome.DONE::equals).isPresent())
                .flatMap(statement -> statement.directive(Directive.Loses.class).stream())
                .map(Directive.Loses::what)
                .toList();
    }

    /** @throws TenureException TEN412 with all that statements of the plan would take */
    static void require(Plan plan) {
        List<Plan.Loss> losses = plan.entries().stream()
                .flatMap(entry -> entry.statements().stream())
                .flatMap(planned -> planned.losses().stream())
                .toList();
        require(losses, "Nothing was changed.");
    }

    /** @param done how far the rollback went */
    static void require(List<Plan.Loss> losses, String done) {
        String real = losses.stream()
                .filter(loss -> loss.rows() > 0)
                .map(Plan.Loss::toString)
                .collect(Collectors.joining(", "));
        if (!real.isEmpty()) {
            throw new TenureException(
                    "TEN412",
                    "The rollback would lose what is in " + real + ".",
                    done + " Save the data, and then allow the loss (--allow-data-loss).");
        }
    }
}
