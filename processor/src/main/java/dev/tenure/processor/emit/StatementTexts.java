package dev.tenure.processor.emit;

import dev.tenure.mysql.QuerySql;
import dev.tenure.query.Query;
import dev.tenure.query.ReferenceChecks;
import dev.tenure.query.RowQueries;
import dev.tenure.query.Select;
import dev.tenure.query.Tenancy;
import dev.tenure.schema.Table;
import java.util.List;

/** The statements of a repository as text. Where several begin alike, the constants of a source say so once. */
final class StatementTexts {

    private final Tenancy tenancy;
    private final boolean scoped;
    private final String select;

    StatementTexts(Table table, Tenancy tenancy, RowQueries queries) {
        this.tenancy = tenancy;
        this.scoped = table.tenantColumn().isPresent();
        this.select = everywhere(
                Select.of(table.name(), new Select.Fetch.Columns(queries.columns()), List.of()));
    }

    /** What every statement that reads rows begins with. */
    String select() {
        return select;
    }

    /** The statement for the rows that the repository is of: a tenant's, or those of a table without tenants. */
    String of(Query query) {
        return QuerySql.render(scoped ? tenancy.ofOneTenant(query) : tenancy.ofAllTenants(query)).text();
    }

    String everywhere(Query query) {
        return QuerySql.render(tenancy.ofAllTenants(query)).text();
    }

    /** Which rows of the table are there for the tenant. */
    String present(Table parent) {
        return QuerySql.render(tenancy.ofOneTenant(ReferenceChecks.present(parent))).text();
    }

    boolean isOfTenants(String table) {
        return tenancy.concerns(table);
    }

    Table table(String name) {
        return tenancy.table(name);
    }

    /** What of a text follows the select that it begins with. */
    String tail(String text) {
        return text.substring(select.length());
    }
}
