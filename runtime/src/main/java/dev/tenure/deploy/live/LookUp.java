package dev.tenure.deploy.live;

import dev.tenure.mysql.QuerySql;
import dev.tenure.query.Finder;
import dev.tenure.query.Query;
import dev.tenure.query.RowQueries;
import dev.tenure.query.Tenancy;
import dev.tenure.query.Upkeep;
import dev.tenure.query.Value;
import dev.tenure.schema.Entity;
import dev.tenure.schema.Index;
import dev.tenure.schema.Names;
import dev.tenure.schema.Schema;
import dev.tenure.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A statement by which a repository looks rows up, and the declared key that makes it fast.
 *
 * @param table the table
 * @param name  the repository's method
 * @param key   the key
 * @param seeks the columns of the key by which the server can seek at least: all that are asked, save one asked by a
 *              range, which a server may as well sift
 * @param sql   the very statement that the repository sends
 */
record LookUp(Table table, String name, String key, List<String> seeks, QuerySql.Sql sql) {

    private static final Upkeep NONE = new Upkeep(Optional.empty(), Optional.empty(), Optional.empty());

    LookUp {
        seeks = List.copyOf(seeks);
    }

    /** All that the repository of a table has; none of a table without an entity. */
    static List<LookUp> of(Table table, Schema schema) {
        if (table.entity().isEmpty()) {
            return List.of();
        }
        RowQueries queries = new RowQueries(table, NONE, List.of());
        Tenancy tenancy = Tenancy.of(schema);
        List<LookUp> lookUps = new ArrayList<>(ofATenant(table, queries, tenancy).stream().toList());
        Finder.ofOneTenant(table).forEach(finder -> lookUps.add(
                of(table, finder, "", sql(tenancy, table, queries.living(finder.conditions(table))))));
        Finder.ofAllTenants(table).forEach(finder -> lookUps.add(of(table, finder, " across tenants",
                QuerySql.render(tenancy.ofAllTenants(queries.living(finder.conditions(table)))))));
        return List.copyOf(lookUps);
    }

    /** The plan's first question: all rows of one tenant. */
    private static Optional<LookUp> ofATenant(Table table, RowQueries queries, Tenancy tenancy) {
        return table.tenantColumn().flatMap(tenant -> table.indexes().stream()
                .filter(index -> index.kind() == Index.Kind.BTREE)
                .filter(index -> index.columns().get(0).equalsIgnoreCase(tenant))
                .findFirst()
                .map(index -> new LookUp(table, "count", index.name(), List.of(tenant),
                        sql(tenancy, table, queries.count()))));
    }

    private static LookUp of(Table table, Finder finder, String suffix, QuerySql.Sql sql) {
        List<String> asked = finder.properties().stream().map(Entity.Property::columns).flatMap(List::stream).toList();
        List<String> sought = finder.ranged() ? asked.subList(0, asked.size() - 1) : asked;
        Stream<String> tenant = table.tenantColumn()
                .filter(name -> table.index(finder.key()).orElseThrow().columns().get(0).equalsIgnoreCase(name))
                .stream();
        return new LookUp(table, finder.name() + suffix, finder.key(), Stream.concat(tenant, sought.stream()).toList(),
                sql);
    }

    private static QuerySql.Sql sql(Tenancy tenancy, Table table, Query query) {
        return QuerySql.render(table.tenantColumn().isPresent()
                ? tenancy.ofOneTenant(query) : tenancy.ofAllTenants(query));
    }

    /** The columns that its parameters are for, in their order. */
    List<String> asked() {
        return sql.parameters().stream().map(Value.Parameter::column).toList();
    }

    /** Whether a server that seeks by these columns does what the key is for. */
    boolean isServedBy(List<String> parts) {
        return seeks.stream().allMatch(column -> Names.contains(parts, column));
    }

    /** {@code orders.findByCustomerId}. */
    String label() {
        return table.name() + "." + name;
    }
}
