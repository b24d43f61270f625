package dev.tenure.mysql;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads SQL text word by word, as both servers do in the sql_mode that Tenure sets for its sessions. */
final class SqlLexer {

    enum Kind {
        /** A keyword, a number, or a name without quotes. */
        WORD,
        /** A name in backticks. */
        NAME,
        /** A text in single or double quotes. */
        TEXT,
        /** A comment that no server looks into. */
        COMMENT,
        /** Any other character, or a comment whose content a server may run. */
        OTHER
    }

    /**
     * A piece of the text.
     *
     * @param line the line on which it begins, from 1
     */
    record Token(Kind kind, int start, int end, int line) {}

    /** A quote or comment that begins on a line and never ends. */
    static final class Unclosed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final int line;
        private final String opening;

        Unclosed(int line, String opening) {
            super(opening + " on line " + line + " is never closed");
            this.line = line;
            this.opening = opening;
        }

        int line() {
            return line;
        }

        String opening() {
            return opening;
        }
    }

    private final String text;
    private int at;
    private int line = 1;

    SqlLexer(String text) {
        this.text = text;
    }

    /** All pieces of a text but its comments. */
    static List<Token> tokens(String text) {
        SqlLexer lexer = new SqlLexer(text);
        return Stream.generate(lexer::next)
                .takeWhile(Optional::isPresent)
                .flatMap(Optional::stream)
                .filter(token -> token.kind() != Kind.COMMENT)
                .toList();
    }

    int position() {
        return at;
    }

    /** Goes on behind {@code end}, taking what lies between as read. */
    void skipTo(int end) {
        while (at < end) {
            if (text.charAt(at++) == '\n') {
                line++;
            }
        }
    }

    /** Goes back to a place within the word that was read last. */
    void backTo(int position) {
        at = position;
    }

    /** Whether the text goes on with {@code part} here. */
    boolean startsWith(String part) {
        return text.startsWith(part, at);
    }

    void skipSpace() {
        int end = at;
        while (end < text.length() && Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        skipTo(end);
    }

    /** The next piece behind white space; empty at the end of the text. */
    Optional<Token> next() {
        skipSpace();
        if (at >= text.length()) {
            return Optional.empty();
        }
        int start = at;
        int startLine = line;
        Kind kind = kindHere();
        skipTo(endOf(kind, start));
        return Optional.of(new Token(kind, start, at, startLine));
    }

    private Kind kindHere() {
        char c = text.charAt(at);
        if (c == '\'' || c == '"') {
            return Kind.TEXT;
        }
        if (c == '`') {
            return Kind.NAME;
        }
        if (c == '#' || startsWith("--") && isSpaceOrEnd(at + 2)) {
            return Kind.COMMENT;
        }
        if (startsWith("/*")) {
            return startsWith("/*!") || startsWith("/*M!") ? Kind.OTHER : Kind.COMMENT;
        }
        return isWord(c) ? Kind.WORD : Kind.OTHER;
    }

    private int endOf(Kind kind, int start) {
        return switch (kind) {
            case TEXT, NAME -> endOfQuoted(start);
            case WORD -> endOfWord(start);
            case COMMENT, OTHER -> text.startsWith("/*", start)
                    ? endOfBlock(start)
                    : kind == Kind.COMMENT ? endOfLine(start) : start + 1;
        };
    }

    private int endOfQuoted(int start) {
        char quote = text.charAt(start);
        for (int i = start + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && quote != '`') {
                i++;
            } else if (c == quote) {
                if (i + 1 < text.length() && text.charAt(i + 1) == quote) {
                    i++;
                } else {
                    return i + 1;
                }
            }
        }
        throw new Unclosed(line, String.valueOf(quote));
    }

    private int endOfBlock(int start) {
        int end = text.indexOf("*/", start + 2);
        if (end < 0) {
            throw new Unclosed(line, "/*");
        }
        return end + 2;
    }

    private int endOfLine(int start) {
        int end = text.indexOf('\n', start);
        return end < 0 ? text.length() : end;
    }

    private int endOfWord(int start) {
        int end = start;
        while (end < text.length() && isWord(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private boolean isSpaceOrEnd(int index) {
        return index >= text.length() || Character.isWhitespace(text.charAt(index));
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$' || c == '@' || c >= 0x80;
    }
}
