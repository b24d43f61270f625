package dev.tenure.verify.exercise;

import dev.tenure.schema.ForeignKey.Action;
import java.sql.SQLException;
import java.util.List;

/**
 * What is tried of a table. A generated test calls the method of {@code TableTest} that is named like the record, with
 * its components.
 */
public sealed interface Act {

    /** @throws Refutation where the server does otherwise */
    void on(Stand stand) throws SQLException;

    /** Columns, keys and all else are there as declared, and nothing else is. */
    record IsAsDeclared() implements Act {
        @Override
        public void on(Stand stand) throws SQLException {
            stand.structure().isAsDeclared();
        }
    }

    /** A row without a tenant is refused. */
    record NeedsTenant() implements Act {
        @Override
        public void on(Stand stand) {
            stand.tenants().rowsWithoutTenantAreRefused();
        }
    }

    /** A row of a tenant that does not exist is refused. */
    record NeedsKnownTenant() implements Act {
        @Override
        public void on(Stand stand) {
            stand.tenants().unknownTenantsAreRefused();
        }
    }

    /** Rows go with their tenant, and those of others stay. */
    record GoesWithTenant() implements Act {
        @Override
        public void on(Stand stand) throws SQLException {
            stand.tenants().rowsGoWithTheirTenant();
        }
    }

    /** A row that refers to one which does not exist is refused. */
    record NeedsParent(String foreignKey) implements Act {
        @Override
        public void on(Stand stand) {
            stand.foreignKey(foreignKey).unknownParentsAreRefused();
        }
    }

    /** A row that refers to one of another tenant is refused. */
    record NeedsParentOfSameTenant(String foreignKey) implements Act {
        @Override
        public void on(Stand stand) {
            stand.foreignKey(foreignKey).parentsOfOtherTenantsAreRefused();
        }
    }

    /** What becomes of a row when the one that it refers to is deleted. */
    record OnDelete(String foreignKey, Action action) implements Act {
        @Override
        public void on(Stand stand) throws SQLException {
            stand.foreignKey(foreignKey).onDelete(action);
        }
    }

    /** What becomes of a row when the one that it refers to gets another key. */
    record OnUpdate(String foreignKey, Action action) implements Act {
        @Override
        public void on(Stand stand) throws SQLException {
            stand.foreignKey(foreignKey).onUpdate(action);
        }
    }

    /** A second row with the same values is refused. */
    record IsUnique(String key) implements Act {
        @Override
        public void on(Stand stand) {
            stand.unique(key).isUnique();
        }
    }

    /** Another tenant may have the same values. */
    record IsNotUniqueAcrossTenants(String key) implements Act {
        @Override
        public void on(Stand stand) {
            stand.unique(key).otherTenantsMayHaveTheSame();
        }
    }

    /** A second row with the same values is refused while the first one lives. */
    record LivesOnce(String key) implements Act {
        @Override
        public void on(Stand stand) {
            stand.softDelete(key).aSecondLivingRowIsRefused();
        }
    }

    /** Once a row is deleted, there may be another one with the same values. */
    record MakesRoomOnceDeleted(String key) implements Act {
        @Override
        public void on(Stand stand) {
            stand.softDelete(key).aDeletedRowMakesRoom();
        }
    }

    /** A deleted row is not restored while another one with the same values lives. */
    record IsNotRestoredBesideAnother(String key) implements Act {
        @Override
        public void on(Stand stand) {
            stand.softDelete(key).restoringBesideALivingRowIsRefused();
        }
    }

    /** No row is changed. */
    record RefusesUpdates() implements Act {
        @Override
        public void on(Stand stand) {
            stand.appendOnly().updatesAreRefused();
        }
    }

    /** No row is deleted, save by a foreign key. */
    record RefusesDeletes() implements Act {
        @Override
        public void on(Stand stand) {
            stand.appendOnly().deletesAreRefused();
        }
    }

    /** A polymorphic reference holds a row of this type. */
    record CanReferTo(String property, String type) implements Act {
        @Override
        public void on(Stand stand) throws SQLException {
            stand.polymorphic(property).canReferTo(type);
        }
    }

    /** A polymorphic reference to nothing is told by verify, and there is none. */
    record TellsOrphans(String property) implements Act {
        @Override
        public void on(Stand stand) throws SQLException {
            stand.polymorphic(property).orphansAreTold();
        }
    }

    /** An enum takes each of the values and no other. */
    record TakesOnly(String column, List<String> values) implements Act {
        @Override
        public void on(Stand stand) throws SQLException {
            stand.limits(column).takesOnly(values);
        }
    }

    /** A text takes so many characters, and not one more. */
    record TakesCharacters(String column, int most) implements Act {
        @Override
        public void on(Stand stand) throws SQLException {
            stand.limits(column).takesCharacters(most);
        }
    }

    /** A number is as great as this, and not one step greater. */
    record TakesUpTo(String column, String greatest) implements Act {
        @Override
        public void on(Stand stand) throws SQLException {
            stand.limits(column).takesUpTo(greatest);
        }
    }

    /** A check lets its limit pass, and not one step beyond. */
    record KeepsCheck(String name) implements Act {
        @Override
        public void on(Stand stand) throws SQLException {
            stand.keepsCheck(name);
        }
    }

    /** A JSON column takes JSON and nothing else. */
    record TakesOnlyJson(String column) implements Act {
        @Override
        public void on(Stand stand) throws SQLException {
            stand.limits(column).takesOnlyJson();
        }
    }

    /** Rows are looked up by these columns with this key, or another one that leads with what is asked. */
    record IsLookedUpBy(String key, List<String> columns) implements Act {
        @Override
        public void on(Stand stand) throws SQLException {
            stand.isLookedUpBy(key, columns);
        }
    }
}
