package dev.tenure.mysql;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a statement leaves behind, as far as its text tells: what decides how an interrupted one is recovered. */
public sealed interface Effect {

    /** A table with the columns that the statement lists: afterwards it is there. */
    record CreateTable(String name) implements Effect {}

    /** One table: afterwards it is gone. */
    record DropTable(String name) implements Effect {}

    /** A trigger: afterwards it is there. */
    record CreateTrigger(String name, String on) implements Effect {}

    /** One trigger: afterwards it is gone. */
    record DropTrigger(String name) implements Effect {}

    /**
     * A table that looks otherwise afterwards.
     *
     * @param renamedTo its name afterwards; empty where it keeps its own
     */
    record AlterTable(String name, Optional<String> renamedTo) implements Effect {}

    /** Whether the session checks foreign keys: the one setting that is told again to a session that goes on. */
    record ForeignKeyChecks(boolean on) implements Effect {}

    /**
     * Rows, in a transaction: afterwards all of them are as the statement says, or none.
     *
     * @param in the table that has them; empty where the statement names it in another way than by its plain name
     */
    record Rows(Optional<String> in) implements Effect {}

    /**
     * Nothing: it asks.
     *
     * @param of the table that it asks first; empty where the statement names it in another way than by its plain name
     */
    record Question(Optional<String> of) implements Effect {}

    /** Something that cannot be seen from outside. */
    record Unknown() implements Effect {}

    /**
     * Something that a migration cannot do, because after an interruption the rest would run without it.
     *
     * @param why what it does, as the second half of a sentence
     */
    record Unfit(String why) implements Effect {}

    /** The table that the statement creates or drops; empty where it does neither. */
    default Optional<String> table() {
        if (this instanceof CreateTable create) {
            return Optional.of(create.name);
        }
        return this instanceof DropTable drop ? Optional.of(drop.name) : Optional.empty();
    }

    /** The trigger that the statement creates or drops; empty where it does neither. */
    default Optional<String> trigger() {
        if (this instanceof CreateTrigger create) {
            return Optional.of(create.name);
        }
        return this instanceof DropTrigger drop ? Optional.of(drop.name) : Optional.empty();
    }

    /** The table that the statement is about, by the name that it has before; empty where it is about none, or more. */
    default Optional<String> subject() {
        if (this instanceof AlterTable alter) {
            return Optional.of(alter.name);
        }
        if (this instanceof CreateTrigger create) {
            return Optional.of(create.on);
        }
        if (this instanceof Rows rows) {
            return rows.in;
        }
        return this instanceof Question question ? question.of : table();
    }

    /** Whether a look at the database tells if the statement happened. */
    default boolean isVisible() {
        return this instanceof AlterTable || table().isPresent() || trigger().isPresent();
    }

    /** Whether nothing is lost when it is run again before the journal knows of its end. */
    default boolean isRepeatable() {
        return this instanceof ForeignKeyChecks || this instanceof Question;
    }

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

    /** What may stand between the verb and the table. */
    Set<String> ROW_MODIFIERS =
            Set.of("LOW_PRIORITY", "HIGH_PRIORITY", "DELAYED", "QUICK", "IGNORE", "INTO", "FROM");

    Set<String> SWITCHES = Set.of("0", "1");

    Set<String> TIMINGS = Set.of("BEFORE", "AFTER");

    /** What the statement does, by its words. */
    static Effect of(String sql) {
        SqlWords words = SqlWords.of(sql);
        String verb = words.keyword(0);
        if (words.startWith("SET", "SESSION", "FOREIGN_KEY_CHECKS", "=") && words.words().size() == 5
                && SWITCHES.contains(words.keyword(4))) {
            return new ForeignKeyChecks(words.keyword(4).equals("1"));
        }
        if (SESSION_VERBS.containsKey(verb)) {
            return new Unfit(SESSION_VERBS.get(verb));
        }
        if (ROW_VERBS.contains(verb)) {
            return new Rows(rowsOf(words));
        }
        if (verb.equals("SELECT") && words.find("INTO") < 0) {
            int from = words.find("FROM");
            return new Question(from < 0 ? Optional.empty() : words.plainName(from + 1));
        }
        if (words.keyword(1).equals("TEMPORARY")) {
            return new Unfit("works on a table of the session, which ends with it");
        }
        if (words.startWith("CREATE", "TABLE")) {
            return create(words);
        }
        if (words.startWith("CREATE", "TRIGGER")) {
            return createTrigger(words);
        }
        if (words.startWith("DROP", "TRIGGER")) {
            return dropTrigger(words);
        }
        if (words.startWith("DROP", "TABLE")) {
            return drop(words);
        }
        return AlterWords.of(words).map(Effect.class::cast).orElseGet(Unknown::new);
    }

    private static Optional<String> rowsOf(SqlWords words) {
        int name = 1;
        while (ROW_MODIFIERS.contains(words.keyword(name))) {
            name++;
        }
        return words.plainName(name);
    }

    private static Effect create(SqlWords words) {
        int name = words.startWith("CREATE", "TABLE", "IF", "NOT", "EXISTS") ? 5 : 2;
        boolean plain = words.keyword(name + 1).equals("(") && words.find("SELECT") < 0;
        return plain ? new CreateTable(words.name(name)) : new Unknown();
    }

    private static Effect createTrigger(SqlWords words) {
        int name = words.startWith("CREATE", "TRIGGER", "IF", "NOT", "EXISTS") ? 5 : 2;
        boolean plain = TIMINGS.contains(words.keyword(name + 1)) && words.keyword(name + 3).equals("ON")
                && words.keyword(name + 5).equals("FOR");
        return plain ? new CreateTrigger(words.name(name), words.name(name + 4)) : new Unknown();
    }

    private static Effect dropTrigger(SqlWords words) {
        int name = words.startWith("DROP", "TRIGGER", "IF", "EXISTS") ? 4 : 2;
        boolean plain = !words.keyword(name).isEmpty() && words.find(".") < 0;
        return plain ? new DropTrigger(words.name(name)) : new Unknown();
    }

    private static Effect drop(SqlWords words) {
        if (words.find(",") >= 0) {
            return new Unfit("drops several tables: when one cannot be dropped, the servers keep different ones");
        }
        int name = words.startWith("DROP", "TABLE", "IF", "EXISTS") ? 4 : 2;
        boolean plain = !words.keyword(name).isEmpty() && words.find(".") < 0;
        return plain ? new DropTable(words.name(name)) : new Unknown();
    }
}
