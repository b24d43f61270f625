package dev.tenure.schema;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** What a generated column computes or a check asserts, as data where Tenure wrote it itself. */
public sealed interface Expression {

    /** 1 while the row lives, NULL once it is deleted: what makes a unique key hold among live rows only. */
    record IsLive(String deletedAtColumn) implements Expression {
        @Override
        public List<String> columnsIn(Table table) {
            return List.of(deletedAtColumn);
        }
    }

    /** A column against a number. */
    record Compare(String column, Operator operator, BigDecimal bound) implements Expression {
        @Override
        public List<String> columnsIn(Table table) {
            return List.of(column);
        }

        public enum Operator { AT_LEAST, MORE_THAN, AT_MOST, LESS_THAN }
    }

    /** That a text is well-formed JSON: how MariaDB says JSON. */
    record ValidJson(String column) implements Expression {
        @Override
        public List<String> columnsIn(Table table) {
            return List.of(column);
        }
    }

    /**
     * Any other expression.
     *
     * @param text    for a declared one the author's words, for an introspected one its canonical form
     */
    record Raw(String text) implements Expression {
        @Override
        public List<String> columnsIn(Table table) {
            return identifiers(text).stream()
                    .filter(word -> table.column(word).isPresent())
                    .distinct()
                    .toList();
        }
    }

    /** The columns of {@code table} that this expression reads. */
    List<String> columnsIn(Table table);

    private static List<String> identifiers(String text) {
        List<String> words = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\'' || c == '"') {
                int end = text.indexOf(c, at + 1);
                at = end < 0 ? text.length() : end + 1;
            } else if (Character.isJavaIdentifierStart(c)) {
                int end = at + 1;
                while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
                    end++;
                }
                words.add(text.substring(at, end));
                at = end;
            } else {
                at++;
            }
        }
        return words;
    }
}
