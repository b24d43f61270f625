package dev.tenure.testkit.schema;

import dev.tenure.schema.ForeignKey.Action;
import dev.tenure.schema.Table;
import dev.tenure.verify.exercise.Act;
import dev.tenure.verify.exercise.Trials;
import java.util.List;

/**
 * One table in a migrated database of its own: what a generated test says of it is tried on the server, with rows made
 * of the model. Nothing that is tried stays.
 */
public final class TableTest implements AutoCloseable {

    private final SchemaDatabase database;
    private final Trials trials;
    private final Table table;

    private TableTest(SchemaDatabase database, String table) {
        this.database = database;
        this.trials = new Trials(database.schema());
        this.table = trials.table(table);
    }

    /** @param root the class with {@code @TenantSchema} */
    public static TableTest of(Class<?> root, String table) {
        return new TableTest(SchemaDatabase.migrated(root), table);
    }

    /** Columns, keys and all else are there as declared, and nothing else is. */
    public void isAsDeclared() {
        attempt(new Act.IsAsDeclared());
    }

    /** A row without a tenant is refused. */
    public void needsTenant() {
        attempt(new Act.NeedsTenant());
    }

    /** A row of a tenant that does not exist is refused. */
    public void needsKnownTenant() {
        attempt(new Act.NeedsKnownTenant());
    }

    /** Rows go with their tenant, and those of others stay. */
    public void goesWithTenant() {
        attempt(new Act.GoesWithTenant());
    }

    /** A row that refers to one which does not exist is refused. */
    public void needsParent(String foreignKey) {
        attempt(new Act.NeedsParent(foreignKey));
    }

    /** A row that refers to one of another tenant is refused. */
    public void needsParentOfSameTenant(String foreignKey) {
        attempt(new Act.NeedsParentOfSameTenant(foreignKey));
    }

    /** What becomes of a row when the one that it refers to is deleted. */
    public void onDelete(String foreignKey, Action action) {
        attempt(new Act.OnDelete(foreignKey, action));
    }

    /** What becomes of a row when the one that it refers to gets another key. */
    public void onUpdate(String foreignKey, Action action) {
        attempt(new Act.OnUpdate(foreignKey, action));
    }

    /** A second row with the same values is refused. */
    public void isUnique(String key) {
        attempt(new Act.IsUnique(key));
    }

    /** Another tenant may have the same values. */
    public void isNotUniqueAcrossTenants(String key) {
        attempt(new Act.IsNotUniqueAcrossTenants(key));
    }

    /** A second row with the same values is refused while the first one lives. */
    public void livesOnce(String key) {
        attempt(new Act.LivesOnce(key));
    }

    /** Once a row is deleted, there may be another one with the same values. */
    public void makesRoomOnceDeleted(String key) {
        attempt(new Act.MakesRoomOnceDeleted(key));
    }

    /** A deleted row is not restored while another one with the same values lives. */
    public void isNotRestoredBesideAnother(String key) {
        attempt(new Act.IsNotRestoredBesideAnother(key));
    }

    /** No row is changed. */
    public void refusesUpdates() {
        attempt(new Act.RefusesUpdates());
    }

    /** No row is deleted, save by a foreign key. */
    public void refusesDeletes() {
        attempt(new Act.RefusesDeletes());
    }

    /** A polymorphic reference holds a row of this type. */
    public void canReferTo(String property, String type) {
        attempt(new Act.CanReferTo(property, type));
    }

    /** A polymorphic reference to nothing is told by verify, and there is none. */
    public void tellsOrphans(String property) {
        attempt(new Act.TellsOrphans(property));
    }

    /** An enum takes each of the values and no other. */
    public void takesOnly(String column, String... values) {
        attempt(new Act.TakesOnly(column, List.of(values)));
    }

    /** A text takes so many characters, and not one more. */
    public void takesCharacters(String column, int most) {
        attempt(new Act.TakesCharacters(column, most));
    }

    /** A number is as great as this, and not one step greater. */
    public void takesUpTo(String column, String greatest) {
        attempt(new Act.TakesUpTo(column, greatest));
    }

    /** A check lets its limit pass, and not one step beyond. */
    public void keepsCheck(String name) {
        attempt(new Act.KeepsCheck(name));
    }

    /** A JSON column takes JSON and nothing else. */
    public void takesOnlyJson(String column) {
        attempt(new Act.TakesOnlyJson(column));
    }

    /** Rows are looked up by these columns with this key, or another one that leads with what is asked. */
    public void isLookedUpBy(String key, String... columns) {
        attempt(new Act.IsLookedUpBy(key, List.of(columns)));
    }

    @Override
    public void close() {
        database.close();
    }

    private void attempt(Act act) {
        database.inTransaction(connection -> trials.attempt(connection, table, act));
    }
}
