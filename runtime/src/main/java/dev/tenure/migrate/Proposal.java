package dev.tenure.migrate;

import dev.tenure.mysql.Ddl;
import dev.tenure.schema.Dependencies;
import dev.tenure.schema.Schema;
import dev.tenure.schema.Table;
import dev.tenure.schema.json.SchemaJson;
import java.util.List;
import java.util.Optional;

/**
 * The migrations that lead from what was promoted last to the model, in the order in which they must run.
 *
 * @param migrations one for each new table, parents first; empty when there is nothing to promote
 * @param snapshot   the model once all of them are promoted, as canonical JSON
 */
public record Proposal(List<Proposed> migrations, String snapshot) {

    /**
     * One proposed migration.
     *
     * @param name {@code create_<table>}
     * @param up   the text of its {@code V} file
     * @param down the text of its {@code U} file
     */
    public record Proposed(String name, String up, String down) {}

    public Proposal {
        migrations = List.copyOf(migrations);
    }

    /** @param promoted the snapshot of what was promoted last; empty before the first promotion */
    public static Proposal of(Schema model, Optional<Schema> promoted) {
        List<Proposed> migrations = Dependencies.parentsFirst(model.owned()).stream()
                .filter(table -> promoted.flatMap(schema -> schema.table(table.name())).isEmpty())
                .map(table -> create(model, table))
                .toList();
        return new Proposal(migrations, SchemaJson.write(model));
    }

    private static Proposed create(Schema model, Table table) {
        String source = table.entity().map(entity -> " from " + entity.type()).orElse("");
        return new Proposed(
                "create_" + table.name(),
                "-- " + model.simpleName() + ": creates " + table.name() + source + ".\n"
                        + Ddl.createTable(table) + ";\n",
                "-- " + model.simpleName() + ": takes back the creation of " + table.name()
                        + "; its rows go with it.\n"
                        + Ddl.dropTable(table.name()) + ";\n");
    }
}
