package dev.tenure.schema.diff;

import dev.tenure.schema.Column;
import dev.tenure.schema.Finding;
import dev.tenure.schema.Names;
import dev.tenure.schema.Subject;
import dev.tenure.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Which columns stand elsewhere: as few as explain the order that is there. */
final class ColumnOrder {

    private static final String CODE = "TEN205";

    private ColumnOrder() {}

    static Stream<Finding> compare(Table expected, Table found) {
        List<String> wanted = common(expected, found);
        List<String> there = common(found, expected);
        if (Names.same(wanted, there)) {
            return Stream.empty();
        }
        Set<String> inPlace = longestCommon(wanted, there);
        return wanted.stream()
                .filter(name -> !inPlace.contains(name))
                .map(name -> finding(expected, name, before(wanted, name), before(there, name)));
    }

    private static Finding finding(Table table, String name, String wanted, String there) {
        Subject subject = Subject.column(table, name, "order");
        return new Finding(CODE, Finding.Kind.WRONG, subject,
                "The column " + subject.label() + " stands elsewhere: it comes " + there + ", not " + wanted + ".",
                "Move it back, or declare the columns in the order that is there.",
                Optional.of(wanted), Optional.of(there));
    }

    private static List<String> common(Table table, Table other) {
        return table.columns().stream().map(Column::name).filter(name -> other.column(name).isPresent()).toList();
    }

    private static String before(List<String> names, String name) {
        String previous = "";
        for (String candidate : names) {
            if (candidate.equalsIgnoreCase(name)) {
                break;
            }
            previous = candidate;
        }
        return previous.isEmpty() ? "first" : "after " + previous;
    }

    static Set<String> longestCommon(List<String> left, List<String> right) {
        int[][] length = new int[left.size() + 1][right.size() + 1];
        for (int i = left.size() - 1; i >= 0; i--) {
            for (int j = right.size() - 1; j >= 0; j--) {
                length[i][j] = left.get(i).equalsIgnoreCase(right.get(j))
                        ? length[i + 1][j + 1] + 1
                        : Math.max(length[i + 1][j], length[i][j + 1]);
            }
        }
        List<String> common = new ArrayList<>();
        for (int i = 0, j = 0; i < left.size() && j < right.size(); ) {
            if (left.get(i).equalsIgnoreCase(right.get(j))) {
                common.add(left.get(i));
                i++;
                j++;
            } else if (length[i + 1][j] >= length[i][j + 1]) {
                i++;
            } else {
                j++;
            }
        }
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        names.addAll(common);
        return names;
    }
}
