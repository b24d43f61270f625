package dev.tenure.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tenure.TenureException;
import dev.tenure.deploy.Preflight;
import dev.tenure.schema.Finding;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuardTest {

    private static final String GUARD = """
            -- tenure:expect-none notes without text
            SELECT COUNT(*) FROM notes AS n WHERE n.text IS NULL;
            """;

    @TempDir
    Path root;

    private Shop shop;

    @BeforeEach
    void create() throws IOException {
        shop = new Shop(root);
        shop.migrate();
        shop.database.execute("CREATE TABLE notes (id INT PRIMARY KEY, text VARCHAR(20))",
                "INSERT INTO notes VALUES (1, 'a'), (2, NULL), (3, NULL)");
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private String refusal() {
        return catchThrowableOfType(TenureException.class, shop::migrate).getMessage();
    }

    @Test
    void rows_that_must_not_be_there_stop_a_migration_before_it_changes_anything() throws IOException {
        shop.file("V3__require.sql", GUARD + "ALTER TABLE notes MODIFY text VARCHAR(20) NOT NULL;");
        assertThat(refusal()).startsWith("TEN422").contains("V3__require.sql (line 2)", "no notes without text",
                "there are 2: id 2; id 3.", "Nothing of this file was done.");
        assertThat(shop.states()).containsExactly("1 APPLIED", "2 APPLIED", "3 PENDING");
        shop.database.execute("UPDATE notes SET text = '' WHERE text IS NULL");
        shop.migrate();
        assertThat(shop.states()).containsExactly("1 APPLIED", "2 APPLIED", "3 APPLIED");
    }

    @Test
    void rows_that_come_on_the_way_stop_it_where_it_is_and_it_goes_on_from_there() throws IOException {
        shop.file("V3__require.sql", "ALTER TABLE notes ADD COLUMN more INT;\n" + GUARD
                + "ALTER TABLE notes MODIFY text VARCHAR(20) NOT NULL;");
        assertThat(refusal()).startsWith("TEN422").contains("What stands before it in the file is done.");
        assertThat(shop.states()).containsExactly("1 APPLIED", "2 APPLIED", "3 HALF_APPLIED");
        shop.database.execute("DELETE FROM notes WHERE text IS NULL");
        shop.migrate();
        assertThat(shop.states()).containsExactly("1 APPLIED", "2 APPLIED", "3 APPLIED");
    }

    @Test
    void a_guard_at_the_beginning_is_asked_before_anybody_migrates() throws IOException, SQLException {
        shop.file("V3__require.sql", GUARD + "ALTER TABLE notes MODIFY text VARCHAR(20) NOT NULL;");
        Plan plan = shop.migrator().plan(MigrateOptions.DEFAULT);
        assertThat(Guarding.ahead(shop.database, plan)).extracting(TenureException::code).containsExactly("TEN422");
        List<Finding> findings = Preflight.check(shop.database, Shop.MODEL, shop.migrations());
        assertThat(findings).extracting(Finding::code).contains("TEN422");
        shop.database.execute("DELETE FROM notes WHERE text IS NULL");
        assertThat(Guarding.ahead(shop.database, plan)).isEmpty();
    }

    @Test
    void a_guard_about_what_is_yet_to_come_is_not_asked_beforehand() throws IOException {
        shop.file("V3__require.sql", "-- tenure:expect-none colours\nSELECT COUNT(*) FROM colours;\nDROP TABLE notes;");
        assertThat(Guarding.ahead(shop.database, shop.migrator().plan(MigrateOptions.DEFAULT))).isEmpty();
        shop.file("V3__require.sql", "ALTER TABLE notes ADD COLUMN more INT;\n" + GUARD);
        assertThat(Guarding.ahead(shop.database, shop.migrator().plan(MigrateOptions.DEFAULT))).isEmpty();
    }
}
