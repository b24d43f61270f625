package dev.tenure.migrate;

import dev.tenure.TenureException;
import dev.tenure.mysql.BatchStatement;
import dev.tenure.mysql.GuardSql;
import dev.tenure.mysql.Statements;
import java.nio.file.Path;

/** Which statement may stand behind a directive. */
final class StatementForm {

    private StatementForm() {}

    /** @throws TenureException TEN348 or TEN349 where Tenure cannot do with the statement what the directive says */
    static void require(Directive.OfStatement directive, Path path, Statements.Statement statement) {
        if (directive instanceof Directive.ExpectNone && !GuardSql.isCount(statement.sql())) {
            throw new TenureException(
                    "TEN348",
                    path + ", line " + statement.line() + ": what stands behind -- tenure:expect-none does not count.",
                    GuardSql.form());
        }
        if (directive instanceof Directive.Batches batches) {
            try {
                BatchStatement.of(statement.sql(), batches.table(), batches.key());
            } catch (BatchStatement.Unfit unfit) {
                throw new TenureException(
                        "TEN349",
                        path + ", line " + statement.line() + ": the statement behind -- tenure:batches "
                                + unfit.getMessage() + ".",
                        BatchStatement.form() + " Or take the line away: the statement is run as a whole then.",
                        unfit);
            }
        }
    }
}
