package dev.tenure.schema.rule;

import dev.tenure.schema.Entity;
import dev.tenure.schema.Finding;
import dev.tenure.schema.Names;
import dev.tenure.schema.Schema;
import dev.tenure.schema.Subject;
import dev.tenure.schema.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One table belongs to one entity. Names that differ in case alone are one table on half of all servers. */
final class TableNameRule implements Rule {

    @Override
    public String code() {
        return "TEN129";
    }

    @Override
    public List<Finding> check(Schema schema) {
        Map<String, Table> byName = new HashMap<>();
        List<Finding> findings = new ArrayList<>();
        for (Table table : schema.tables()) {
            Table earlier = byName.putIfAbsent(Names.folded(table.name()), table);
            if (earlier != null) {
                findings.add(finding(
                        Subject.table(table, "name"),
                        owner(table) + " declares the table " + table.name() + ", which " + owner(earlier)
                                + " declares already.",
                        "Give each entity a table of its own, or list only one of them."));
            }
        }
        return findings;
    }

    private static String owner(Table table) {
        return table.entity().map(Entity::simpleName).orElse(table.name());
    }
}
