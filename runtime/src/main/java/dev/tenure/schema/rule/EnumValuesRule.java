package dev.tenure.schema.rule;

import dev.tenure.schema.Column;
import dev.tenure.schema.ColumnType;
import dev.tenure.schema.Finding;
import dev.tenure.schema.Names;
import dev.tenure.schema.Subject;
import dev.tenure.schema.Table;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** An enum has values, short ones, all different to the collation of its column, none ending in a space. */
final class EnumValuesRule extends ColumnRule {

    private static final int LONGEST = 255;
    private static final int MOST = 65_535;

    EnumValuesRule() {
        super("TEN141");
    }

    @Override
    Stream<Finding> check(Table table, Column column) {
        if (!(column.type() instanceof ColumnType.Enumeration type)) {
            return Stream.empty();
        }
        return wrongWith(type.values(), table.collationOf(column)).stream().map(what -> finding(
                Subject.column(table, column.name(), "type"),
                "The enum " + column.name() + " of " + table.name() + " " + what + ".",
                "Give each constant a value of its own, with @EnumValue where its name will not do."));
    }

    private static Optional<String> wrongWith(List<String> values, String collation) {
        Map<String, String> seen = new HashMap<>();
        for (String value : values) {
            if (value.endsWith(" ")) {
                return Optional.of("has the value \"" + value + "\", from which the server takes the space at its end");
            }
            if (value.codePointCount(0, value.length()) > LONGEST) {
                return Optional.of("has a value of more than " + LONGEST + " characters");
            }
            String earlier = seen.putIfAbsent(compared(value, collation), value);
            if (earlier != null) {
                return Optional.of("has \"" + earlier + "\" and \"" + value + "\", which are equal to " + collation);
            }
        }
        return values.isEmpty() ? Optional.of("has no values")
                : values.size() > MOST ? Optional.of("has more than " + MOST + " values")
                : Optional.empty();
    }

    /** A value as a collation sees it: by most, case and accents count for nothing. */
    private static String compared(String value, String collation) {
        String name = Names.folded(collation);
        if (name.endsWith("_bin") || name.equals("binary") || name.endsWith("_as_cs")) {
            return value;
        }
        String folded = Names.folded(value);
        boolean plain = name.contains("_as_") || folded.chars().allMatch(c -> c < 128);
        return plain ? folded : Normalizer.normalize(folded, Normalizer.Form.NFD).replaceAll("\\p{M}+", "");
    }
}
