package dev.tenure.deploy.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.deploy.DeployListener;
import dev.tenure.deploy.StepReport;
import dev.tenure.migrate.MigrationFiles;
import dev.tenure.schema.Column;
import dev.tenure.schema.ColumnType;
import dev.tenure.schema.Entity;
import dev.tenure.schema.ForeignKey;
import dev.tenure.schema.Index;
import dev.tenure.schema.Schema;
import dev.tenure.schema.Storage;
import dev.tenure.schema.Table;
import dev.tenure.schema.Tenant;
import dev.tenure.testkit.TestDatabase;
import dev.tenure.testkit.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which rows of a production a rehearsal has, and that they are the same there. */
class SamplingTest {

    private static final ColumnType ID = ColumnType.bigUnsigned();
    private static final Table COMPANIES = table("companies", Table.Role.EXISTING, List.of());
    private static final Table ORDERS = table("orders", Table.Role.OWNED, List.of(new Entity.Polymorphic(
            "about", "about_type", "about_id", List.of(new Entity.Target("shop.Thing", "things")))));
    private static final Table THINGS = table("things", Table.Role.EXISTING, List.of());
    private static final Schema SCHEMA = new Schema("com.acme.Shop", Optional.of(new Tenant("companies", "id", "company_id")),
            Schema.DEFAULT_MIGRATIONS, List.of(COMPANIES, THINGS, ORDERS));

    private final TestDatabase production = TestServer.shared().createDatabase();
    private final TestDatabase copy = TestServer.shared().createDatabase();

    private static Table table(String name, Table.Role role, List<Entity.Polymorphic> references) {
        boolean scoped = role == Table.Role.OWNED;
        List<Column> columns = new ArrayList<>(List.of(Column.of("id", ID, false).withAutoIncrement()));
        List<ForeignKey> keys = new ArrayList<>();
        if (scoped) {
            columns.add(Column.of("company_id", ID, false));
            columns.add(Column.of("about_type", new ColumnType.Varchar(50), true));
            columns.add(Column.of("about_id", ID, true));
            keys.add(new ForeignKey("fk_" + name, List.of("company_id"), "companies", List.of("id"),
                    ForeignKey.Action.CASCADE, ForeignKey.Action.CASCADE));
        }
        return new Table(name, role, "", Storage.DEFAULT, columns, List.of("id"),
                scoped ? List.of(Index.of("idx_company", false, List.of("company_id"))) : List.of(), keys, List.of(),
                List.of(), Optional.of(new Entity("shop." + name, scoped ? Optional.of("company_id") : Optional.empty(),
                        List.of(), references, Optional.empty(), List.of(), Optional.empty())));
    }

    @AfterEach
    void drop() {
        copy.close();
        production.close();
    }

    private Sampling.Result sample(int limit, String... touched) throws SQLException {
        try (Connection origin = production.open();
                Connection making = copy.open();
                Connection from = production.open();
                Connection to = copy.open()) {
            StructureClone.copy(origin, making);
            return Sampling.copy(from, to, SCHEMA, List.of(touched), limit);
        }
    }

    private static List<String> ask(TestDatabase database, String sql) throws SQLException {
        try (Connection connection = database.open();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }

    private void shop() {
        production.createExisting(SCHEMA);
        production.createOwned(SCHEMA);
        production.execute("INSERT INTO companies (id) VALUES (1), (2), (7)");
    }

    @Test
    void each_tenant_has_its_first_rows_by_the_primary_key_and_no_more() throws SQLException {
        shop();
        production.execute("INSERT INTO orders (id, company_id) VALUES (5, 1), (1, 1), (4, 1), (2, 2), (9, 2), (3, 7)");
        Sampling.Result result = sample(2, "orders", "companies");
        assertThat(result.rows()).isEqualTo(Map.of("companies", 3L, "orders", 5L));
        assertThat(result.missed()).isEmpty();
        assertThat(ask(copy, "SELECT id FROM orders ORDER BY id")).containsExactly("1", "2", "3", "4", "9");
    }

    @Test
    void what_belongs_to_no_tenant_has_its_first_rows_where_migrations_touch_it() throws SQLException {
        shop();
        production.execute("INSERT INTO things (id) VALUES (3), (1), (2)");
        assertThat(sample(2, "things").rows()).containsEntry("things", 2L);
        assertThat(ask(copy, "SELECT id FROM things")).containsExactly("1", "2");
    }

    @Test
    void what_a_row_refers_to_comes_along_by_keys_and_by_polymorphic_references_and_nothing_else_does()
            throws SQLException {
        shop();
        production.execute(
                "CREATE TABLE kinds (code CHAR(3) PRIMARY KEY)",
                "INSERT INTO kinds VALUES ('aaa'), ('bbb'), ('ccc')",
                "ALTER TABLE things ADD kind CHAR(3), ADD FOREIGN KEY (kind) REFERENCES kinds (code)",
                "INSERT INTO things (id, kind) VALUES (1, 'aaa'), (8, 'bbb'), (9, 'ccc')",
                "INSERT INTO orders (id, company_id, about_type, about_id) VALUES (1, 1, 'shop.Thing', 8),"
                        + " (2, 1, 'shop.Other', 9), (3, 1, 'shop.Thing', 9)");
        assertThat(sample(2, "orders").rows())
                .isEqualTo(Map.of("companies", 3L, "orders", 2L, "things", 1L, "kinds", 1L));
        assertThat(ask(copy, "SELECT kind FROM things")).containsExactly("bbb");
    }

    @Test
    void rows_that_refer_to_themselves_and_in_circles_come_whole() throws SQLException {
        shop();
        production.execute(
                "SET SESSION foreign_key_checks = 0",
                "ALTER TABLE orders ADD after_id BIGINT UNSIGNED, ADD hen_id INT,"
                        + " ADD FOREIGN KEY (after_id) REFERENCES orders (id), ADD FOREIGN KEY (hen_id) REFERENCES hens (id)",
                "CREATE TABLE hens (id INT PRIMARY KEY, egg_id INT NOT NULL, FOREIGN KEY (egg_id) REFERENCES eggs (id))",
                "CREATE TABLE eggs (id INT PRIMARY KEY, hen_id INT NOT NULL, FOREIGN KEY (hen_id) REFERENCES hens (id))",
                "INSERT INTO hens VALUES (1, 12), (2, 13), (3, 11), (4, 14)",
                "INSERT INTO eggs VALUES (11, 1), (12, 2), (13, 3), (14, 4)",
                "INSERT INTO orders (id, company_id, after_id, hen_id) VALUES (1, 1, 6, 1), (6, 1, 5, NULL),"
                        + " (5, 1, 1, NULL), (8, 1, 8, NULL)");
        assertThat(sample(1, "orders").rows())
                .isEqualTo(Map.of("companies", 3L, "orders", 3L, "hens", 3L, "eggs", 3L));
        assertThat(ask(copy, "SELECT id FROM orders ORDER BY id")).containsExactly("1", "5", "6");
    }

    @Test
    void every_value_is_the_same_whatever_its_type() throws SQLException {
        boolean mariaDb = TestServer.shared().server().isMariaDb();
        String name = "all `types`; DROP TABLE companies -- '\" <b>\u00e9";
        String quoted = "`" + name.replace("`", "``") + "`";
        production.execute(
                "SET SESSION sql_mode = 'NO_AUTO_VALUE_ON_ZERO', SESSION time_zone = '+05:00'",
                "CREATE TABLE " + quoted + " (id BIGINT UNSIGNED AUTO_INCREMENT PRIMARY KEY, tiny TINYINT(1), small SMALLINT,"
                        + " amount DECIMAL(30, 10), price FLOAT, mass DOUBLE, filled INT(8) UNSIGNED ZEROFILL, few BIT(5),"
                        + " many BIT(64), fixed BINARY(4), loose VARBINARY(20), big BLOB, words LONGTEXT, plain CHAR(5),"
                        + " old VARCHAR(20) CHARACTER SET latin1, doc JSON, kind ENUM('a', 'it''s'), kinds SET('x', 'y'),"
                        + " day DATE, moment DATETIME(6), stamp TIMESTAMP(3) NULL, span TIME(2), made YEAR, place POINT,"
                        + " twice INT AS (small * 2) STORED, half INT AS (small / 2) VIRTUAL, `it's \"a\" ``name``` INT)"
                        + " DEFAULT CHARSET utf8mb4",
                "INSERT INTO " + quoted + " (id, tiny, small, amount, price, mass, filled, few, many, fixed, loose, big,"
                        + " words, plain, old, doc, kind, kinds, day, moment, stamp, span, made, place, `it's \"a\" ``name```)"
                        + " VALUES (0, 5, -7, -12345678901234567890.0123456789, 1.23456789, 1e-300, 42, b'10101',"
                        + " x'8000000000000001', x'00ff5c27', x'27005c', x'00', 'it''s \\\\ \uD83D\uDC14', 'ab ', '\u00e9',"
                        + " '{\"a\": [1, 2.5, null, \"\\\\u00e9\"]}', 'it''s', 'x,y', '0000-00-00', '2024-02-29 23:59:59.123456',"
                        + " '2024-03-31 02:30:00.001', '-838:59:59', 0, ST_GeomFromText('POINT(1.5 -2)'), 9),"
                        + " (18446744073709551615, 0, 32767, 0, 16777217, 0.1, 0, 0, 0, '', '', '', '', '', '', '[]', 'a', '',"
                        + " '1000-01-01', '0000-00-00', '1970-01-01 06:00:00', '838:59:59.99', 2155, NULL, NULL)",
                "INSERT INTO " + quoted + " (id) VALUES (77)");
        Sampling.Result result = sample(10, name);
        assertThat(result.missed()).isEmpty();
        assertThat(result.rows()).isEqualTo(Map.of(name, 3L));
        String sum = "CHECKSUM TABLE " + quoted;
        String columns = ask(production, "SELECT CONCAT('`', REPLACE(COLUMN_NAME, '`', '``'), '`') FROM"
                + " information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME LIKE 'all%'")
                .stream().map(column -> "COALESCE(HEX(" + column + "), 'NULL')")
                .reduce((one, other) -> one + ", '|', " + other).orElseThrow();
        String all = "SELECT CONCAT(" + columns + ") FROM " + quoted + " ORDER BY id";
        assertThat(ask(copy, all)).isEqualTo(ask(production, all)).hasSize(3);
        assertThat(ask(copy, "SELECT price * 1e0 FROM " + quoted + " ORDER BY id"))
                .isEqualTo(ask(production, "SELECT price * 1e0 FROM " + quoted + " ORDER BY id"));
        if (!mariaDb) {
            assertThat(ask(copy, sum.replace("CHECKSUM TABLE", "SELECT COUNT(*) FROM"))).containsExactly("3");
        }
    }

    @Test
    void triggers_make_nothing_else_of_the_rows_and_are_there_afterwards() throws SQLException {
        shop();
        production.execute(
                "ALTER TABLE orders ADD note VARCHAR(20)",
                "INSERT INTO orders (id, company_id, note) VALUES (1, 1, 'mine')",
                "CREATE TRIGGER first BEFORE INSERT ON orders FOR EACH ROW SET NEW.note = 'changed'",
                "CREATE TRIGGER second BEFORE INSERT ON orders FOR EACH ROW FOLLOWS first SET NEW.note = UPPER(NEW.note)");
        sample(5, "orders");
        assertThat(ask(copy, "SELECT note FROM orders")).containsExactly("mine");
        copy.execute("INSERT INTO orders (id, company_id, note) VALUES (2, 1, 'new')");
        assertThat(ask(copy, "SELECT note FROM orders WHERE id = 2")).containsExactly("CHANGED");
    }

    @Test
    void parents_are_found_by_what_the_server_computes_too() throws SQLException {
        shop();
        production.execute(
                "INSERT INTO things (id) VALUES (4), (5)",
                "ALTER TABLE orders ADD thing_id BIGINT UNSIGNED AS (IF(about_type = 't', about_id, NULL)) STORED,"
                        + " ADD CONSTRAINT to_thing FOREIGN KEY (thing_id) REFERENCES things (id)",
                "INSERT INTO orders (id, company_id, about_type, about_id) VALUES (1, 1, 't', 5), (2, 1, 'u', 4)");
        assertThat(sample(5, "orders").rows()).containsEntry("things", 1L);
        assertThat(ask(copy, "SELECT id FROM things")).containsExactly("5");
    }

    @Test
    void rows_without_a_key_and_references_to_what_is_no_key_come_once() throws SQLException {
        boolean mariaDb = TestServer.shared().server().isMariaDb();
        shop();
        production.execute(
                mariaDb ? "SET @nothing = 0" : "SET SESSION restrict_fk_on_non_standard_key = 0",
                "CREATE TABLE tags (tag VARCHAR(9), n INT, KEY (tag))",
                "INSERT INTO tags VALUES ('a', 1), ('a', 2), ('b', 3)",
                "ALTER TABLE orders ADD tag VARCHAR(9), ADD FOREIGN KEY (tag) REFERENCES tags (tag)",
                "INSERT INTO orders (id, company_id, tag) VALUES (1, 1, 'a'), (2, 2, 'A')");
        assertThat(sample(5, "orders").rows()).containsEntry("tags", 1L);
    }

    @Test
    void what_the_copy_does_not_take_is_named() throws SQLException {
        shop();
        production.execute("INSERT INTO orders (id, company_id, about_id) VALUES (1, 1, 1), (2, 2, 2)");
        try (Connection origin = production.open();
                Connection making = copy.open();
                Connection from = production.open();
                Connection to = copy.open()) {
            StructureClone.copy(origin, making);
            copy.execute("ALTER TABLE orders ADD CONSTRAINT few CHECK (about_id > 1)", "DROP TABLE things");
            Sampling.Result result = Sampling.copy(from, to, SCHEMA, List.of("orders", "things"), 5);
            assertThat(result.rows()).isEqualTo(Map.of("companies", 3L, "orders", 1L));
            assertThat(result.missed()).hasSize(2);
            assertThat(result.missed().get(0)).isEqualTo("The copy has no table things to put rows into.");
            assertThat(result.missed().get(1)).startsWith("The copy does not take 1 row of orders: ").contains("few");
        }
    }

    @Test
    void migrations_meet_the_rows_and_the_report_says_how_many_of_which_table(@TempDir Path root)
            throws SQLException, IOException {
        shop();
        production.execute(
                "INSERT INTO things (id) VALUES (1)",
                "INSERT INTO orders (id, company_id, about_id) VALUES (1, 1, 1), (2, 1, 1), (3, 2, 1)");
        Path folder = Files.createDirectories(root.resolve(SCHEMA.migrations()));
        Files.writeString(folder.resolve("V1__fill.sql"), """
                -- tenure:batches `orders` by `id` of 2
                UPDATE orders SET about_type = 'shop.Thing' WHERE about_type IS NULL;
                -- tenure:expect-none orders that were not filled
                SELECT COUNT(*) FROM orders WHERE about_type <> 'shop.Thing';
                """);
        Files.writeString(folder.resolve("U1__fill.sql"), "UPDATE orders SET about_type = NULL;");
        List<StepReport> steps = Rehearsal.run(production, database -> () -> TestServer.shared().open(database), SCHEMA,
                MigrationFiles.read(root, SCHEMA), 5, DeployListener.NONE);
        assertThat(steps.stream().flatMap(step -> step.findings().stream())).isEmpty();
        assertThat(steps.get(1).step()).isEqualTo("sample");
        assertThat(steps.get(1).listings().get(0).rows())
                .containsExactly(List.of("companies", "3"), List.of("orders", "3"), List.of("things", "1"));
        assertThat(steps.get(1).said().get(0)).contains("7 rows").contains("companies 3").contains("orders 3");
        production.execute("UPDATE orders SET about_type = 'other' WHERE id = 3");
        List<StepReport> again = Rehearsal.run(production, database -> () -> TestServer.shared().open(database), SCHEMA,
                MigrationFiles.read(root, SCHEMA), 5, DeployListener.NONE);
        assertThat(again).filteredOn(StepReport::isRed).singleElement()
                .satisfies(step -> assertThat(step.findings().get(0).what()).contains("orders that were not filled"));
        assertThat(ask(production, "SELECT about_type FROM orders WHERE id < 3")).containsOnlyNulls();
    }
}
