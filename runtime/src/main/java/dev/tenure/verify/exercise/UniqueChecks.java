package dev.tenure.verify.exercise;

import dev.tenure.mysql.Objection;
import dev.tenure.schema.Index;
import dev.tenure.schema.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** That a unique key holds within a tenant, and not between tenants. */
final class UniqueChecks {

    private final Trial trial;
    private final Table table;
    private final Index key;

    UniqueChecks(Trial trial, Table table, Index key) {
        this.trial = trial;
        this.table = table;
        this.key = key;
    }

    void isUnique() {
        Row one = complete(trial.draft(trial.tenant(1), table));
        trial.takes(one, "a row made of the entity", "See what the server says.");
        Row other = trial.draft(trial.tenant(1), table).with(one.only(key.columns()));
        trial.refuses(Objection.DUPLICATE, other,
                "a second row of " + table.name() + " with the same " + columns(),
                "Make " + key.name() + " a unique key over " + columns() + ".");
    }

    void otherTenantsMayHaveTheSame() {
        Row one = complete(trial.insert(trial.tenant(1), table));
        Map<String, Object> same = new LinkedHashMap<>(one.only(key.columns().stream()
                .filter(column -> table.column(column).orElseThrow().generated().isEmpty())
                .toList()));
        table.tenantColumn().ifPresent(same::remove);
        trial.takes(trial.draft(trial.tenant(2), table).with(same),
                "a row of " + table.name() + " with " + columns() + " as another tenant has them",
                "Let the unique key lead with " + table.tenantColumn().orElse("the tenant column")
                        + ": what one tenant has must not keep another from having it.");
    }

    /** A key over the time of deletion is about deleted rows: NULL is never the same. */
    private Row complete(Row row) {
        Row complete = row;
        for (String column : key.columns()) {
            if (row.values().containsKey(column) && row.value(column) == null) {
                complete = complete.with(column, SampleValues.of(table, table.column(column).orElseThrow(), 1));
            }
        }
        return complete;
    }

    private String columns() {
        return String.join(", ", List.copyOf(key.columns()));
    }
}
