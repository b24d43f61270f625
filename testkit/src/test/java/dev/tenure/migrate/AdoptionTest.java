package dev.tenure.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tenure.TenureException;
import dev.tenure.mysql.Connections;
import dev.tenure.mysql.JournalSql;
import dev.tenure.schema.Finding;
import dev.tenure.schema.Schema;
import dev.tenure.verify.Verifier;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Taking over what was made by hand. What Flyway made is taken over in the example's tests, by Flyway itself. */
class AdoptionTest {

    private static final AdoptionOptions OPTIONS = AdoptionOptions.DEFAULT.withLocking(Shop.QUICK);

    @TempDir
    Path root;

    private Shop shop;

    @BeforeEach
    void open() throws IOException {
        shop = new Shop(root);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private Adoption adoption(Connections connections) {
        return new Adoption(connections, Shop.MODEL, shop.migrations(),
                (connection, schema) -> Verifier.verify(connection, schema).findings());
    }

    private Adoption.Outcome adopt() {
        return adoption(shop.database).adopt(OPTIONS, shop.events::add);
    }

    private String refusal() {
        return catchThrowableOfType(TenureException.class, this::adopt).getMessage();
    }

    @Test
    void what_equals_the_model_is_recorded_as_applied_and_nothing_else_changes() throws SQLException {
        shop.database.createOwned(Shop.MODEL);
        Schema before = shop.structure();
        Adoption.Outcome outcome = adopt();
        assertThat(outcome.findings()).isEmpty();
        assertThat(outcome.history()).isEmpty();
        assertThat(outcome.adopted()).extracting(Migration::label).containsExactly("1_create_orders", "2_create_items");
        assertThat(shop.structure()).isEqualTo(before);
        assertThat(shop.status().entries()).allSatisfy(entry -> {
            assertThat(entry.state()).isEqualTo(Status.State.APPLIED);
            assertThat(entry.adopted()).isTrue();
            assertThat(entry.batch()).contains(1);
        });
        assertThat(shop.migrate().entries()).isEmpty();
        assertThat(adopt().adopted()).isEmpty();
    }

    @Test
    void what_differs_is_listed_structure_and_rows_and_nothing_is_changed() throws SQLException {
        shop.database.createOwned(Shop.MODEL);
        shop.database.execute("ALTER TABLE items ADD extra INT", "SET foreign_key_checks = 0",
                "INSERT INTO orders VALUES (1, 77)");
        List<String> tables = shop.tables();
        assertThat(adopt().findings()).extracting(Finding::what).hasSizeGreaterThan(1)
                .anyMatch(what -> what.contains("extra")).anyMatch(what -> what.contains("fk_orders_companies"));
        assertThat(shop.tables()).isEqualTo(tables).doesNotContain(JournalSql.JOURNAL);
    }

    @Test
    void an_empty_database_is_not_taken_over() {
        assertThat(adopt().findings()).extracting(Finding::kind).contains(Finding.Kind.MISSING);
        assertThat(shop.states()).containsExactly("1 PENDING", "2 PENDING");
    }

    @Test
    void a_plan_tells_what_would_be_recorded_and_changes_nothing() throws SQLException {
        shop.database.createOwned(Shop.MODEL);
        List<String> tables = shop.tables();
        assertThat(adoption(shop.database).plan(OPTIONS).adopted()).hasSize(2);
        assertThat(shop.tables()).isEqualTo(tables);
    }

    @Test
    void a_table_that_the_model_does_not_know_must_be_there_at_least() throws IOException {
        shop.file("V3__notes.sql", "CREATE TABLE note (id INT PRIMARY KEY);\nRENAME TABLE note TO memo;\n"
                + "CREATE TABLE gone (id INT PRIMARY KEY);\nDROP TABLE gone;");
        shop.database.createOwned(Shop.MODEL);
        assertThat(adopt().findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("TEN433");
            assertThat(finding.what()).contains("memo");
        });
        shop.database.execute("CREATE TABLE memo (id INT PRIMARY KEY)");
        assertThat(adopt().adopted()).hasSize(3);
    }

    @Test
    void a_database_that_tenure_migrates_already_is_refused_as_long_as_something_is_pending() throws IOException {
        shop.migrate();
        assertThat(adopt().adopted()).isEmpty();
        shop.file("V3__seed.sql", "INSERT INTO companies VALUES (7)");
        assertThat(refusal()).startsWith("TEN432").contains("3_seed");
        shop.file("V3__seed.sql", "INSERT INTO companies VALUES (7);\nINSERT INTO companies VALUES ('x')");
        assertThatThrownBy(shop::migrate).isInstanceOf(TenureException.class);
        assertThat(refusal()).startsWith("TEN432").contains("3_seed");
    }

    @Test
    void what_another_schema_recorded_in_the_same_database_does_not_stand_in_the_way() throws SQLException {
        shop.migrate();
        shop.database.execute("UPDATE " + JournalSql.JOURNAL + " SET schema_name = 'app.Other'");
        assertThat(adopt().adopted()).hasSize(2);
        assertThat(shop.status().entries()).allMatch(entry -> entry.batch().orElseThrow() == 2);
    }

    @Test
    void an_adoption_that_ends_half_way_has_recorded_nothing() {
        shop.database.createOwned(Shop.MODEL);
        assertThatThrownBy(() -> adoption(shop.database).adopt(OPTIONS, event -> {
            if (event instanceof MigrationEvent.Finished) {
                throw new IllegalStateException("stop");
            }
        })).hasMessage("stop");
        assertThat(shop.states()).containsExactly("1 PENDING", "2 PENDING");
        assertThat(adopt().adopted()).hasSize(2);
    }

    @Test
    void it_goes_without_named_locks_as_well() {
        shop.database.createOwned(Shop.MODEL);
        assertThat(adoption(new WithoutNamedLocks(shop.database)).adopt(OPTIONS, MigrationListener.NONE).adopted())
                .hasSize(2);
        assertThat(shop.states()).containsExactly("1 APPLIED", "2 APPLIED");
    }

    @Test
    void rolling_back_leaves_what_was_adopted() throws SQLException {
        shop.database.createOwned(Shop.MODEL);
        Schema before = shop.structure();
        adopt();
        shop.rollbackAll();
        assertThat(shop.structure()).isEqualTo(before);
        assertThat(shop.tables()).doesNotContain(JournalSql.JOURNAL);
    }
}
