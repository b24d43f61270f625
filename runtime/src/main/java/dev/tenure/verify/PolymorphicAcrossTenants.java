package dev.tenure.verify;

import dev.tenure.mysql.RowQueries;
import dev.tenure.schema.Entity.Polymorphic;
import dev.tenure.schema.Entity.Target;
import dev.tenure.schema.Tenant;
import java.util.Optional;
import java.util.stream.Stream;

/** Rows of one tenant that refer to a row of another, or to another tenant itself. */
final class PolymorphicAcrossTenants extends PolymorphicCheck {

    @Override
    Stream<Question> questions(Scope scope, LiveTable table, Polymorphic reference) {
        return table.tenantColumn().stream()
                .flatMap(tenant -> reference.targets().stream()
                        .flatMap(target -> question(scope, table, tenant, reference, target).stream()));
    }

    private static Optional<Question> question(
            Scope scope, LiveTable table, String tenant, Polymorphic reference, Target target) {
        return scope.target(target).flatMap(there -> tenantOf(scope, there).map(targetTenant -> new Question("TEN254",
                subject(table, reference),
                RowQueries.polymorphicAcrossTenants(table.live(), tenant, reference.typeColumn(), target.type(),
                        reference.idColumn(), there.live(), there.declared().primaryKey().get(0), targetTenant),
                "refer as " + target.type() + " to rows of " + target.table() + " of another tenant.",
                "Find out which of the two is right, correct the other, and check whoever wrote it: one tenant can see"
                        + " another's data.")));
    }

    private static Optional<String> tenantOf(Scope scope, LiveTable target) {
        return scope.declared().tenant()
                .filter(tenant -> tenant.table().equalsIgnoreCase(target.declared().name()))
                .map(Tenant::idColumn)
                .or(target::tenantColumn);
    }
}
