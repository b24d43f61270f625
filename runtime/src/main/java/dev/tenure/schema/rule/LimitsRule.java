package dev.tenure.schema.rule;

import dev.tenure.schema.Column;
import dev.tenure.schema.Finding;
import dev.tenure.schema.Index;
import dev.tenure.schema.Subject;
import dev.tenure.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Tables have up to 1,017 columns and 64 keys, keys up to 16 columns, and comments end somewhere. */
final class LimitsRule extends TableRule {

    private static final int COLUMNS = 1_017;
    private static final int KEYS = 64;
    private static final int KEY_PARTS = 16;
    private static final int TABLE_COMMENT = 2_048;
    private static final int COLUMN_COMMENT = 1_024;

    LimitsRule() {
        super("TEN140");
    }

    @Override
    Stream<Finding> check(Tables tables, Table table) {
        List<Finding> findings = new ArrayList<>();
        limit(findings, table.columns().size(), COLUMNS, table.name(), "columns", Subject.table(table, ""));
        limit(findings, table.indexes().size(), KEYS, table.name(), "keys", Subject.table(table, ""));
        limit(findings, characters(table.comment()), TABLE_COMMENT, "The comment of " + table.name(), "characters",
                Subject.table(table, "comment"));
        for (Index index : table.indexes()) {
            limit(findings, index.parts().size(), KEY_PARTS, "The key " + index.name() + " of " + table.name(),
                    "columns", Subject.index(table, index, "columns"));
        }
        for (Column column : table.columns()) {
            limit(findings, characters(column.comment()), COLUMN_COMMENT,
                    "The comment of " + table.name() + "." + column.name(), "characters",
                    Subject.column(table, column.name(), "comment"));
        }
        return findings.stream();
    }

    private void limit(List<Finding> findings, int count, int most, String what, String unit, Subject subject) {
        if (count > most) {
            findings.add(finding(
                    subject, what + " has " + count + " " + unit + ", and " + most + " are the most.", "Have fewer."));
        }
    }

    private static int characters(String text) {
        return text.codePointCount(0, text.length());
    }
}
