package dev.tenure.migrate;

import dev.tenure.mysql.Ddl;
import dev.tenure.schema.Dependencies;
import dev.tenure.schema.Finding;
import dev.tenure.schema.Schema;
import dev.tenure.schema.Table;
import dev.tenure.schema.json.SchemaJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The migrations that lead from what was promoted last to the model, in the order in which they must run.
 *
 * @param migrations one for each new table, parents first
 * @param obstacles  why there is no way: tables that were promoted in another shape, or that are gone from the model
 * @param snapshot   the model once all of them are promoted, as canonical JSON
 * @param isNeeded    whether the model is anything else than what was promoted
 */
public record Proposal(List<Proposed> migrations, List<Finding> obstacles, String snapshot, boolean isNeeded) {

    /** The name of the proposed snapshot. */
    public static final String SNAPSHOT = "snapshot.json";

    /**
     * One proposed migration.
     *
     * @param name {@code create_<table>}
     * @param up   the text of its {@code V} file
     * @param down the text of its {@code U} file
     */
    public record Proposed(String name, String up, String down) {

        /** Both files under a version, by their names. */
        Map<String, String> files(String version) {
            Map<String, String> files = new LinkedHashMap<>();
            files.put("V" + version + "__" + name + ".sql", up);
            files.put("U" + version + "__" + name + ".sql", down);
            return files;
        }
    }

    public Proposal {
        migrations = List.copyOf(migrations);
        obstacles = List.copyOf(obstacles);
    }

    /** @param promoted the snapshot of what was promoted last; empty before the first promotion */
    public static Proposal of(Schema model, Optional<Schema> promoted) {
        SortedMap<String, Table> before = byName(promoted);
        List<Proposed> migrations = Dependencies.parentsFirst(model.owned()).stream()
                .filter(table -> !before.containsKey(table.name()))
                .map(table -> create(model, table))
                .toList();
        return new Proposal(
                migrations, Obstacles.between(model, before), SchemaJson.write(model), promoted.filter(model::equals).isEmpty());
    }

    /** The files of this proposal by their names in the class output: numbered migrations and the snapshot, if anything. */
    public Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        if (isNeeded) {
            for (int at = 0; at < migrations.size(); at++) {
                files.putAll(migrations.get(at).files(String.format("%04d", at + 1)));
            }
            files.put(SNAPSHOT, snapshot);
        }
        return files;
    }

    private static SortedMap<String, Table> byName(Optional<Schema> schema) {
        SortedMap<String, Table> tables = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        schema.ifPresent(known -> known.owned().forEach(table -> tables.put(table.name(), table)));
        return tables;
    }

    private static Proposed create(Schema model, Table table) {
        String source = table.entity().map(entity -> " from " + entity.type()).orElse("");
        return new Proposed(
                "create_" + table.name(),
                "-- " + model.simpleName() + ": creates " + table.name() + source + ".\n"
                        + String.join(";\n\n", Ddl.create(table)) + ";\n",
                "-- " + model.simpleName() + ": takes back the creation of " + table.name()
                        + "; its rows go with it.\n"
                        + Ddl.dropTable(table.name()) + ";\n");
    }
}
