package dev.tenure.mysql;

import dev.tenure.mysql.DatabaseObject.Kind;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything that makes up the structure of a database. Events are left out: a copy of one would run by itself. */
public final class DatabaseObjects {

    private static final Map<Kind, String> LISTS = new LinkedHashMap<>();

    static {
        String tables = "SELECT TABLE_NAME FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_TYPE";
        String routines = "SELECT ROUTINE_NAME FROM information_schema.ROUTINES"
                + " WHERE ROUTINE_SCHEMA = DATABASE() AND ROUTINE_TYPE = ";
        LISTS.put(Kind.SEQUENCE, tables + " = 'SEQUENCE' ORDER BY 1");
        LISTS.put(Kind.TABLE, tables + " IN ('BASE TABLE', 'SYSTEM VERSIONED') ORDER BY 1");
        LISTS.put(Kind.FUNCTION, routines + "'FUNCTION' ORDER BY 1");
        LISTS.put(Kind.VIEW, tables + " = 'VIEW' ORDER BY 1");
        LISTS.put(Kind.PROCEDURE, routines + "'PROCEDURE' ORDER BY 1");
        LISTS.put(Kind.TRIGGER, "SELECT TRIGGER_NAME FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = DATABASE()"
                + " ORDER BY EVENT_OBJECT_TABLE, ACTION_TIMING, EVENT_MANIPULATION, ACTION_ORDER");
    }

    private DatabaseObjects() {}

    /** In the order in which they can be made, except for views that build on each other. */
    public static List<DatabaseObject> read(Connection connection) throws SQLException {
        String database = SessionSql.database(connection).orElseThrow();
        List<DatabaseObject> objects = new ArrayList<>();
        for (Map.Entry<Kind, String> list : LISTS.entrySet()) {
            for (String name : Jdbc.list(connection, list.getValue(), row -> row.getString(1))) {
                if (!JournalSql.TABLES.contains(name) && !name.equals(ScratchMark.TABLE)) {
                    objects.add(read(connection, database, list.getKey(), name));
                }
            }
        }
        return objects;
    }

    private static DatabaseObject read(Connection connection, String database, Kind kind, String name)
            throws SQLException {
        boolean program = kind.isProgram();
        String sql = "SHOW CREATE " + kind.name() + " " + Identifiers.quote(name);
        return Jdbc.one(connection, sql, row -> new DatabaseObject(
                        kind,
                        name,
                        Optional.ofNullable(row.getString(program ? 3 : 2))
                                .map(text -> Definitions.portable(text, kind, database))
                                .orElse(""),
                        program ? row.getString(2) : ""))
                .orElseThrow();
    }
}
