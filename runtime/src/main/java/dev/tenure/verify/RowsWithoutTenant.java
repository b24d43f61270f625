package dev.tenure.verify;

import dev.tenure.mysql.RowQueries;
import dev.tenure.schema.Subject;
import java.util.stream.Stream;

/** Rows that belong to nobody; there are none as long as the column takes no NULL. */
final class RowsWithoutTenant implements DataCheck {

    @Override
    public Stream<Question> questions(Scope scope) {
        return scope.owned().flatMap(table -> table.tenantColumn()
                .filter(table::isNullable)
                .map(tenant -> new Question("TEN252",
                        Subject.column(table.declared(), tenant, ""),
                        RowQueries.without(table.live(), tenant),
                        "have no " + tenant + ".",
                        "Give each the tenant that it belongs to, or delete it, and make the column NOT NULL again."))
                .stream());
    }
}
