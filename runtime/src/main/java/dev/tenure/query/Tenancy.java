package dev.tenure.query;

import dev.tenure.schema.Schema;
import dev.tenure.schema.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whose rows a query sees: the one place where the tenant gets into a query, and into every query inside it.
 *
 * <p>Of a tenant-scoped table that is the tenant's rows, of the table of tenants the tenant's own row, of a table that
 * all share every row.
 */
public final class Tenancy {

    private final Map<String, Table> tables = new HashMap<>();
    private final Map<String, String> columns = new HashMap<>();
    private final Map<String, String> tenantColumns = new HashMap<>();

    private Tenancy() {}

    public static Tenancy of(Schema schema) {
        Tenancy tenancy = new Tenancy();
        for (Table table : schema.tables()) {
            tenancy.tables.put(table.name(), table);
            table.tenantColumn().ifPresent(column -> tenancy.tenantColumns.put(table.name(), column));
        }
        tenancy.columns.putAll(tenancy.tenantColumns);
        schema.tenant().ifPresent(tenant -> tenancy.columns.put(tenant.table(), tenant.idColumn()));
        return tenancy;
    }

    /** The table of that name; {@code null} if the schema has none. */
    public Table table(String name) {
        return tables.get(name);
    }

    /** Whether rows of the table, or the row itself, are of a tenant. */
    public boolean concerns(String table) {
        return columns.containsKey(table);
    }

    /** The query over the rows of the tenant with which it is called. */
    public Scoped ofOneTenant(Query query) {
        return new Scoped(scoped(query));
    }

    /**
     * The query over the rows of all tenants.
     *
     * @throws IllegalArgumentException if it writes to a table whose rows are of tenants
     */
    public Scoped ofAllTenants(Query query) {
        if (!(query instanceof Select) && tenantColumns.containsKey(query.table())) {
            throw new IllegalArgumentException("only reading goes across tenants, and this writes " + query.table());
        }
        return new Scoped(query);
    }

    private Query scoped(Query query) {
        if (query instanceof Select select) {
            return scoped(select);
        }
        if (query instanceof Insert insert) {
            return scoped(insert);
        }
        if (query instanceof Update update) {
            update.set().forEach(assignment -> refuseTenant(update.table(), assignment));
            return new Update(update.table(), update.set(), where(update.table(), update.where()));
        }
        if (query instanceof Recount recount) {
            return scoped(recount);
        }
        if (query instanceof Prune prune) {
            return new Prune(prune.table(), scoped(prune.groups()), where(prune.table(), prune.where()));
        }
        return new Delete(query.table(), where(query.table(), ((Delete) query).where()));
    }

    private Recount scoped(Recount recount) {
        Stream.concat(recount.groups().common().stream(), recount.values().stream())
                .forEach(assignment -> refuseTenant(recount.table(), assignment));
        return new Recount(recount.table(), scoped(recount.groups()),
                withTenant(recount.table(), recount.values()), recount.onDuplicate());
    }

    private Grouping scoped(Grouping groups) {
        return new Grouping(groups.source(), groups.common(), where(groups.source(), groups.where()));
    }

    private List<Assignment> withTenant(String table, List<Assignment> values) {
        Optional<String> column = Optional.ofNullable(tenantColumns.get(table));
        return Stream.concat(column.map(name -> new Assignment(name, tenant(name))).stream(), values.stream()).toList();
    }

    private Select scoped(Select select) {
        return new Select(
                select.table(),
                select.fetch(),
                where(select.table(), select.where()),
                select.order(),
                select.limit(),
                select.locked());
    }

    private Insert scoped(Insert insert) {
        insert.values().forEach(assignment -> refuseTenant(insert.table(), assignment));
        return new Insert(
                insert.table(),
                withTenant(insert.table(), insert.values()),
                insert.only().stream().map(this::scoped).toList(),
                insert.onDuplicate());
    }

    private List<Condition> where(String table, List<Condition> conditions) {
        Stream<Condition> whose = Optional.ofNullable(columns.get(table))
                .<Condition>map(column -> new Condition.Equal(column, tenant(column), false))
                .stream();
        return Stream.concat(whose, conditions.stream().map(this::scoped)).toList();
    }

    private Condition scoped(Condition condition) {
        if (condition instanceof Condition.Refers refers) {
            return new Condition.Refers(scoped(refers.parent()), refers.unlessNull());
        }
        if (condition instanceof Condition.RefersToOneOf refers) {
            return new Condition.RefersToOneOf(
                    refers.level(), refers.parents().stream().map(this::scoped).toList(), refers.optional());
        }
        return condition;
    }

    /** A caller's value for the tenant would be kept instead of refused, or would move a row. */
    private void refuseTenant(String table, Assignment assignment) {
        if (assignment.column().equalsIgnoreCase(tenantColumns.get(table))) {
            throw new IllegalArgumentException("a query does not write the tenant of " + table + " itself");
        }
    }

    private static Value tenant(String column) {
        return new Value.Parameter(Value.Role.TENANT, column);
    }
}
