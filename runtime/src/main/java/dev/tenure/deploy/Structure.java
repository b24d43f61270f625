package dev.tenure.deploy;

import dev.tenure.Digests;
import dev.tenure.mysql.DatabaseObject;
import dev.tenure.mysql.DatabaseObjects;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Everything that a database is made of, save Tenure's own tables and what rows hold.
 *
 * @param checksums the checksum of each object's definition, by kind and name: {@code table orders}
 */
public record Structure(Map<String, String> checksums) {

    public Structure {
        checksums = new TreeMap<>(checksums);
    }

    /** Of the connection's database. */
    public static Structure read(Connection connection) throws SQLException {
        return of(DatabaseObjects.read(connection));
    }

    public static Structure of(List<DatabaseObject> objects) {
        Map<String, String> checksums = new TreeMap<>();
        objects.forEach(object -> checksums.put(
                object.label(), Digests.sha256(object.sqlMode() + "\n" + object.definition())));
        return new Structure(checksums);
    }

    /** What was kept of one, read back. */
    public static Structure of(Map<?, ?> checksums) {
        Map<String, String> read = new TreeMap<>();
        checksums.forEach((object, checksum) -> read.put((String) object, (String) checksum));
        return new Structure(read);
    }

    /** In what it differs from how it was, one sentence each; empty where it is the same. */
    public List<String> differencesTo(Structure before) {
        List<String> differences = new ArrayList<>();
        before.checksums.forEach((object, checksum) -> {
            if (!checksums.containsKey(object)) {
                differences.add("The " + object + " is gone.");
            } else if (!checksums.get(object).equals(checksum)) {
                differences.add("The " + object + " is not made as it was.");
            }
        });
        added(before).forEach(object -> differences.add("The " + object + " was not there."));
        return differences;
    }

    /** What was not there before. */
    public List<String> added(Structure before) {
        return checksums.keySet().stream().filter(object -> !before.checksums.containsKey(object)).toList();
    }
}
