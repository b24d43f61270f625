package dev.tenure.mysql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes the text of an SQL file apart as the servers' own clients do. */
public final class Statements {

    private static final String DIRECTIVE = "DELIMITER";

    /**
     * One statement.
     *
     * @param line     the line on which it begins, from 1
     * @param sql      its text, without the delimiter and without comments before and after it
     * @param comments those that stand before it and behind the statement before, from their first character to their
     *                 last
     */
    public record Statement(int line, String sql, List<String> comments) {
        public Statement {
            comments = List.copyOf(comments);
        }
    }

    /** The text cannot be taken apart. */
    public static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        Unreadable(String message, Throwable cause) {
            super(message, cause);
        }
    }

    private final String text;
    private final SqlLexer lexer;
    private final List<Statement> found = new ArrayList<>();
    private final List<String> comments = new ArrayList<>();
    private String delimiter = ";";
    private int start = -1;
    private int end;
    private int line;

    private Statements(String text) {
        this.text = text;
        this.lexer = new SqlLexer(text);
    }

    /**
     * The statements of a text, separated by semicolons, or by what a line {@code DELIMITER //} says from there on.
     *
     * @throws Unreadable where a quote or a comment is never closed
     */
    public static List<Statement> split(String text) throws Unreadable {
        try {
            return new Statements(text).split();
        } catch (SqlLexer.Unclosed e) {
            throw new Unreadable(e.getMessage(), e);
        }
    }

    private List<Statement> split() {
        while (true) {
            lexer.skipSpace();
            if (lexer.startsWith(delimiter)) {
                lexer.skipTo(lexer.position() + delimiter.length());
                finish();
                continue;
            }
            Optional<SqlLexer.Token> token = lexer.next();
            if (token.isEmpty()) {
                finish();
                return found;
            }
            take(token.get());
        }
    }

    private void take(SqlLexer.Token token) {
        if (token.kind() == SqlLexer.Kind.COMMENT) {
            if (start < 0) {
                comments.add(text.substring(token.start(), token.end()));
            }
            return;
        }
        if (start < 0 && isDirective(token)) {
            int lineEnd = text.indexOf('\n', token.end());
            int stop = lineEnd < 0 ? text.length() : lineEnd;
            String said = text.substring(token.end(), stop).strip();
            delimiter = said.isEmpty() ? delimiter : said;
            lexer.skipTo(stop);
            return;
        }
        if (start < 0) {
            start = token.start();
            line = token.line();
        }
        // a delimiter such as $$ is made of word characters: a word ends where it begins
        int cut = token.kind() == SqlLexer.Kind.WORD ? text.indexOf(delimiter, token.start()) : -1;
        if (cut > token.start() && cut < token.end()) {
            end = cut;
            lexer.backTo(cut + delimiter.length());
            finish();
        } else {
            end = token.end();
        }
    }

    private boolean isDirective(SqlLexer.Token token) {
        return token.kind() == SqlLexer.Kind.WORD
                && text.substring(token.start(), token.end()).equalsIgnoreCase(DIRECTIVE);
    }

    private void finish() {
        if (start >= 0) {
            found.add(new Statement(line, text.substring(start, end), comments));
            comments.clear();
        }
        start = -1;
    }
}
