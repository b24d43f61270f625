package dev.tenure.verify.exercise;

import dev.tenure.mysql.Objection;
import dev.tenure.schema.Entity.SoftDeleteKey;
import dev.tenure.schema.Table;
import java.util.Collections;
import java.util.Map;

/** That there is one living row at most, and any number of deleted ones. */
final class SoftDeleteChecks {

    private final Trial trial;
    private final Table table;
    private final SoftDeleteKey key;
    private final String deletedAt;

    SoftDeleteChecks(Trial trial, Table table, SoftDeleteKey key, String deletedAt) {
        this.trial = trial;
        this.table = table;
        this.key = key;
        this.deletedAt = deletedAt;
    }

    void aSecondLivingRowIsRefused() {
        Row living = trial.insert(trial.tenant(1), table);
        trial.refuses(Objection.DUPLICATE, another(living),
                "a second living row of " + table.name() + " with the same " + columns(),
                "Add the unique key " + key.live() + " over " + columns() + " and " + key.marker()
                        + ": a key over " + deletedAt + " alone never refuses living rows.");
    }

    void aDeletedRowMakesRoom() {
        Row first = trial.insert(trial.tenant(1), table);
        delete(first);
        trial.takes(another(first), "a living row of " + table.name() + " beside a deleted one with the same " + columns(),
                "Let every unique key over " + columns() + " have " + key.marker() + " or " + deletedAt + " as well.");
    }

    void restoringBesideALivingRowIsRefused() {
        Row deleted = trial.draft(trial.tenant(1), table)
                .with(deletedAt, SampleValues.of(table, table.column(deletedAt).orElseThrow(), 1));
        trial.takes(deleted, "a row of " + table.name() + " that is deleted already", "See what the server says.");
        trial.takes(another(deleted), "a living row of " + table.name() + " beside a deleted one",
                "Let every unique key over " + columns() + " have " + key.marker() + " or " + deletedAt + " as well.");
        trial.refuses(Objection.DUPLICATE,
                "the restoring of a row of " + table.name() + " while another one with the same " + columns() + " lives",
                "Add the unique key " + key.live() + " over " + columns() + " and " + key.marker() + ".",
                () -> trial.update(deleted, Collections.singletonMap(deletedAt, null)));
    }

    private Row another(Row row) {
        return trial.draft(trial.tenant(1), table).with(row.only(key.columns()));
    }

    private void delete(Row row) {
        Object now = SampleValues.of(table, table.column(deletedAt).orElseThrow(), 1);
        trial.takes("the time of deletion of a row of " + table.name(), "Let " + deletedAt + " take a time.",
                () -> trial.update(row, Map.of(deletedAt, now)));
    }

    private String columns() {
        return String.join(", ", key.columns());
    }
}
