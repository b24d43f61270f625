package dev.tenure.verify.exercise;

import dev.tenure.mysql.Objection;
import dev.tenure.schema.ForeignKey;
import dev.tenure.schema.ForeignKey.Action;
import dev.tenure.schema.Table;
import java.sql.SQLException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** That a foreign key refuses what it has to refuse, and does by its rules what it has to do. */
final class ForeignKeyChecks {

    private final Trial trial;
    private final Table table;
    private final ForeignKey key;
    private final Table parents;
    private final Optional<String> tenantColumn;

    ForeignKeyChecks(Trial trial, Table table, ForeignKey key, Table parents) {
        this.trial = trial;
        this.table = table;
        this.key = key;
        this.parents = parents;
        this.tenantColumn = table.tenantColumn();
    }

    void unknownParentsAreRefused() {
        Row row = trial.draft(trial.tenant(1), table);
        Map<String, Object> unknown = new LinkedHashMap<>(row.only(key.columns()));
        unknown.putAll(otherKey("", key.columns()));
        trial.refuses(Objection.NO_PARENT, row.with(unknown),
                "a row of " + table.name() + " that refers by " + columns() + " to a row that " + parents.name()
                        + " does not have",
                "Add the foreign key " + key.name() + " to " + parents.name() + ".");
    }

    /** Only a key that goes by the tenant as well can refuse them. */
    void parentsOfOtherTenantsAreRefused() {
        Row parent = trial.insert(trial.tenant(2), parents);
        Row row = trial.draft(trial.tenant(1), table);
        Map<String, Object> reference =
                new LinkedHashMap<>(parent.referredToBy(key.columns(), key.referencedColumns()));
        tenantColumn.ifPresent(reference::remove);
        trial.refuses(Objection.NO_PARENT, row.with(reference),
                "a row of " + table.name() + " that refers by " + columns() + " to another tenant's row of " + parents.name(),
                "Let " + key.name() + " go by the tenant column and by what it refers to.");
    }

    void onDelete(Action action) throws SQLException {
        Row parent = parent();
        Row child = child(parent);
        happens(action, child, "the deletion of a row of " + parents.name() + " that " + table.name() + " refers to",
                "ON DELETE", () -> trial.delete(parent), Map.of());
    }

    void onUpdate(Action action) throws SQLException {
        Row parent = parent();
        Row child = child(parent);
        Map<String, Object> changed = otherKey(parent.table().name(), key.referencedColumns());
        Map<String, Object> followed = new LinkedHashMap<>();
        for (int i = 0; i < key.columns().size(); i++) {
            String referenced = key.referencedColumns().get(i);
            followed.put(key.columns().get(i), changed.getOrDefault(referenced, parent.value(referenced)));
        }
        happens(action, child, "another key for a row of " + parents.name() + " that " + table.name() + " refers to",
                "ON UPDATE", () -> trial.update(parent, changed), followed);
    }

    private Row parent() {
        if (trial.tenant(1).isTenant(parents)) {
            Row tenant = trial.tenant(1).tenant();
            trial.given(trial.tenant(1));
            return tenant;
        }
        return trial.insert(trial.tenant(1), parents);
    }

    private Row child(Row parent) {
        Row row = trial.draft(trial.tenant(1), table).with(parent.referredToBy(key.columns(), key.referencedColumns()));
        trial.takes(row, "a row of " + table.name() + " that refers to a row of " + parents.name(),
                "Let " + key.name() + " refer to " + parents.name() + " by " + columns() + ".");
        return row;
    }

    private void happens(Action action, Row child, String what, String words, Trial.Change change,
            Map<String, Object> followed) throws SQLException {
        String remedy = "Let " + key.name() + " be " + words + " " + action.name().replace('_', ' ') + ".";
        if (action.refuses()) {
            trial.refuses(Objection.HAS_CHILDREN, what, remedy, change);
            return;
        }
        trial.takes(what, remedy, change);
        if (action == Action.CASCADE && followed.isEmpty()) {
            require(!trial.isThere(child), "is still there", what, remedy);
            return;
        }
        require(trial.isThere(child), "is gone", what, remedy);
        List<String> found = trial.read(child, key.columns());
        List<String> expected = action == Action.CASCADE
                ? key.columns().stream().map(column -> String.valueOf(followed.get(column))).toList()
                : Collections.nCopies(key.columns().size(), null);
        require(found.equals(expected), "has " + columns() + " = " + found + " instead of " + expected, what, remedy);
    }

    private void require(boolean fine, String found, String what, String remedy) {
        if (!fine) {
            throw new Refutation("After " + what + ", the row of " + table.name() + " " + found + ".", remedy);
        }
    }

    /** A key that no parent has, by the columns of child or parent; that of the tenant only where it is all there is. */
    private Map<String, Object> otherKey(String of, List<String> columns) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            String referenced = key.referencedColumns().get(i);
            boolean isTenant = tenantColumn.filter(key.columns().get(i)::equals).isPresent();
            if (!isTenant || columns.size() == 1) {
                values.put(of.isEmpty() ? key.columns().get(i) : referenced,
                        SampleValues.of(parents, parents.column(referenced).orElseThrow(), TenantChecks.UNKNOWN));
            }
        }
        return values;
    }

    private String columns() {
        return String.join(", ", key.columns());
    }
}
