package dev.tenure.verify.exercise;

import dev.tenure.schema.Check;
import dev.tenure.schema.Entity;
import dev.tenure.schema.Expression.Compare;
import dev.tenure.schema.ForeignKey;
import dev.tenure.schema.Index;
import dev.tenure.schema.Schema;
import dev.tenure.schema.Table;
import dev.tenure.schema.Tenant;
import java.sql.SQLException;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;

/** A table that something is tried of, and all that the probes need for it. */
public final class Stand {

    private final Schema schema;
    private final Table table;
    private final Trial trial;
    private final LookUps lookUps;

    Stand(Schema schema, Table table, Trial trial, LookUps lookUps) {
        this.schema = schema;
        this.table = table;
        this.trial = trial;
        this.lookUps = lookUps;
    }

    StructureChecks structure() {
        return new StructureChecks(trial.connection(), schema, table);
    }

    TenantChecks tenants() {
        Tenant tenant = schema.tenant().orElseThrow();
        return new TenantChecks(trial, table, tenant, schema.table(tenant.table()).orElseThrow());
    }

    ForeignKeyChecks foreignKey(String name) {
        ForeignKey key = find("foreign key", name, table::foreignKey);
        return new ForeignKeyChecks(trial, table, key, schema.table(key.referencedTable()).orElseThrow());
    }

    UniqueChecks unique(String name) {
        Index key = find("unique key", name, table::index);
        return new UniqueChecks(trial, table, key);
    }

    SoftDeleteChecks softDelete(String name) {
        Entity entity = table.entity().orElseThrow();
        Entity.SoftDeleteKey key = entity.softDeleteKeys().stream()
                .filter(one -> one.live().equals(name))
                .findFirst().orElseThrow(() -> missing("unique key among living rows", name));
        return new SoftDeleteChecks(trial, table, key, entity.softDelete().orElseThrow());
    }

    AppendOnlyChecks appendOnly() {
        return new AppendOnlyChecks(trial, table);
    }

    PolymorphicChecks polymorphic(String property) {
        Entity.Polymorphic reference = table.entity().orElseThrow().polymorphics().stream()
                .filter(one -> one.property().equals(property))
                .findFirst().orElseThrow(() -> missing("polymorphic reference", property));
        return new PolymorphicChecks(trial, schema, table, reference);
    }

    LimitChecks limits(String column) {
        return new LimitChecks(trial, table, find("column", column, table::column));
    }

    void keepsCheck(String name) throws SQLException {
        Compare compare = table.checks().stream()
                .filter(check -> check.name().equalsIgnoreCase(name))
                .map(Check::expression)
                .map(Compare.class::cast)
                .findFirst().orElseThrow(() -> missing("check", name));
        limits(compare.column()).keeps(compare);
    }

    void isLookedUpBy(String key, List<String> columns) throws SQLException {
        lookUps.seed(trial.connection(), table);
        new IndexChecks(lookUps.some(table, columns), table).isLookedUpBy(trial.connection(), key, columns);
    }

    static <T> T find(String kind, String name, Function<String, Optional<T>> finder) {
        return finder.apply(name).orElseThrow(() -> missing(kind, name));
    }

    static NoSuchElementException missing(String kind, String name) {
        return new NoSuchElementException("The model has no " + kind + " " + name
                + ". Compile the entities and these tests again: one of the two is older than the other.");
    }
}
