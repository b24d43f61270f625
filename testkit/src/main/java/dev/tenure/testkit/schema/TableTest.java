package dev.tenure.testkit.schema;

import dev.tenure.schema.Entity;
import dev.tenure.schema.Expression.Compare;
import dev.tenure.schema.Finding;
import dev.tenure.schema.ForeignKey;
import dev.tenure.schema.ForeignKey.Action;
import dev.tenure.schema.Index;
import dev.tenure.schema.Schema;
import dev.tenure.schema.Table;
import dev.tenure.schema.Tenant;
import dev.tenure.verify.Verifier;
import java.sql.SQLException;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;

/**
 * One table in a migrated database of its own: what a generated test says of it is tried on the server, with rows made
 * of the model. Nothing that is tried stays.
 */
public final class TableTest implements AutoCloseable {

    /** One check and what it needs. */
    private interface Check {
        void in(Trial trial) throws SQLException;
    }

    private final SchemaDatabase database;
    private final Schema schema;
    private final Table table;
    private final IndexChecks indexes;
    private boolean seeded;

    private TableTest(SchemaDatabase database, String table) {
        this.database = database;
        this.schema = database.schema();
        this.table = find("table", table, schema::table);
        this.indexes = new IndexChecks(new SampleRows(schema), this.table);
    }

    /** @param root the class with {@code @TenantSchema} */
    public static TableTest of(Class<?> root, String table) {
        return new TableTest(SchemaDatabase.migrated(root), table);
    }

    /** Columns, keys and all else are there as declared, and nothing else is. */
    public void isAsDeclared() {
        database.inTransaction(connection -> {
            List<Finding> findings = Verifier.structure(connection, schema).stream()
                    .filter(finding -> finding.subject().table().equalsIgnoreCase(table.name()))
                    .toList();
            SchemaTest.requireNone(findings, table.name());
        });
    }

    /** A row without a tenant is refused. */
    public void needsTenant() {
        check(trial -> tenants(trial).rowsWithoutTenantAreRefused());
    }

    /** A row of a tenant that does not exist is refused. */
    public void needsKnownTenant() {
        check(trial -> tenants(trial).unknownTenantsAreRefused());
    }

    /** Rows go with their tenant, and those of others stay. */
    public void goesWithTenant() {
        check(trial -> tenants(trial).rowsGoWithTheirTenant());
    }

    /** A row that refers to one which does not exist is refused. */
    public void needsParent(String foreignKey) {
        check(trial -> foreignKey(trial, foreignKey).unknownParentsAreRefused());
    }

    /** A row that refers to one of another tenant is refused. */
    public void needsParentOfSameTenant(String foreignKey) {
        check(trial -> foreignKey(trial, foreignKey).parentsOfOtherTenantsAreRefused());
    }

    /** What becomes of a row when the one that it refers to is deleted. */
    public void onDelete(String foreignKey, Action action) {
        check(trial -> foreignKey(trial, foreignKey).onDelete(action));
    }

    /** What becomes of a row when the one that it refers to gets another key. */
    public void onUpdate(String foreignKey, Action action) {
        check(trial -> foreignKey(trial, foreignKey).onUpdate(action));
    }

    /** A second row with the same values is refused. */
    public void isUnique(String key) {
        check(trial -> unique(trial, key).isUnique());
    }

    /** Another tenant may have the same values. */
    public void isNotUniqueAcrossTenants(String key) {
        check(trial -> unique(trial, key).otherTenantsMayHaveTheSame());
    }

    /** A second row with the same values is refused while the first one lives. */
    public void livesOnce(String key) {
        check(trial -> softDelete(trial, key).aSecondLivingRowIsRefused());
    }

    /** Once a row is deleted, there may be another one with the same values. */
    public void makesRoomOnceDeleted(String key) {
        check(trial -> softDelete(trial, key).aDeletedRowMakesRoom());
    }

    /** A deleted row is not restored while another one with the same values lives. */
    public void isNotRestoredBesideAnother(String key) {
        check(trial -> softDelete(trial, key).restoringBesideALivingRowIsRefused());
    }

    /** No row is changed. */
    public void refusesUpdates() {
        check(trial -> new AppendOnlyChecks(trial, table).updatesAreRefused());
    }

    /** No row is deleted, save by a foreign key. */
    public void refusesDeletes() {
        check(trial -> new AppendOnlyChecks(trial, table).deletesAreRefused());
    }

    /** A polymorphic reference holds a row of this type. */
    public void canReferTo(String property, String type) {
        check(trial -> polymorphic(trial, property).canReferTo(polymorphic(property).targets().stream()
                .filter(target -> target.type().equals(type))
                .findFirst().orElseThrow(() -> missing("target", type))));
    }

    /** A polymorphic reference to nothing is told by verify, and there is none. */
    public void tellsOrphans(String property) {
        check(trial -> polymorphic(trial, property).orphansAreTold());
    }

    /** An enum takes each of the values and no other. */
    public void takesOnly(String column, String... values) {
        check(trial -> limits(trial, column).takesOnly(List.of(values)));
    }

    /** A text takes so many characters, and not one more. */
    public void takesCharacters(String column, int most) {
        check(trial -> limits(trial, column).takesCharacters(most));
    }

    /** A number is as great as this, and not one step greater. */
    public void takesUpTo(String column, String greatest) {
        check(trial -> limits(trial, column).takesUpTo(greatest));
    }

    /** A check lets its limit pass, and not one step beyond. */
    public void keepsCheck(String name) {
        Compare compare = table.checks().stream()
                .filter(check -> check.name().equalsIgnoreCase(name))
                .map(check -> (Compare) check.expression())
                .findFirst().orElseThrow(() -> missing("check", name));
        check(trial -> limits(trial, compare.column()).keeps(compare));
    }

    /** A JSON column takes JSON and nothing else. */
    public void takesOnlyJson(String column) {
        check(trial -> limits(trial, column).takesOnlyJson());
    }

    /** Rows are looked up by these columns with this key, or another one that leads with what is asked. */
    public void isLookedUpBy(String key, String... columns) {
        database.inTransaction(connection -> {
            if (!seeded) {
                indexes.seed(connection);
                seeded = true;
            }
            indexes.isLookedUpBy(connection, key, List.of(columns));
        });
    }

    @Override
    public void close() {
        database.close();
    }

    private void check(Check check) {
        database.inTransaction(connection -> check.in(new Trial(connection, new SampleRows(schema))));
    }

    private TenantChecks tenants(Trial trial) {
        Tenant tenant = schema.tenant().orElseThrow();
        return new TenantChecks(trial, table, tenant, schema.table(tenant.table()).orElseThrow());
    }

    private ForeignKeyChecks foreignKey(Trial trial, String name) {
        ForeignKey key = find("foreign key", name, table::foreignKey);
        return new ForeignKeyChecks(trial, table, key, schema.table(key.referencedTable()).orElseThrow());
    }

    private UniqueChecks unique(Trial trial, String name) {
        Index key = find("unique key", name, table::index);
        return new UniqueChecks(trial, table, key);
    }

    private SoftDeleteChecks softDelete(Trial trial, String name) {
        Entity entity = table.entity().orElseThrow();
        Entity.SoftDeleteKey key = entity.softDeleteKeys().stream()
                .filter(one -> one.live().equals(name))
                .findFirst().orElseThrow(() -> missing("unique key among living rows", name));
        return new SoftDeleteChecks(trial, table, key, entity.softDelete().orElseThrow());
    }

    private PolymorphicChecks polymorphic(Trial trial, String property) {
        return new PolymorphicChecks(trial, schema, table, polymorphic(property));
    }

    private Entity.Polymorphic polymorphic(String property) {
        return table.entity().orElseThrow().polymorphics().stream()
                .filter(reference -> reference.property().equals(property))
                .findFirst().orElseThrow(() -> missing("polymorphic reference", property));
    }

    private LimitChecks limits(Trial trial, String column) {
        return new LimitChecks(trial, table, find("column", column, table::column));
    }

    private static <T> T find(String kind, String name, Function<String, Optional<T>> finder) {
        return finder.apply(name).orElseThrow(() -> missing(kind, name));
    }

    private static NoSuchElementException missing(String kind, String name) {
        return new NoSuchElementException("The model has no " + kind + " " + name
                + ". Compile the entities and these tests again: one of the two is older than the other.");
    }
}
