package dev.tenure.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenure.schema.Column;
import dev.tenure.schema.ColumnType;
import dev.tenure.schema.Entity;
import dev.tenure.schema.Finding;
import dev.tenure.schema.ForeignKey;
import dev.tenure.schema.ForeignKey.Action;
import dev.tenure.schema.Index;
import dev.tenure.schema.Schema;
import dev.tenure.schema.Storage;
import dev.tenure.schema.Table;
import dev.tenure.schema.Tenant;
import dev.tenure.testkit.TestDatabase;
import dev.tenure.testkit.TestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A shop with customers and notes about customers, vouchers or shops. */
class VerifierTest {

    private static final ColumnType ID = ColumnType.bigUnsigned();

    private static final Schema SCHEMA = new Schema("com.acme.Shops",
            Optional.of(new Tenant("shops", "id", "shop_id")), Schema.DEFAULT_MIGRATIONS, List.of(
                    table("shops", Table.Role.EXISTING, List.of(Column.of("id", ID, false)), List.of(), List.of(),
                            List.of()),
                    table("customers", Table.Role.EXISTING,
                            List.of(Column.of("id", ID, false), Column.of("shop_id", ID, false)), List.of(), List.of(),
                            List.of()),
                    table("vouchers", Table.Role.EXISTING,
                            List.of(Column.of("id", ColumnType.uuid(), false), Column.of("shop_id", ID, false)),
                            List.of(), List.of(), List.of()),
                    table("notes", Table.Role.OWNED,
                            List.of(Column.of("id", ID, false).withAutoIncrement(), Column.of("shop_id", ID, false),
                                    Column.of("customer_id", ID, true),
                                    Column.of("about_type", new ColumnType.Varchar(50), true),
                                    Column.of("about_id", new ColumnType.Varchar(50), true),
                                    Column.of("deleted_at", new ColumnType.Timestamp(0), true)),
                            List.of(Index.of("notes_shop", false, List.of("shop_id")),
                                    Index.of("notes_customer", false, List.of("customer_id"))),
                            List.of(key("FK_notes_shop", "shop_id", "shops", Action.CASCADE),
                                    key("FK_notes_customer", "customer_id", "customers", Action.SET_NULL)),
                            List.of(new Entity.Polymorphic("about", "about_type", "about_id", List.of(
                                    new Entity.Target("Shop", "shops"), new Entity.Target("Customer", "customers"),
                                    new Entity.Target("Voucher", "vouchers")))))));

    private TestDatabase database;

    private static Table table(String name, Table.Role role, List<Column> columns, List<Index> indexes,
            List<ForeignKey> keys, List<Entity.Polymorphic> polymorphics) {
        Optional<String> tenant = name.equals("shops") ? Optional.empty() : Optional.of("shop_id");
        Optional<String> softDelete = name.equals("notes") ? Optional.of("deleted_at") : Optional.empty();
        return new Table(name, role, "", Storage.DEFAULT, columns, List.of("id"), indexes, keys, List.of(), List.of(),
                Optional.of(new Entity("com.acme." + name, tenant, List.of(), polymorphics, softDelete, List.of(),
                        Optional.empty())));
    }

    private static ForeignKey key(String name, String column, String parent, Action onDelete) {
        return new ForeignKey(name, List.of(column), parent, List.of("id"), onDelete, Action.RESTRICT);
    }

    @BeforeEach
    void makeShop() {
        database = TestServer.shared().createDatabase();
        database.createExisting(SCHEMA);
        database.createOwned(SCHEMA);
        database.execute("SET foreign_key_checks = 0",
                "INSERT INTO shops VALUES (1), (2)",
                "INSERT INTO customers VALUES (10, 1), (20, 2)",
                "INSERT INTO vouchers VALUES ('v-1', 1), ('v-2', 2)",
                "INSERT INTO notes (shop_id, customer_id, about_type, about_id) VALUES (1, 10, 'Customer', '10'),"
                        + " (1, NULL, 'Voucher', 'V-1'), (2, 20, 'Shop', '2'), (2, NULL, NULL, NULL)");
    }

    @AfterEach
    void dropShop() {
        database.close();
    }

    private Report verify() throws SQLException {
        try (Connection connection = database.open()) {
            return Verifier.verify(connection, SCHEMA);
        }
    }

    private static List<String> told(Report report) {
        return report.findings().stream().map(finding -> finding.code() + " " + finding.subject().label()).toList();
    }

    @Test
    void a_sound_database_has_no_findings_and_says_so_in_a_line() throws SQLException {
        Report report = verify();
        assertThat(report.sound()).isTrue();
        assertThat(report.text()).isEqualToIgnoringNewLines("Shops in " + database.name() + " on "
                + TestServer.shared().server().label() + ": 4 tables, " + report.questions()
                + " questions to the data, no findings.");
    }

    @Test
    void a_finding_about_rows_counts_them_and_names_some() throws SQLException {
        database.execute("SET foreign_key_checks = 0", "INSERT INTO notes (id, shop_id) VALUES (101, 9), (102, 9),"
                + " (103, 9), (104, 9), (105, 9), (106, 9), (107, 9)");
        Finding finding = verify().findings().get(0);
        assertThat(finding.code()).isEqualTo("TEN250");
        assertThat(finding.found()).contains("7 rows (among them 101, 102, 103, 104, 105)");
        assertThat(finding.what()).isEqualTo("7 rows (among them 101, 102, 103, 104, 105) of notes refer by"
                + " FK_notes_shop to rows of shops that do not exist.");
    }

    @Test
    void one_row_is_one_row() throws SQLException {
        database.execute("SET foreign_key_checks = 0", "INSERT INTO notes (id, shop_id) VALUES (101, 9)");
        assertThat(verify().findings()).extracting(Finding::found).containsExactly(Optional.of("1 row (101)"));
    }

    @Test
    void structure_comes_first_and_the_sum_last() throws SQLException {
        database.execute("ALTER TABLE notes DROP FOREIGN KEY FK_notes_customer, ADD COLUMN more INT",
                "UPDATE notes SET customer_id = 20 WHERE customer_id = 10");
        Report report = verify();
        assertThat(told(report)).containsExactly(
                "TEN207 notes.more", "TEN230 notes.FK_notes_customer", "TEN251 notes.FK_notes_customer");
        assertThat(report.text()).endsWith("3 findings (1 wrong, 1 missing, 1 extra)." + System.lineSeparator());
    }

    @Test
    void a_question_about_a_column_that_is_missing_drops_out() throws SQLException {
        database.execute("ALTER TABLE notes DROP COLUMN about_id", "ALTER TABLE vouchers DROP COLUMN shop_id");
        assertThat(told(verify())).containsExactly("TEN206 vouchers.shop_id", "TEN206 notes.about_id");
    }

    @Test
    void a_question_that_the_damage_makes_impossible_drops_out() throws SQLException {
        database.execute("ALTER TABLE notes DROP FOREIGN KEY FK_notes_customer, DROP KEY notes_customer,"
                + " DROP COLUMN customer_id, ADD COLUMN customer_id POINT NULL AFTER shop_id");
        assertThat(told(verify())).containsExactly(
                "TEN208 notes.customer_id", "TEN220 notes.notes_customer", "TEN230 notes.FK_notes_customer");
    }

    @Test
    void a_question_that_fails_although_all_is_sound_is_a_failure() throws SQLException {
        try (Connection connection = database.open()) {
            connection.createStatement().execute("SET SESSION lock_wait_timeout = 1");
            try (Connection other = database.open()) {
                other.createStatement().execute("LOCK TABLES notes WRITE");
                assertThatThrownBy(() -> Verifier.verify(connection, SCHEMA)).isInstanceOf(SQLException.class);
            }
        }
    }

    @Test
    void a_missing_table_is_one_finding() throws SQLException {
        database.execute("DROP TABLE notes");
        assertThat(told(verify())).containsExactly("TEN200 notes");
    }

    @Test
    void ids_are_compared_whatever_collations_the_two_sides_have() throws SQLException {
        database.execute("ALTER TABLE vouchers MODIFY id CHAR(36) CHARACTER SET latin1 COLLATE latin1_bin NOT NULL",
                "ALTER TABLE customers CONVERT TO CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci",
                "UPDATE notes SET about_id = 'v-1' WHERE about_type = 'Voucher'");
        assertThat(verify().findings()).isEmpty();
        database.execute("UPDATE notes SET about_id = 'V-1' WHERE about_type = 'Voucher'");
        assertThat(told(verify())).containsExactly("TEN253 notes.about");
    }

    @Test
    void deleted_rows_may_be_about_what_is_gone() throws SQLException {
        database.execute("DELETE FROM vouchers WHERE id = 'v-1'");
        assertThat(told(verify())).containsExactly("TEN253 notes.about");
        database.execute("UPDATE notes SET deleted_at = NOW() WHERE about_type = 'Voucher'");
        assertThat(verify().sound()).isTrue();
    }

    @Test
    void nothing_is_written() throws SQLException {
        try (Connection connection = database.open()) {
            connection.createStatement().execute("SET SESSION TRANSACTION READ ONLY");
            connection.setAutoCommit(false);
            assertThat(Verifier.verify(connection, SCHEMA).sound()).isTrue();
            connection.rollback();
        }
    }
}
