package dev.tenure.deploy.rehearsal;

import dev.tenure.deploy.rehearsal.SampledReferences.Reference;
import dev.tenure.mysql.DatabaseObject;
import dev.tenure.mysql.DatabaseObjects;
import dev.tenure.mysql.Introspection;
import dev.tenure.mysql.RowSource;
import dev.tenure.mysql.ScratchSql;
import dev.tenure.schema.Entity;
import dev.tenure.schema.Names;
import dev.tenure.schema.Schema;
import dev.tenure.schema.Table;
import dev.tenure.schema.Tenant;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Some rows of a production, put into a copy of its structure: all tenants, the first rows of each in the tables that
 * migrations touch, the first ones of those that belong to no tenant, and what any of these refers to, however far. A row
 * that nobody refers to and that is not among the first ones stays where it is.
 */
final class Sampling {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /**
     * What came of it.
     *
     * @param rows   how many rows there are now, by table
     * @param missed what could not be put there, a sentence each
     */
    record Result(Map<String, Long> rows, List<String> missed) {}

    private final Schema declared;
    private final Schema live;
    private final Connection origin;
    private final Connection scratch;
    private final Map<String, SampledRows> tables = new LinkedHashMap<>();
    private final SampledReferences references;
    private final List<String> missed = new ArrayList<>();

    private Sampling(Schema declared, Connection origin, Connection scratch) throws SQLException {
        this.declared = declared;
        this.origin = origin;
        this.scratch = scratch;
        this.live = Introspection.read(origin);
        this.references = new SampledReferences(declared, live);
        Schema copied = Introspection.read(scratch);
        live.tables().stream()
                .filter(table -> copied.table(table.name()).isPresent())
                .forEach(table -> tables.put(Names.folded(table.name()),
                        new SampledRows(new RowSource(table), scratch, references::note)));
    }

    /**
     * @param touched the tables that migrations touch
     * @param limit   how many rows a tenant
     * @param origin  a connection to the production, good for nothing else afterwards
     * @param scratch a connection to the copy, good for nothing else afterwards
     */
    static Result copy(Connection origin, Connection scratch, Schema declared, Collection<String> touched, int limit)
            throws SQLException {
        RowSource.prepareReading(origin, PATIENCE);
        // a trigger would make other rows of them
        List<DatabaseObject> triggers = DatabaseObjects.read(scratch).stream()
                .filter(object -> object.kind() == DatabaseObject.Kind.TRIGGER).toList();
        for (DatabaseObject trigger : triggers) {
            ScratchSql.dropTrigger(scratch, trigger);
        }
        Sampling sampling = new Sampling(declared, origin, scratch);
        RowSource.prepareWriting(scratch);
        sampling.first(touched, limit);
        sampling.close();
        for (DatabaseObject trigger : triggers) {
            ScratchSql.make(scratch, trigger);
        }
        return sampling.result();
    }

    private void first(Collection<String> touched, int limit) throws SQLException {
        Optional<Tenant> tenant = declared.tenant();
        List<Object> tenants = new ArrayList<>();
        if (tenant.isPresent()) {
            SampledRows all = tables.get(Names.folded(tenant.get().table()));
            if (all != null && all.source().table().column(tenant.get().idColumn()).isPresent()) {
                int id = all.source().position(tenant.get().idColumn());
                all.source().all(origin, row -> {
                    all.take(row);
                    tenants.add(row.get(id));
                });
            }
        }
        for (String name : touched) {
            SampledRows rows = tables.get(Names.folded(name));
            if (rows == null && live.table(name).isPresent()) {
                missed.add("The copy has no table " + name + " to put rows into.");
            } else if (rows != null && tenant.filter(one -> one.table().equalsIgnoreCase(name)).isEmpty()) {
                first(rows, tenants, limit);
            }
        }
    }

    private void first(SampledRows rows, List<Object> tenants, int limit) throws SQLException {
        Table table = rows.source().table();
        Optional<String> column = declared.table(table.name()).flatMap(Table::entity).flatMap(Entity::tenantColumn)
                .filter(name -> table.column(name).isPresent());
        if (column.isEmpty()) {
            rows.source().first(origin, limit, rows::take);
            return;
        }
        for (Object tenant : tenants) {
            rows.source().first(origin, column.get(), tenant, limit, rows::take);
        }
    }

    /** Takes what rows refer to until nothing is missing. */
    private void close() throws SQLException {
        for (Optional<Reference> next = references.next(); next.isPresent(); next = references.next()) {
            Reference reference = next.get();
            SampledRows parents = tables.get(Names.folded(reference.parent()));
            List<List<Object>> asked = references.takeAsked(reference);
            if (parents == null) {
                missed.add("The copy has no table " + reference.parent() + ", to which " + asked.size()
                        + " rows refer by " + reference.label() + ".");
            } else {
                List<List<Object>> absent = parents.absent(reference.referenced(), asked);
                parents.source().having(origin, reference.referenced(), absent, parents::take);
            }
        }
        for (SampledRows rows : tables.values()) {
            rows.flush();
        }
    }

    private Result result() {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (SampledRows rows : tables.values()) {
            if (rows.count() > 0) {
                counts.put(rows.source().table().name(), rows.count());
            }
            missed.addAll(rows.missed());
        }
        return new Result(counts, List.copyOf(missed));
    }
}
