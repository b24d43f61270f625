package dev.tenure.example.mutation;

import dev.tenure.mysql.Server;
import java.util.List;
import java.util.stream.Stream;

/**
 * One damage to a sound database, and what {@code verify} has to say of it.
 *
 * @param code       the code of the finding that is due
 * @param table      the table that it names
 * @param object     the column, key, check, trigger or reference that it names; {@code ""} for the table itself
 * @param restored   the tables that are put back afterwards
 * @param servers    which servers can be damaged so
 * @param statements the damage
 */
record Mutant(
        String code, String table, String object, List<String> restored, Servers servers, List<String> statements) {

    enum Servers {
        BOTH, MYSQL, MARIADB;

        boolean include(Server server) {
            return this == BOTH || (this == MARIADB) == server.isMariaDb();
        }
    }

    /** A damage to one table that both servers take. */
    static Mutant of(String code, String table, String object, String... statements) {
        return new Mutant(code, table, object, List.of(table), Servers.BOTH, List.of(statements));
    }

    /** The same object, damaged by {@code ALTER TABLE} of its table. */
    static Mutant alter(String code, String table, String object, String change) {
        return of(code, table, object, "ALTER TABLE " + table + " " + change);
    }

    Mutant on(Servers only) {
        return new Mutant(code, table, object, restored, only, statements);
    }

    /** Damages these tables instead of, or as well as, the one that the finding names. */
    Mutant restoring(String... tables) {
        return new Mutant(code, table, object, List.of(tables), servers, statements);
    }

    /** Whether rows are damaged: what they break can be another table's as well. */
    boolean isOfData() {
        return code.compareTo("TEN250") >= 0;
    }

    /** All tables that are damaged. */
    String[] tables() {
        return Stream.concat(Stream.of(table), restored.stream()).distinct().toArray(String[]::new);
    }

    String name() {
        return code + " " + table + (object.isEmpty() ? "" : "." + object) + ": " + String.join("; ", statements);
    }
}
