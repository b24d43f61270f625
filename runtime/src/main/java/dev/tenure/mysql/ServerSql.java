package dev.tenure.mysql;

import dev.tenure.schema.Storage;
import java.util.List;

/** What is done to a server as a whole. Tests have databases and a server of their own. */
public final class ServerSql {

    private ServerSql() {}

    /** Creates a database in which tables that say nothing else are as Tenure's are. */
    public static String createDatabase(String name) {
        return createDatabase(name, Storage.DEFAULT.charset(), Storage.DEFAULT.collation());
    }

    public static String createDatabase(String name, String charset, String collation) {
        return "CREATE DATABASE " + Identifiers.quote(name) + " CHARACTER SET " + charset + " COLLATE " + collation;
    }

    public static String dropDatabase(String name) {
        return "DROP DATABASE IF EXISTS " + Identifiers.quote(name);
    }

    /** Leaves a new server's root as the only one who can log in, and that by a password. */
    public static List<String> rootAlone(String password) {
        return List.of(
                "ALTER USER 'root'@'localhost' IDENTIFIED BY " + Identifiers.literal(password),
                // it goes before every account that may log in from anywhere
                "DROP USER IF EXISTS ''@'localhost'");
    }
}
