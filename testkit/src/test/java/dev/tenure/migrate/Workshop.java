package dev.tenure.migrate;

import dev.tenure.mysql.Connections;
import dev.tenure.mysql.JournalSql;
import dev.tenure.mysql.TableFacts;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A {@link Shop} with people in it, and a migration that does a bit of everything to them. */
final class Workshop implements AutoCloseable {

    static final Version MIXED = Version.of("3");

    /** The next run may have to wait for the statement that a dead one left running. */
    static final Locking PATIENT =
            new Locking(Duration.ofSeconds(30), Duration.ofSeconds(20), 1, Duration.ofMillis(10));

    static final String UP = """
            CREATE TABLE notes (
              id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
              person BIGINT UNSIGNED NULL,
              content VARCHAR(50) NOT NULL,
              KEY k_person (person));
            ALTER TABLE people ADD COLUMN email VARCHAR(60) NULL;
            ALTER TABLE people ADD INDEX k_age (age);
            ALTER TABLE people MODIFY COLUMN name VARCHAR(40) NOT NULL;
            UPDATE people SET email = CONCAT(name, '@example.org'), age = age + 1;
            ALTER TABLE people RENAME COLUMN nick TO nickname;
            ALTER TABLE people RENAME INDEX k_name TO k_of_name;
            SET SESSION foreign_key_checks = 0;
            ALTER TABLE notes ADD CONSTRAINT fk_person FOREIGN KEY (person) REFERENCES people (id) ON DELETE CASCADE;
            SET SESSION foreign_key_checks = 1;
            ALTER TABLE people ADD CONSTRAINT grown CHECK (age > 0);
            INSERT INTO notes (person, content) SELECT id, name FROM people;
            -- tenure:loses the values of people.spare
            ALTER TABLE people DROP COLUMN spare;
            CREATE TRIGGER notes_stay BEFORE UPDATE ON notes FOR EACH ROW
              SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'Notes stay as they are';
            CREATE INDEX k_content ON notes (content);
            RENAME TABLE people TO persons;
            """;

    static final String DOWN = """
            -- tenure:undoes 16
            RENAME TABLE persons TO people;
            -- tenure:undoes 15
            DROP INDEX k_content ON notes;
            -- tenure:undoes 14
            DROP TRIGGER notes_stay;
            -- tenure:undoes 13
            ALTER TABLE people ADD COLUMN spare INT NULL AFTER age;
            -- tenure:undoes 12
            DELETE FROM notes;
            -- tenure:undoes 11
            ALTER TABLE people DROP CONSTRAINT grown;
            -- tenure:undoes 9
            ALTER TABLE notes DROP FOREIGN KEY fk_person;
            -- tenure:undoes 7
            ALTER TABLE people RENAME INDEX k_of_name TO k_name;
            -- tenure:undoes 6
            ALTER TABLE people RENAME COLUMN nickname TO nick;
            -- tenure:undoes 5
            UPDATE people SET age = age - 1;
            -- tenure:undoes 4
            ALTER TABLE people MODIFY COLUMN name VARCHAR(20) NOT NULL;
            -- tenure:undoes 3
            ALTER TABLE people DROP INDEX k_age;
            -- tenure:undoes 2
            ALTER TABLE people DROP COLUMN email;
            -- tenure:undoes 1
            DROP TABLE notes;
            """;

    private final Shop shop;

    Workshop(Path root) throws IOException {
        shop = new Shop(root);
        shop.migrate();
        shop.database.execute(
                "CREATE TABLE people (id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,"
                        + " name VARCHAR(20) NOT NULL, age INT NOT NULL, spare INT NULL, nick VARCHAR(10) NULL,"
                        + " KEY k_name (name))",
                "INSERT INTO people (name, age, nick) VALUES ('Ada', 36, 'A'), ('Bob', 40, NULL), ('Cy', 20, 'C')");
        shop.file("V3__mixed.sql", UP).file("U3__mixed.sql", DOWN);
    }

    Migration mixed() {
        return shop.migrations().get(2);
    }

    Connections connections() {
        return shop.database;
    }

    void migrate(Connections connections, MigrationListener listener) {
        new Migrator(connections, Shop.MODEL, shop.migrations())
                .migrate(MigrateOptions.DEFAULT.withLocking(PATIENT).withDataLossAllowed(), listener);
    }

    void rollback(Connections connections, MigrationListener listener) {
        new Rollback(connections, Shop.MODEL, shop.migrations()).rollback(
                RollbackOptions.of(new RollbackOptions.Extent.To(Version.of("2")))
                        .withLocking(PATIENT)
                        .withDataLossAllowed(),
                listener);
    }

    void run(Direction direction, Connections connections, MigrationListener listener) {
        if (direction == Direction.UP) {
            migrate(connections, listener);
        } else {
            rollback(connections, listener);
        }
    }

    void run(Direction direction) {
        run(direction, shop.database, MigrationListener.NONE);
    }

    /** What there is: every table's fingerprint, its triggers and its rows, save for numbers that are given anew. */
    Map<String, Object> state() throws SQLException {
        Map<String, Object> state = new TreeMap<>();
        try (Connection connection = shop.database.open()) {
            for (String table : shop.tables()) {
                if (!JournalSql.TABLES.contains(table)) {
                    state.put(table, TableFacts.fingerprint(connection, table).orElseThrow());
                    state.put(table + " rows", rows(connection, table));
                }
            }
            state.put("triggers", TableFacts.triggers(connection, List.of("notes_stay")));
            state.put("status", shop.states());
        }
        return state;
    }

    private static List<String> rows(Connection connection, String table) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT * FROM `" + table + "` ORDER BY 1")) {
            int first = table.equals("notes") ? 2 : 1;
            while (found.next()) {
                StringBuilder row = new StringBuilder();
                for (int i = first; i <= found.getMetaData().getColumnCount(); i++) {
                    row.append(found.getString(i)).append('|');
                }
                rows.add(row.toString());
            }
        }
        return rows;
    }

    @Override
    public void close() {
        shop.close();
    }
}
