package dev.tenure.verify.exercise;

import dev.tenure.mysql.Objection;
import dev.tenure.schema.Table;
import java.util.Map;

/** That rows stay as they were written. */
final class AppendOnlyChecks {

    private final Trial trial;
    private final Table table;

    AppendOnlyChecks(Trial trial, Table table) {
        this.trial = trial;
        this.table = table;
    }

    /** What would change nothing is refused as well. */
    void updatesAreRefused() {
        Row row = trial.insert(trial.tenant(1), table);
        String column = table.primaryKey().get(0);
        trial.refuses(Objection.TRIGGER, "an update of a row of " + table.name(), remedy("UPDATE"),
                () -> trial.update(row, Map.of(column, row.value(column))));
    }

    void deletesAreRefused() {
        Row row = trial.insert(trial.tenant(1), table);
        trial.refuses(Objection.TRIGGER, "the deletion of a row of " + table.name(), remedy("DELETE"),
                () -> trial.delete(row));
    }

    private String remedy(String event) {
        return "Let a trigger BEFORE " + event + " on " + table.name() + " refuse it, as the table's migration has it.";
    }
}
