package dev.tenure.mysql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The words of a statement with their places in its text, and how deep in parentheses each stands. */
record NestedWords(List<Word> words) {

    record Word(String text, int start, int end, int depth) {

        /** Whether it is that keyword, or sign, and in no parentheses. */
        boolean is(String keyword) {
            return depth == 0 && text.equalsIgnoreCase(keyword);
        }

        boolean isOneOf(Set<String> keywords) {
            return depth == 0 && keywords.contains(text.toUpperCase(Locale.ROOT));
        }

        /** Without quotes. */
        String name() {
            return new SqlWords(List.of(text)).name(0);
        }
    }

    static NestedWords of(String sql) {
        List<Word> words = new ArrayList<>();
        int depth = 0;
        for (SqlLexer.Token token : SqlLexer.tokens(sql)) {
            String text = sql.substring(token.start(), token.end());
            words.add(new Word(text, token.start(), token.end(), depth));
            depth += text.equals("(") ? 1 : text.equals(")") ? -1 : 0;
        }
        return new NestedWords(words);
    }

    Word get(int index) {
        return words.get(index);
    }

    int size() {
        return words.size();
    }

    /** Where a keyword stands first in no parentheses; below 0 where it does not. */
    int find(String keyword) {
        for (int i = 0; i < words.size(); i++) {
            if (words.get(i).is(keyword)) {
                return i;
            }
        }
        return -1;
    }

    List<Word> between(int from, int to) {
        return words.subList(from, to);
    }
}
