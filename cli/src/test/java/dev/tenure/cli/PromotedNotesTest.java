package dev.tenure.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.migrate.Migration;
import dev.tenure.migrate.MigrationFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PromotedNotesTest {

    @TempDir
    private Path folder;

    private List<String> notes(String sql) throws IOException {
        Files.writeString(folder.resolve("V1__x.sql"), sql);
        Migration migration = MigrationFiles.all(folder).get(0);
        return PromotedNotes.of(migration, Project.SCHEMA);
    }

    @Test
    void what_is_lost_and_who_waits_has_a_line_each() throws IOException {
        assertThat(notes("""
                -- tenure:loses what of orders.note does not fit its new type
                ALTER TABLE orders MODIFY note VARCHAR(10), ALGORITHM=COPY, LOCK=SHARED;
                ALTER TABLE orders MODIFY code VARCHAR(10), ALGORITHM=COPY, LOCK=SHARED;
                """)).containsExactly(
                "loses what of orders.note does not fit its new type",
                "locks orders: writers wait, and readers for a moment at its end (it has its rows copied)",
                "locks companies: writers wait (it has changes that cascade into orders)");
    }

    @Test
    void where_servers_differ_the_line_says_on_which() throws IOException {
        assertThat(notes("ALTER TABLE orders ADD note INT /*!80029 , ALGORITHM=INSTANT */ /*M! , ALGORITHM=COPY, LOCK=SHARED */;"))
                .first().asString().startsWith("locks orders: writers wait").endsWith(", on MariaDB 11.4.0");
    }

    @Test
    void what_makes_nobody_wait_for_longer_than_a_moment_has_none() throws IOException {
        assertThat(notes("ALTER TABLE orders ADD note INT, ALGORITHM=INSTANT;")).isEmpty();
        assertThat(notes("CREATE TABLE lonely (id INT);")).isEmpty();
    }
}
