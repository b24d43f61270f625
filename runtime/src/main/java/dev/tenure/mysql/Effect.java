package dev.tenure.mysql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What a statement leaves behind, as far as its text tells: what decides how an interrupted one is recovered. */
public sealed interface Effect {

    /** A table with the columns that the statement lists: afterwards it is there. */
    record CreateTable(String table) implements Effect {}

    /** One table: afterwards it is gone. */
    record DropTable(String table) implements Effect {}

    /** Rows, in a transaction: afterwards all of them are as the statement says, or none. */
    record Rows() implements Effect {}

    /** Something that cannot be seen from outside. */
    record Unknown() implements Effect {}

    /**
     * Something that a migration cannot do, because after an interruption the rest would run without it.
     *
     * @param why what it does, as the second half of a sentence
     */
    record Unfit(String why) implements Effect {}

    /** Verbs of statements that work on the session, and would be lost with it. */
    Map<String, String> SESSION_VERBS = Map.ofEntries(
            Map.entry("SET", "sets something for the session, which ends with it"),
            Map.entry("USE", "turns to another database"),
            Map.entry("BEGIN", "opens a transaction, which the next definition of a table would close"),
            Map.entry("START", "opens a transaction, which the next definition of a table would close"),
            Map.entry("COMMIT", "ends a transaction; Tenure does that"),
            Map.entry("ROLLBACK", "ends a transaction; Tenure does that"),
            Map.entry("SAVEPOINT", "works on a transaction; Tenure does that"),
            Map.entry("XA", "works on a transaction; Tenure does that"),
            Map.entry("LOCK", "locks for the session, which ends with it"),
            Map.entry("UNLOCK", "unlocks what the session locked"),
            Map.entry("PREPARE", "keeps a statement in the session, which ends with it"),
            Map.entry("EXECUTE", "runs a statement that is kept in the session, which ends with it"),
            Map.entry("DEALLOCATE", "works on a statement that is kept in the session"));

    Set<String> ROW_VERBS = Set.of("INSERT", "UPDATE", "DELETE", "REPLACE");

    /** What the statement does, by its words. */
    static Effect of(String sql) {
        List<String> words = words(sql);
        String verb = words.isEmpty() ? "" : words.get(0);
        if (SESSION_VERBS.containsKey(verb)) {
            return new Unfit(SESSION_VERBS.get(verb));
        }
        if (ROW_VERBS.contains(verb)) {
            return new Rows();
        }
        boolean temporary = words.size() > 1 && words.get(1).equals("TEMPORARY");
        if (temporary) {
            return new Unfit("works on a table of the session, which ends with it");
        }
        boolean table = words.size() > 2 && words.get(1).equals("TABLE");
        if (table && verb.equals("CREATE")) {
            return create(words);
        }
        return table && verb.equals("DROP") ? drop(words) : new Unknown();
    }

    private static Effect create(List<String> words) {
        int name = behind(words, "IF", "NOT", "EXISTS");
        boolean plain = name + 1 < words.size() && words.get(name + 1).equals("(")
                && words.stream().noneMatch("SELECT"::equals);
        return plain ? new CreateTable(name(words.get(name))) : new Unknown();
    }

    private static Effect drop(List<String> words) {
        if (words.contains(",")) {
            return new Unfit("drops several tables, of which the servers keep different ones when one cannot be dropped");
        }
        int name = behind(words, "IF", "EXISTS");
        return name < words.size() && !words.contains(".") ? new DropTable(name(words.get(name))) : new Unknown();
    }

    private static int behind(List<String> words, String... optional) {
        int at = 2;
        boolean there = words.size() >= at + optional.length
                && words.subList(at, at + optional.length).equals(List.of(optional));
        return there ? at + optional.length : at;
    }

    /** Keywords in upper case, names in backticks as they stand, everything else by its characters. */
    private static List<String> words(String sql) {
        SqlLexer lexer = new SqlLexer(sql);
        return Stream.generate(lexer::next)
                .takeWhile(Optional::isPresent)
                .flatMap(Optional::stream)
                .filter(token -> token.kind() != SqlLexer.Kind.COMMENT)
                .map(token -> word(sql.substring(token.start(), token.end()), token.kind()))
                .toList();
    }

    private static String word(String text, SqlLexer.Kind kind) {
        return kind == SqlLexer.Kind.WORD ? text.toUpperCase(Locale.ROOT) : text;
    }

    private static String name(String word) {
        return word.startsWith("`") ? word.substring(1, word.length() - 1).replace("``", "`") : word;
    }
}
