package dev.tenure.schema.rule;

import dev.tenure.schema.Check;
import dev.tenure.schema.Finding;
import dev.tenure.schema.ForeignKey;
import dev.tenure.schema.Names;
import dev.tenure.schema.Schema;
import dev.tenure.schema.Subject;
import dev.tenure.schema.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Names of foreign keys and of checks are unique in the whole schema, whatever their case. */
final class ConstraintNameRule implements Rule {

    @Override
    public String code() {
        return "TEN132";
    }

    @Override
    public List<Finding> check(Schema schema) {
        Map<String, Table> byName = new HashMap<>();
        List<Finding> findings = new ArrayList<>();
        for (Table table : schema.tables()) {
            for (ForeignKey key : withoutTwins(table.foreignKeys())) {
                take(byName, table, key.name(), Subject.foreignKey(table, key, "name"), findings);
            }
            for (Check check : table.checks()) {
                take(byName, table, check.name(), Subject.check(table, check, "name"), findings);
            }
        }
        return findings;
    }

    /** Of two keys over the same columns another rule speaks. */
    private static List<ForeignKey> withoutTwins(List<ForeignKey> keys) {
        Map<List<String>, ForeignKey> byColumns = new LinkedHashMap<>();
        keys.forEach(key -> byColumns.putIfAbsent(key.columns().stream().map(Names::folded).toList(), key));
        return List.copyOf(byColumns.values());
    }

    private void take(
            Map<String, Table> byName, Table table, String name, Subject subject, List<Finding> findings) {
        Table earlier = byName.putIfAbsent(Names.folded(name), table);
        // of two entities on one table another rule speaks
        boolean twins = earlier != null && earlier != table && earlier.name().equalsIgnoreCase(table.name());
        if (earlier != null && !twins) {
            findings.add(finding(
                    subject,
                    "The constraint name " + name + " of " + table.name() + " is taken by " + earlier.name()
                            + ": in MySQL it is unique in the whole schema.",
                    "Give this one another name, with the table's in it."));
        }
    }
}
