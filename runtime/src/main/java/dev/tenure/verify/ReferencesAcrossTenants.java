package dev.tenure.verify;

import dev.tenure.mysql.RowQueries;
import dev.tenure.schema.ForeignKey;
import dev.tenure.schema.Names;
import dev.tenure.schema.Subject;
import java.util.Optional;
import java.util.stream.Stream;

/** Rows of one tenant whose foreign key leads to a row of another. */
final class ReferencesAcrossTenants implements DataCheck {

    @Override
    public Stream<Question> questions(Scope scope) {
        return scope.owned().flatMap(child -> child.tenantColumn().stream()
                .flatMap(tenant -> child.declared().foreignKeys().stream()
                        // a key that holds the tenant column itself cannot lead to another tenant's row
                        .filter(key -> !Names.contains(key.columns(), tenant))
                        .flatMap(key -> question(scope, child, tenant, key).stream())));
    }

    private static Optional<Question> question(Scope scope, LiveTable child, String tenant, ForeignKey key) {
        return scope.table(key.referencedTable())
                .filter(parent -> child.has(key.columns()) && parent.has(key.referencedColumns()))
                .flatMap(parent -> parent.tenantColumn().map(parentTenant -> new Question("TEN251",
                        Subject.foreignKey(child.declared(), key, ""),
                        RowQueries.acrossTenants(child.live(), tenant, key, parent.live(), parentTenant),
                        "refer by " + key.name() + " to rows of " + key.referencedTable() + " of another tenant.",
                        "Find out which of the two is right, correct the other, and check whoever wrote it: one tenant"
                                + " can see another's data.")));
    }
}
