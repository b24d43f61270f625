package dev.tenure.verify;

import dev.tenure.mysql.RowQueries;
import dev.tenure.schema.ForeignKey;
import dev.tenure.schema.Subject;
import java.util.Optional;
import java.util.stream.Stream;

/** Rows whose foreign key leads nowhere: written while the server did not look, or before the key was there. */
final class Orphans implements DataCheck {

    @Override
    public Stream<Question> questions(Scope scope) {
        return scope.owned().flatMap(child -> child.declared().foreignKeys().stream()
                .flatMap(key -> question(scope, child, key).stream()));
    }

    private static Optional<Question> question(Scope scope, LiveTable child, ForeignKey key) {
        return scope.table(key.referencedTable())
                .filter(parent -> child.has(key.columns()) && parent.has(key.referencedColumns()))
                .map(parent -> new Question("TEN250",
                        Subject.foreignKey(child.declared(), key, ""),
                        RowQueries.orphans(child.live(), key, parent.live()),
                        "refer by " + key.name() + " to rows of " + key.referencedTable() + " that do not exist.",
                        "Delete them or let them refer to rows that exist; writing with foreign_key_checks=0 leaves"
                                + " such rows."));
    }
}
