package dev.tenure.deploy.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.schema.Finding;
import dev.tenure.testkit.TestDatabase;
import dev.tenure.testkit.TestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What servers plan for look-ups, over rows that are there. */
class LookUpsOnLiveDataTest {

    private final List<String> said = new ArrayList<>();
    private TestDatabase database;

    @BeforeEach
    void create() {
        database = TestServer.shared().createDatabase();
        database.createExisting(Shops.SCHEMA);
        database.createOwned(Shops.SCHEMA);
    }

    @AfterEach
    void drop() {
        database.close();
    }

    private List<Finding> check() throws SQLException {
        said.clear();
        try (Connection connection = database.open()) {
            LookUps.Seen seen = LookUps.check(connection, Shops.SCHEMA);
            said.addAll(seen.said());
            return seen.findings();
        }
    }

    private List<String> found() throws SQLException {
        return check().stream()
                .map(finding -> finding.code() + " " + finding.what().replaceAll(" (cannot|may) .*", ""))
                .toList();
    }

    private void change(String mySql, String mariaDb) {
        database.execute(TestServer.shared().server().isMariaDb() ? mariaDb : mySql);
    }

    @Test
    void with_rows_of_many_tenants_every_look_up_seeks_by_a_key() throws SQLException {
        database.execute(Shops.rows(40, 500));
        assertThat(check()).isEmpty();
        assertThat(said.get(0)).matches("Had the server plan 9 look-ups of 1 table: [89] seek by a key\\.");
    }

    @Test
    void a_key_that_is_gone_is_named_with_the_look_ups_that_it_was_for() throws SQLException {
        database.execute(Shops.rows(40, 500));
        database.execute("ALTER TABLE orders DROP KEY idx_customer");
        List<Finding> findings = check();
        assertThat(findings).extracting(Finding::code).containsOnly("TEN770");
        assertThat(findings).extracting(Finding::what).allMatch(what -> what.contains("with the key idx_customer"))
                .anyMatch(what -> what.startsWith("orders.findByCustomerId cannot seek by shop_id, customer_id"));
    }

    @Test
    void a_key_of_which_only_the_beginning_serves_is_named() throws SQLException {
        database.execute(Shops.rows(40, 500));
        database.execute("ALTER TABLE orders DROP KEY idx_customer",
                "ALTER TABLE orders ADD KEY idx_customer (shop_id, placed_at, customer_id)");
        assertThat(found()).contains("TEN770 orders.findByCustomerId");
    }

    @Test
    void a_key_that_the_server_must_not_use_is_named() throws SQLException {
        database.execute(Shops.rows(40, 500));
        change("ALTER TABLE orders ALTER INDEX idx_customer INVISIBLE",
                "ALTER TABLE orders ALTER INDEX idx_customer IGNORED");
        assertThat(found()).contains("TEN770 orders.findByCustomerId");
    }

    @Test
    void a_key_across_tenants_that_is_gone_is_named() throws SQLException {
        database.execute(Shops.rows(40, 500));
        database.execute("ALTER TABLE orders DROP KEY idx_status");
        assertThat(found()).contains("TEN770 orders.findByStatus across tenants");
    }

    @Test
    void a_server_that_knows_the_size_of_a_table_wrongly_is_found_out() throws SQLException {
        database.execute(Shops.rows(40, 500));
        forgetRows();
        List<Finding> findings = check();
        assertThat(findings).as(said.toString()).isNotEmpty().extracting(Finding::code).containsOnly("TEN771");
        assertThat(findings.get(0).remedy()).contains("ANALYZE TABLE");
        database.execute("ANALYZE TABLE orders");
        assertThat(check()).isEmpty();
    }

    /** As after rows went in with statistics switched off. */
    private void forgetRows() {
        String of = " WHERE database_name = '" + database.name() + "' AND table_name = 'orders'";
        database.execute(
                "ALTER TABLE orders STATS_PERSISTENT=1, STATS_AUTO_RECALC=0",
                "UPDATE mysql.innodb_table_stats SET n_rows = 1, clustered_index_size = 1, sum_of_other_index_sizes = 4"
                        + of,
                "UPDATE mysql.innodb_index_stats SET stat_value = 1" + of,
                "FLUSH TABLE orders");
    }

    @Test
    void a_small_table_may_be_read() throws SQLException {
        database.execute(Shops.rows(1, 12));
        assertThat(check()).isEmpty();
        database.execute("DELETE FROM orders WHERE id > 1", "ANALYZE TABLE orders");
        assertThat(check()).isEmpty();
    }

    @Test
    void a_table_that_is_nearly_all_one_tenants_may_be_read() throws SQLException {
        database.execute(Shops.rows(1, 5000));
        database.execute("UPDATE orders SET customer_id = 10, status = 'paid'", "ANALYZE TABLE orders");
        assertThat(check()).isEmpty();
    }

    @Test
    void of_an_empty_table_is_said_that_it_proves_nothing() throws SQLException {
        assertThat(check()).isEmpty();
        assertThat(said).hasSizeGreaterThan(0);
        database.execute("ALTER TABLE orders DROP KEY idx_customer");
        assertThat(found()).contains("TEN770 orders.findByCustomerId");
    }

    @Test
    void rows_with_nothing_in_a_column_and_deleted_rows_do_as_samples_too() throws SQLException {
        database.execute(Shops.rows(40, 100));
        database.execute("UPDATE orders SET customer_id = NULL, placed_at = NULL, deleted_at = NOW()");
        assertThat(check()).isEmpty();
    }

    @Test
    void a_table_that_is_not_there_is_not_asked() throws SQLException {
        database.execute("DROP TABLE orders");
        assertThat(check()).isEmpty();
        assertThat(said).containsExactly("There are no look-ups to have planned: no table has an entity with keys to look"
                + " up by.");
    }
}
