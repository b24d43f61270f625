package dev.tenure.mysql;

import dev.tenure.mysql.DatabaseObject.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The texts by which servers tell how something is made. */
public final class Definitions {

    private static final Pattern AUTO_INCREMENT = Pattern.compile("^(\n\\) (?:/\\*[^*]*\\*/ )?ENGINE=\\w+) AUTO_INCREMENT=\\d+");
    private static final Pattern DEFINER = Pattern.compile(
            "^(CREATE .*?)DEFINER=(?:`(?:[^`]|``)*`(?:@`(?:[^`]|``)*`)?|CURRENT_USER(?:\\(\\))?) ", Pattern.DOTALL);
    private static final String OPTIONS = "\n) ";
    private static final Pattern FOREIGN_KEY = Pattern.compile(
            ",?\n  CONSTRAINT (`(?:[^`]|``)+`) FOREIGN KEY \\([^\n]*\\) REFERENCES (`(?:[^`]|``)+`)\\.(`(?:[^`]|``)+`) [^\n]*?(?=,?\n)");

    /** A foreign key to a table of another database. */
    public record ForeignReference(String key, String parent) {}

    private Definitions() {}

    /**
     * The text without what ties it to its place: its definer, its next number, its database. {@code ""} where it
     * cannot be read.
     */
    static String portable(String text, Kind kind, String database) {
        try {
            return kind == Kind.TABLE
                    ? withoutNeedlessCharsets(withoutNextNumber(text))
                    : unqualified(DEFINER.matcher(text).replaceFirst("$1"), kind, database);
        } catch (SqlLexer.Unclosed e) {
            return "";
        }
    }

    /** The definition of a table without the number that its next row gets. */
    static String withoutNextNumber(String table) {
        int options = Math.max(0, table.lastIndexOf(OPTIONS));
        return table.substring(0, options) + AUTO_INCREMENT.matcher(table.substring(options)).replaceFirst("$1");
    }

    /** MySQL tells a column's charset beside its collation if the collation was written out, and only then. */
    private static String withoutNeedlessCharsets(String text) {
        List<SqlLexer.Token> tokens = SqlLexer.tokens(text);
        StringBuilder plain = new StringBuilder();
        int copied = 0;
        for (int at = 0; at + 3 < tokens.size(); at++) {
            if (isWord(text, tokens.get(at), "CHARACTER") && isWord(text, tokens.get(at + 1), "SET")
                    && isWord(text, tokens.get(at + 3), "COLLATE")) {
                plain.append(text, copied, tokens.get(at).start());
                copied = tokens.get(at + 3).start();
            }
        }
        return plain.append(text.substring(copied)).toString();
    }

    private static boolean isWord(String text, SqlLexer.Token token, String word) {
        return token.kind() == SqlLexer.Kind.WORD && text.substring(token.start(), token.end()).equalsIgnoreCase(word);
    }

    /**
     * Views name their own database before functions, and MariaDB before columns where their author may not read the
     * tables; what programs write before a dot is for them to know.
     */
    private static String unqualified(String text, Kind kind, String database) {
        List<SqlLexer.Token> tokens = SqlLexer.tokens(text);
        StringBuilder portable = new StringBuilder();
        int copied = 0;
        for (int at = 0; at + 2 < tokens.size(); at++) {
            boolean qualifies = isDot(text, tokens.get(at + 1)) && name(text, tokens.get(at)).equalsIgnoreCase(database);
            boolean ofFunction = at + 3 < tokens.size() && text.startsWith("(", tokens.get(at + 3).start());
            boolean ofColumn = at + 3 < tokens.size() && isDot(text, tokens.get(at + 3));
            if (qualifies && (kind != Kind.VIEW || ofFunction || ofColumn)) {
                portable.append(text, copied, tokens.get(at).start());
                copied = tokens.get(at + 1).end();
            }
        }
        return portable.append(text.substring(copied)).toString();
    }

    /** The names before a dot: aliases, tables, or databases. */
    public static Set<String> qualifiers(String text) {
        List<SqlLexer.Token> tokens = SqlLexer.tokens(text);
        Set<String> found = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (int at = 0; at + 1 < tokens.size(); at++) {
            if (isDot(text, tokens.get(at + 1))) {
                found.add(name(text, tokens.get(at)));
            }
        }
        return found;
    }

    /** The names in a text, and words that may be some; what follows a dot as well. */
    public static Set<String> names(String text) {
        return SqlLexer.tokens(text).stream()
                .filter(token -> token.kind() == SqlLexer.Kind.NAME || token.kind() == SqlLexer.Kind.WORD)
                .map(token -> name(text, token))
                .collect(Collectors.toSet());
    }

    /** The table of a trigger, by the text that makes it. */
    public static Optional<String> tableOfTrigger(String text) {
        List<SqlLexer.Token> tokens = SqlLexer.tokens(text);
        for (int at = 0; at + 1 < tokens.size(); at++) {
            if (isWord(text, tokens.get(at), "ON")) {
                boolean qualified = at + 3 < tokens.size() && isDot(text, tokens.get(at + 2));
                return Optional.of(name(text, tokens.get(qualified ? at + 3 : at + 1)));
            }
        }
        return Optional.empty();
    }

    /** Whether a program runs statements that it puts together itself. */
    public static boolean preparesStatements(String text) {
        return SqlLexer.tokens(text).stream()
                .filter(token -> token.kind() == SqlLexer.Kind.WORD)
                .map(token -> name(text, token).toUpperCase(Locale.ROOT))
                .anyMatch(word -> word.equals("PREPARE") || word.equals("IMMEDIATE"));
    }

    /** The foreign keys of a table that lead out of its database. */
    public static List<ForeignReference> foreignReferences(String table) {
        List<ForeignReference> found = new ArrayList<>();
        Matcher keys = FOREIGN_KEY.matcher(table);
        while (keys.find()) {
            found.add(new ForeignReference(
                    Identifiers.unquote(keys.group(1)), Identifiers.unquote(keys.group(2)) + "." + Identifiers.unquote(keys.group(3))));
        }
        return found;
    }

    /** The table without them. */
    public static String withoutForeignReferences(String table) {
        return FOREIGN_KEY.matcher(table).replaceAll("");
    }

    private static boolean isDot(String text, SqlLexer.Token token) {
        return token.end() - token.start() == 1 && text.charAt(token.start()) == '.';
    }

    private static String name(String text, SqlLexer.Token token) {
        String word = text.substring(token.start(), token.end());
        return token.kind() == SqlLexer.Kind.NAME ? Identifiers.unquote(word) : word;
    }
}
