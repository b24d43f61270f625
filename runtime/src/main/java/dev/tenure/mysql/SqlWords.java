package dev.tenure.mysql;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The words and signs of a statement, without its comments. */
record SqlWords(List<String> words) {

    static SqlWords of(String sql) {
        SqlLexer lexer = new SqlLexer(sql);
        return new SqlWords(Stream.generate(lexer::next)
                .takeWhile(Optional::isPresent)
                .flatMap(Optional::stream)
                .filter(token -> token.kind() != SqlLexer.Kind.COMMENT)
                .map(token -> sql.substring(token.start(), token.end()))
                .toList());
    }

    /** The word at {@code index} in upper case; {@code ""} behind the end. */
    String keyword(int index) {
        return index < words.size() ? words.get(index).toUpperCase(Locale.ROOT) : "";
    }

    boolean startWith(String... keywords) {
        return IntStream.range(0, keywords.length).allMatch(i -> keyword(i).equals(keywords[i]));
    }

    /** Where the first such word stands; below 0 where there is none. */
    int find(String keyword) {
        return IntStream.range(0, words.size()).filter(i -> keyword(i).equals(keyword)).findFirst().orElse(-1);
    }

    /** The name at {@code index}, without its quotes. */
    String name(int index) {
        String word = words.get(index);
        return word.startsWith("`") ? word.substring(1, word.length() - 1).replace("``", "`") : word;
    }

    /** The names that stand behind each such word. */
    Stream<String> namesBehind(String keyword) {
        return IntStream.range(0, words.size() - 1).filter(i -> keyword(i).equals(keyword)).mapToObj(i -> name(i + 1));
    }
}
