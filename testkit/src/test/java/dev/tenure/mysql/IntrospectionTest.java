package dev.tenure.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tenure.TenureException;
import dev.tenure.schema.Check;
import dev.tenure.schema.Column;
import dev.tenure.schema.ColumnType;
import dev.tenure.schema.DefaultValue;
import dev.tenure.schema.Expression;
import dev.tenure.schema.ForeignKey;
import dev.tenure.schema.Generated;
import dev.tenure.schema.Index;
import dev.tenure.schema.Schema;
import dev.tenure.schema.Table;
import dev.tenure.schema.Trigger;
import dev.tenure.testkit.TestDatabase;
import dev.tenure.testkit.TestServer;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Databases that others made. */
class IntrospectionTest {

    private static final boolean MARIADB = TestServer.shared().server().isMariaDb();

    private static Schema read(String... statements) throws SQLException {
        try (TestDatabase database = TestServer.shared().createDatabase(); Connection connection = database.open()) {
            database.execute(statements);
            return Introspection.read(connection);
        }
    }

    private static Table readTable(String... statements) throws SQLException {
        return read(statements).tables().get(0);
    }

    @Test
    void an_empty_database_is_an_empty_schema() throws SQLException {
        assertThat(read().tables()).isEmpty();
    }

    @Test
    void a_view_is_no_table() throws SQLException {
        Schema schema = read("CREATE TABLE t (id INT)", "CREATE VIEW v AS SELECT id FROM t");
        assertThat(schema.tables()).extracting(Table::name).containsExactly("t");
    }

    @Test
    void types_that_are_never_declared_stay_in_the_servers_words() throws SQLException {
        Table table = readTable("CREATE TABLE odd (flags SET('a', 'b''c') NOT NULL DEFAULT 'a',"
                + " bits BIT(3) DEFAULT b'101', place POINT,"
                + " shape GEOMETRY, padded INT(5) ZEROFILL, approx FLOAT UNSIGNED, old DOUBLE(10, 2),"
                + " wide TINYINT(1) UNSIGNED)");
        assertThat(table.columns()).extracting(Column::type).containsExactly(
                new ColumnType.MultiSet(List.of("a", "b'c")),
                new ColumnType.Other("bit(3)"),
                new ColumnType.Other("point"),
                new ColumnType.Other("geometry"),
                new ColumnType.Other("int(5) unsigned zerofill"),
                new ColumnType.Other("float unsigned"),
                new ColumnType.Other("double(10,2)"),
                new ColumnType.Int(ColumnType.Int.Size.TINY, true));
        assertThat(table.column("bits").orElseThrow().defaultValue())
                .contains(new DefaultValue.Computed("b'101'"));
    }

    @Test
    void computed_defaults_are_canonical() throws SQLException {
        Table table = readTable("CREATE TABLE t (a INT DEFAULT (1 + 2), b VARCHAR(50) DEFAULT (CONCAT('x', '''')),"
                + " c DATETIME DEFAULT NOW())");
        assertThat(table.columns()).extracting(Column::defaultValue).containsExactly(
                Optional.of(new DefaultValue.Computed("1 + 2")),
                Optional.of(new DefaultValue.Computed("concat('x', '''')")),
                Optional.of(new DefaultValue.Now(0)));
    }

    @Test
    void an_invisible_column_says_so() throws SQLException {
        Table table = readTable("CREATE TABLE t (a INT AUTO_INCREMENT PRIMARY KEY, b INT INVISIBLE DEFAULT 1)");
        assertThat(table.columns()).extracting(Column::extra).containsExactly("", "invisible");
    }

    @Test
    void triggers_are_told_by_what_they_do() throws SQLException {
        Table table = readTable("CREATE TABLE t (a INT)",
                "CREATE TRIGGER z AFTER DELETE ON t FOR EACH ROW SET @x = 'its'",
                "CREATE TRIGGER b BEFORE INSERT ON t FOR EACH ROW SET NEW.a = 1");
        assertThat(table.triggers()).containsExactly(
                new Trigger("b", Trigger.Timing.BEFORE, Trigger.Event.INSERT, new Trigger.Statement("SET NEW.a = 1")),
                new Trigger("z", Trigger.Timing.AFTER, Trigger.Event.DELETE, new Trigger.Statement("SET @x = 'its'")));
    }

    @Test
    void a_trigger_that_refuses_is_read_as_it_was_declared() throws SQLException {
        List<Trigger> declared = List.of(
                new Trigger("a`b", Trigger.Timing.BEFORE, Trigger.Event.UPDATE, new Trigger.Refusal("it's final")),
                new Trigger("c", Trigger.Timing.BEFORE, Trigger.Event.DELETE, new Trigger.Refusal("grün")));
        Table table = readTable("CREATE TABLE t (a INT)",
                Ddl.createTrigger("t", declared.get(0)), Ddl.createTrigger("t", declared.get(1)));
        assertThat(table.triggers()).isEqualTo(declared);
        assertThat(table.isAppendOnly()).isTrue();
    }

    @Test
    void fulltext_and_spatial_keys_have_no_length() throws SQLException {
        Table table = readTable(
                "CREATE TABLE t (a TEXT, g POINT NOT NULL, FULLTEXT KEY words (a), SPATIAL KEY place (g))");
        assertThat(table.indexes()).extracting(Index::kind)
                .containsExactly(Index.Kind.SPATIAL, Index.Kind.FULLTEXT);
        assertThat(table.indexes()).flatExtracting(Index::parts)
                .containsExactly(Index.Part.of("g"), Index.Part.of("a"));
    }

    @Test
    void an_invisible_key_says_so() throws SQLException {
        Table table = readTable("CREATE TABLE t (a INT, KEY seen (a), KEY unseen (a) "
                + (MARIADB ? "IGNORED" : "INVISIBLE") + ")");
        assertThat(table.indexes()).extracting(Index::visible).containsExactly(true, false);
    }

    @Test
    void functional_key_parts_are_expressions() throws SQLException {
        assumeTrue(!MARIADB, "MariaDB has none");
        Table table = readTable("CREATE TABLE t (a VARCHAR(20), b INT,"
                + " KEY f ((LOWER(a)), b, (CONCAT(a, 'it''s ü')) DESC))");
        assertThat(table.columns()).extracting(Column::name).containsExactly("a", "b");
        assertThat(table.indexes().get(0).parts()).containsExactly(
                new Index.Part("lower(`a`)", false, Optional.empty(), true),
                Index.Part.of("b"),
                new Index.Part("concat(`a`, 'it''s ü')", true, Optional.empty(), true));
    }

    @Test
    void a_check_that_is_not_enforced_says_so() throws SQLException {
        assumeTrue(!MARIADB, "MariaDB enforces all");
        Table table = readTable("CREATE TABLE t (a INT, CONSTRAINT c CHECK (a > 1) NOT ENFORCED)");
        assertThat(table.checks()).extracting(Check::enforced).containsExactly(false);
    }

    @Test
    void partitioned_tables_are_read() throws SQLException {
        Table table = readTable("CREATE TABLE t (a INT NOT NULL, b INT, PRIMARY KEY (a))"
                + " PARTITION BY HASH (a) PARTITIONS 4");
        assertThat(table.columns()).hasSize(2);
        assertThat(table.primaryKey()).containsExactly("a");
    }

    @Test
    void tables_of_other_engines_and_without_keys_are_read() throws SQLException {
        Schema schema = read("CREATE TABLE a (x INT) ENGINE=MyISAM",
                "CREATE TABLE b (x INT, KEY k (x) USING HASH) ENGINE=MEMORY CHARSET=latin1");
        assertThat(schema.tables()).extracting(table -> table.storage().engine()).containsExactly("MyISAM", "MEMORY");
        assertThat(schema.tables().get(0).primaryKey()).isEmpty();
        assertThat(schema.tables().get(1).indexes().get(0).kind()).isEqualTo(Index.Kind.HASH);
        assertThat(schema.tables().get(1).storage().charset()).isEqualTo("latin1");
    }

    @Test
    void a_system_versioned_table_is_a_table() throws SQLException {
        assumeTrue(MARIADB, "MySQL has none");
        assertThat(read("CREATE TABLE t (a INT) WITH SYSTEM VERSIONING").tables()).hasSize(1);
    }

    @Test
    void json_is_json_and_a_text_that_holds_some_is_not() throws SQLException {
        Table table = readTable("CREATE TABLE t (doc JSON, loose LONGTEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,"
                + " CONSTRAINT valid CHECK (JSON_VALID(loose)))");
        assertThat(table.columns()).extracting(Column::type)
                .containsExactly(new ColumnType.Json(), new ColumnType.Text(ColumnType.Capacity.LONG));
        assertThat(table.checks()).containsExactly(new Check("valid", new Expression.ValidJson("loose"), true));
    }

    @Test
    void names_of_any_characters_are_read() throws SQLException {
        Table table = readTable("CREATE TABLE `we``ird'\"\\x ü` (`a``b'\"c` INT, `select` INT AS (`a``b'\"c` + 1),"
                + " KEY `k``'` (`a``b'\"c`), CONSTRAINT `c'h` CHECK (`a``b'\"c` > 0))");
        assertThat(table.name()).isEqualTo("we`ird'\"\\x ü");
        assertThat(table.column("select").orElseThrow().generated())
                .contains(new Generated(new Expression.Raw("`a``b'\"c` + 1"), false));
        assertThat(table.checks()).containsExactly(new Check("c'h",
                new Expression.Compare("a`b'\"c", Expression.Compare.Operator.MORE_THAN, BigDecimal.ZERO), true));
    }

    @Test
    void a_key_into_another_database_names_it() throws SQLException {
        try (TestDatabase other = TestServer.shared().createDatabase()) {
            other.execute("CREATE TABLE parent (id INT PRIMARY KEY)");
            Table table = readTable("CREATE TABLE child (p INT, CONSTRAINT fk FOREIGN KEY (p) REFERENCES "
                    + other.name() + ".parent (id))");
            assertThat(table.foreignKeys()).extracting(ForeignKey::referencedTable)
                    .containsExactly(other.name() + ".parent");
        }
    }

    @Test
    void only_the_asked_tables_are_read() throws SQLException {
        try (TestDatabase database = TestServer.shared().createDatabase(); Connection connection = database.open()) {
            database.execute("CREATE TABLE a (x INT)", "CREATE TABLE b (x INT)", "CREATE TABLE c (x INT)");
            assertThat(Introspection.read(connection, List.of("c", "a", "missing")).tables())
                    .extracting(Table::name).containsExactly("a", "c");
            assertThat(Introspection.read(connection, List.of()).tables()).isEmpty();
        }
    }

    @Test
    void a_connection_without_a_database_is_refused() throws SQLException {
        try (Connection connection = TestServer.shared().open()) {
            assertThatThrownBy(() -> Introspection.read(connection))
                    .isInstanceOf(TenureException.class).hasMessageContaining("TEN290");
        }
    }

    @Test
    void the_number_of_statements_does_not_grow_with_the_tables() throws SQLException {
        String[] ten = Stream.iterate(0, i -> i + 1).limit(10)
                .map(i -> "CREATE TABLE t" + i + " (id INT PRIMARY KEY, p INT, KEY k (p), CHECK (p > 0),"
                        + " FOREIGN KEY (p) REFERENCES t" + i + " (id))")
                .toArray(String[]::new);
        try (TestDatabase database = TestServer.shared().createDatabase(); Connection connection = database.open()) {
            database.execute(ten[0]);
            int one = statementsOf(connection);
            database.execute(Stream.of(ten).skip(1).toArray(String[]::new));
            assertThat(Introspection.read(connection).tables()).hasSize(10);
            assertThat(statementsOf(connection)).isEqualTo(one).isLessThan(12);
        }
    }

    private static int statementsOf(Connection connection) throws SQLException {
        AtomicInteger statements = new AtomicInteger();
        Connection counting = (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().endsWith("Statement")) {
                        statements.incrementAndGet();
                    }
                    return method.invoke(connection, arguments);
                });
        Introspection.read(counting);
        return statements.get();
    }
}
