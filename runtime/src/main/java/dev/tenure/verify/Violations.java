package dev.tenure.verify;

import dev.tenure.mysql.RowQueries;
import dev.tenure.schema.Subject;
import java.util.stream.Stream;

/** Rows of which a declared check says FALSE: written while it was not there or the server did not look. */
final class Violations implements DataCheck {

    @Override
    public Stream<Question> questions(Scope scope) {
        return scope.owned().flatMap(table -> table.declared().checks().stream()
                .filter(check -> table.has(check.expression().columnsIn(table.declared())))
                .map(check -> new Question("TEN259",
                        Subject.check(table.declared(), check, ""),
                        RowQueries.violations(table.live(), check),
                        "violate the check " + check.name() + ".",
                        "Correct them; the check cannot be made before.")));
    }
}
