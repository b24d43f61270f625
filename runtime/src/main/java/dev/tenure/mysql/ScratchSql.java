package dev.tenure.mysql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A database that is made to be thrown away, and filled with copies of another's objects. */
public final class ScratchSql {

    /** How the names of such databases begin. */
    public static final String PREFIX = "tenure_scratch_";

    // what an old table has by way of defaults and sizes must not be refused for its age
    private static final String LENIENT = "SET SESSION foreign_key_checks = 0, SESSION sql_mode = 'NO_ENGINE_SUBSTITUTION',"
            + " SESSION lc_messages = 'en_US'";

    /** Settings that only some servers have, and only some accounts may change. */
    private static final List<String> WHERE_ALLOWED = List.of(
            "SET SESSION innodb_strict_mode = 0",
            "SET SESSION restrict_fk_on_non_standard_key = 0",
            "SET SESSION sql_require_primary_key = 0",
            "SET SESSION sql_generate_invisible_primary_key = 0");

    private ScratchSql() {}

    /** Makes an empty database that is like the one of {@code origin} in what its tables have by default. */
    public static void create(Connection origin, Connection server, String name) throws SQLException {
        List<String> defaults = Jdbc.one(origin,
                        "SELECT DEFAULT_CHARACTER_SET_NAME, DEFAULT_COLLATION_NAME FROM information_schema.SCHEMATA"
                                + " WHERE SCHEMA_NAME = DATABASE()",
                        row -> List.of(row.getString(1), row.getString(2)))
                .orElseThrow();
        JournalSql.execute(server, ServerSql.createDatabase(name, defaults.get(0), defaults.get(1)));
    }

    public static void drop(Connection server, String name) throws SQLException {
        JournalSql.execute(server, ServerSql.dropDatabase(name));
    }

    /** Scratch databases that are there, those of other runs too. */
    public static List<String> existing(Connection server) throws SQLException {
        return Jdbc.list(server,
                "SELECT SCHEMA_NAME FROM information_schema.SCHEMATA WHERE SCHEMA_NAME LIKE ? ORDER BY 1",
                row -> row.getString(1), PREFIX.replace("_", "\\_") + "%");
    }

    /** The databases of the server that this account sees. */
    public static Set<String> databases(Connection server) throws SQLException {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        names.addAll(Jdbc.list(server, "SELECT SCHEMA_NAME FROM information_schema.SCHEMATA", row -> row.getString(1)));
        return names;
    }

    /** Sets a session up to make objects in any order. It is good for nothing else afterwards. */
    public static void prepare(Connection scratch) throws SQLException {
        JournalSql.execute(scratch, LENIENT);
        for (String setting : WHERE_ALLOWED) {
            try {
                JournalSql.execute(scratch, setting);
            } catch (SQLException notHere) {
                // then the objects that need it are refused one by one, and named
            }
        }
    }

    /** Makes an object by a definition of its own kind. */
    public static void make(Connection scratch, DatabaseObject object) throws SQLException {
        if (!object.sqlMode().isEmpty()) {
            JournalSql.execute(scratch, "SET SESSION sql_mode = " + Identifiers.literal(object.sqlMode()));
        }
        JournalSql.execute(scratch, object.definition());
    }

    /** Takes a trigger away, which {@link #make} brings back. */
    public static void dropTrigger(Connection scratch, DatabaseObject trigger) throws SQLException {
        JournalSql.execute(scratch, Ddl.dropTrigger(trigger.name()));
    }

    /** The journal of what was migrated, structure and rows; nothing where there is none. */
    public static void copyJournal(Connection origin, Connection scratch) throws SQLException {
        for (String table : TableFacts.existing(origin, List.of(JournalSql.JOURNAL))) {
            String definition = Jdbc.one(origin, "SHOW CREATE TABLE " + Identifiers.quote(table),
                    row -> row.getString(2)).orElseThrow();
            JournalSql.execute(scratch, definition);
            RowCopy.all(origin, scratch, table);
        }
    }
}
