package dev.tenure.schema.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.schema.Check;
import dev.tenure.schema.Column;
import dev.tenure.schema.ColumnType;
import dev.tenure.schema.Entity;
import dev.tenure.schema.Expression;
import dev.tenure.schema.Finding;
import dev.tenure.schema.ForeignKey;
import dev.tenure.schema.ForeignKey.Action;
import dev.tenure.schema.Index;
import dev.tenure.schema.Materialized;
import dev.tenure.schema.Schema;
import dev.tenure.schema.Storage;
import dev.tenure.schema.Table;
import dev.tenure.schema.Tenant;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A sound table of companies' rows, to be built on and to be broken, and what the rules say of it. */
final class Sample {

    static final ColumnType ID = ColumnType.bigUnsigned();

    private final String name;
    private Table.Role role = Table.Role.OWNED;
    private Storage storage = Storage.DEFAULT;
    private String comment = "";
    private Optional<String> tenant = Optional.of("company_id");
    private Optional<String> softDelete = Optional.empty();
    private Optional<Materialized> materialized = Optional.empty();
    private final List<Column> columns = new ArrayList<>();
    private final List<Entity.Property> properties = new ArrayList<>();
    private List<String> primaryKey = List.of("id");
    private final List<Index> indexes = new ArrayList<>();
    private final List<ForeignKey> foreignKeys = new ArrayList<>();
    private final List<Check> checks = new ArrayList<>();
    private final List<Entity.Polymorphic> polymorphics = new ArrayList<>();
    private final List<Entity.SoftDeleteKey> softDeleteKeys = new ArrayList<>();

    private Sample(String name) {
        this.name = name;
    }

    /** An owned table of tenants' rows, with id, tenant column, its index and its foreign key. */
    static Sample owned(String name) {
        return shared(name)
                .column("company_id", ID, false)
                .index(Index.of("idx_company", false, List.of("company_id")))
                .key("fk_" + name + "_company", "company_id", "companies", Action.CASCADE, Action.CASCADE)
                .tenant("company_id");
    }

    /** An owned table whose rows belong to no tenant. */
    static Sample shared(String name) {
        Sample sample = new Sample(name);
        sample.tenant = Optional.empty();
        sample.columns.add(Column.of("id", ID, false).withAutoIncrement());
        return sample;
    }

    /** A table of tenants' rows that is there already. */
    static Sample existing(String name, ColumnType id) {
        Sample sample = new Sample(name);
        sample.role = Table.Role.EXISTING;
        return sample.column("id", id, false).column("company_id", ID, false);
    }

    static Sample companies() {
        Sample sample = new Sample("companies");
        sample.role = Table.Role.EXISTING;
        return sample.column("id", ID, false).tenant(null);
    }

    /** The samples beside the parents that every schema here has: companies, customers and branches. */
    static Schema schema(Sample... samples) {
        Stream<Sample> parents = Stream.of(
                companies(), existing("customers", ID), existing("branches", ColumnType.uuid()));
        return schema(Stream.concat(parents, Stream.of(samples)).toList());
    }

    static Schema schema(List<Sample> samples) {
        return new Schema("com.acme.Shop", Optional.of(new Tenant("companies", "id", "company_id")),
                Schema.DEFAULT_MIGRATIONS, samples.stream().map(Sample::table).toList());
    }

    /** Asserts that the rules find one thing, of this code, about this object, and name both table and remedy. */
    static Finding breaks(String code, String label, Sample... samples) {
        return breaks(code, label, schema(samples));
    }

    static Finding breaks(String code, String label, Schema schema) {
        List<Finding> findings = Rules.check(schema);
        assertThat(findings).extracting(found -> found.code() + " " + found.subject().label())
                .as(() -> findings.toString())
                .containsExactly(code + " " + label);
        Finding finding = findings.get(0);
        assertThat(finding.what()).contains(finding.subject().table()).endsWith(".");
        assertThat(finding.remedy()).isNotBlank().endsWith(".");
        return finding;
    }

    /** Asserts that the rules find nothing. */
    static void keeps(Sample... samples) {
        assertThat(Rules.check(schema(samples))).isEmpty();
    }

    Sample tenant(String column) {
        tenant = Optional.ofNullable(column);
        return this;
    }

    Sample column(String column, ColumnType type, boolean nullable) {
        return column(Column.of(column, type, nullable));
    }

    /** Adds a column, in the place of one of the same name if there is one. */
    Sample column(Column column) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(column.name())) {
                columns.set(i, column);
                return this;
            }
        }
        return another(column);
    }

    /** Adds a column that is a field's. */
    Sample field(String property, String javaType, Column column) {
        properties.removeIf(known -> known.name().equals(property));
        properties.add(new Entity.Property(property, javaType, List.of(column.name())));
        return column(column);
    }

    /** Adds a column, whatever its name. */
    Sample another(Column column) {
        columns.add(column);
        return this;
    }

    Sample primaryKey(String... names) {
        primaryKey = List.of(names);
        return this;
    }

    Sample unique(String key, String... names) {
        return index(Index.of(key, true, List.of(names)));
    }

    Sample index(String key, String... names) {
        return index(Index.of(key, false, List.of(names)));
    }

    Sample withoutIndex(String key) {
        indexes.removeIf(index -> index.name().equals(key));
        return this;
    }

    Sample index(Index index) {
        indexes.add(index);
        return this;
    }

    Sample key(String key, String column, String parent, Action onDelete, Action onUpdate) {
        return key(new ForeignKey(key, List.of(column), parent, List.of("id"), onDelete, onUpdate));
    }

    /** Adds a foreign key, in the place of one of the same name if there is one. */
    Sample key(ForeignKey key) {
        foreignKeys.removeIf(old -> old.name().equals(key.name()));
        foreignKeys.add(key);
        return this;
    }

    Sample withoutKeys() {
        foreignKeys.clear();
        return this;
    }

    Sample check(String check, String column, Expression.Compare.Operator operator, String bound) {
        checks.add(new Check(check, new Expression.Compare(column, operator, new BigDecimal(bound)), true));
        return this;
    }

    Sample polymorphic(String property, ColumnType id, Entity.Target... targets) {
        polymorphics.add(new Entity.Polymorphic(property, property + "_type", property + "_id", List.of(targets)));
        return column(property + "_type", new ColumnType.Varchar(255), false).column(property + "_id", id, false);
    }

    Sample softDelete(Column column) {
        softDelete = Optional.of(column.name());
        return column(column);
    }

    Sample softDeleteKey(Entity.SoftDeleteKey key) {
        softDeleteKeys.add(key);
        return this;
    }

    Sample counts(Materialized counts) {
        materialized = Optional.of(counts);
        return this;
    }

    Sample storage(String charset, String collation) {
        storage = new Storage("InnoDB", charset, collation);
        return this;
    }

    Sample comment(String text) {
        comment = text;
        return this;
    }

    private Table table() {
        return new Table(name, role, comment, storage, columns, primaryKey, indexes, foreignKeys, checks, List.of(),
                Optional.of(new Entity("com.acme." + name, tenant, properties, polymorphics, softDelete,
                        softDeleteKeys, materialized)));
    }
}
