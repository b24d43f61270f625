package dev.tenure.mysql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The words and signs of a statement, without its comments. */
record SqlWords(List<String> words) {

    private static final Pattern NAME = Pattern.compile("`.*`|[\\w$\\P{ASCII}]+", Pattern.DOTALL);

    static SqlWords of(String sql) {
        return new SqlWords(
                SqlLexer.tokens(sql).stream().map(token -> sql.substring(token.start(), token.end())).toList());
    }

    /** The word at {@code index} in upper case; {@code ""} behind the end. */
    String keyword(int index) {
        return index >= 0 && index < words.size() ? words.get(index).toUpperCase(Locale.ROOT) : "";
    }

    boolean startWith(String... keywords) {
        return IntStream.range(0, keywords.length).allMatch(i -> keyword(i).equals(keywords[i]));
    }

    /** Where the first such word stands; below 0 where there is none. */
    int find(String keyword) {
        return places(keyword).findFirst().orElse(-1);
    }

    /** Where such words stand. */
    IntStream places(String keyword) {
        return IntStream.range(0, words.size()).filter(i -> keyword(i).equals(keyword));
    }

    /** What {@code clause} is set to, as in {@code LOCK=NONE}, in upper case; {@code ""} where it is not set. */
    String setting(String clause) {
        return places(clause)
                .filter(i -> keyword(i + 1).equals("="))
                .mapToObj(i -> keyword(i + 2))
                .findFirst()
                .orElse("");
    }

    /** The name at {@code index}, without its quotes. */
    String name(int index) {
        String word = words.get(index);
        return word.startsWith("`") ? Identifiers.unquote(word) : word;
    }

    /** The name at {@code index} of something of this database; empty where there is none, or one with its database. */
    Optional<String> plainName(int index) {
        boolean plain = index < words.size() && NAME.matcher(words.get(index)).matches()
                && !keyword(index + 1).equals(".");
        return plain ? Optional.of(name(index)) : Optional.empty();
    }

    /** The words from {@code index} on. */
    SqlWords from(int index) {
        return new SqlWords(words.subList(Math.min(index, words.size()), words.size()));
    }

    /** The words behind the parenthesis at {@code open}, up to the one that closes it; none where there is none. */
    SqlWords inside(int open) {
        int depth = open < 0 ? 0 : 1;
        int end = open + 1;
        while (depth > 0 && end < words.size()) {
            depth += words.get(end).equals("(") ? 1 : words.get(end).equals(")") ? -1 : 0;
            end++;
        }
        return open < 0 ? new SqlWords(List.of()) : new SqlWords(words.subList(open + 1, depth == 0 ? end - 1 : end));
    }

    /** What stands between the commas that are in no parentheses. */
    List<SqlWords> listed() {
        List<SqlWords> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            depth += word.equals("(") ? 1 : word.equals(")") ? -1 : 0;
            if (word.equals(",") && depth == 0) {
                parts.add(new SqlWords(words.subList(start, i)));
                start = i + 1;
            }
        }
        parts.add(from(start));
        return parts;
    }

    /** The names that stand behind each such word. */
    Stream<String> namesBehind(String keyword) {
        return places(keyword).filter(i -> i + 1 < words.size()).mapToObj(i -> name(i + 1));
    }
}
