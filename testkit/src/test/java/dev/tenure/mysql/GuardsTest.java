package dev.tenure.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.schema.Check;
import dev.tenure.schema.Column;
import dev.tenure.schema.ColumnType;
import dev.tenure.schema.Expression;
import dev.tenure.schema.ForeignKey;
import dev.tenure.schema.Generated;
import dev.tenure.schema.Index;
import dev.tenure.schema.Schema;
import dev.tenure.schema.Storage;
import dev.tenure.schema.Table;
import dev.tenure.schema.diff.Change;
import dev.tenure.testkit.TestDatabase;
import dev.tenure.testkit.TestServer;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * A guard counts the rows that a change does not take: with one such row the server refuses the change, or takes it and
 * holds something else afterwards; with none it takes it and holds the same.
 */
class GuardsTest {

    private static final ColumnType INT = new ColumnType.Int(ColumnType.Int.Size.REGULAR, false);
    private static final ColumnType SMALL = new ColumnType.Int(ColumnType.Int.Size.SMALL, false);
    private static final ColumnType UNSIGNED = new ColumnType.Int(ColumnType.Int.Size.REGULAR, true);
    private static final ColumnType TIMESTAMP = new ColumnType.Timestamp(0);
    private static final String UNICODE = "utf8mb4_unicode_ci";

    /**
     * @param good rows that the change takes, as what follows VALUES
     * @param bad  rows that it does not take, each tried by itself
     */
    private record Case(String name, Table before, Change change, Table after, List<String> good, List<String> bad) {}

    private static final List<Case> CASES = List.of(
            modified(Column.of("c", INT, true), Column.of("c", INT, false), List.of("1"), List.of("NULL")),
            modified(Column.of("c", TIMESTAMP, true), Column.of("c", TIMESTAMP, false),
                    List.of("'2020-01-01 00:00:00'"), List.of("NULL")),
            retyped(varchar(9), varchar(3), List.of("NULL", "''", "'abc'", "'äöü'"),
                    List.of("'abcd'", "'abc '", "'äöüx'")),
            retyped(varchar(9), new ColumnType.Char(3), List.of("'abc'"), List.of("'abcd'", "'ab '")),
            retyped(new ColumnType.Text(ColumnType.Capacity.REGULAR), varchar(3), List.of("'abc'"), List.of("'abcd'")),
            retyped(new ColumnType.Text(ColumnType.Capacity.REGULAR), new ColumnType.Text(ColumnType.Capacity.TINY),
                    List.of("REPEAT('ä', 127)"), List.of("REPEAT('ä', 128)")),
            retyped(new ColumnType.Varbinary(9), new ColumnType.Varbinary(3), List.of("x'010200'"),
                    List.of("x'01020304'")),
            retyped(new ColumnType.Varbinary(9), new ColumnType.Binary(3), List.of("x'010203'"),
                    List.of("x'01020304'", "x'01'")),
            retyped(INT, SMALL, List.of("32767", "-32768"), List.of("32768", "-32769")),
            retyped(INT, UNSIGNED, List.of("0"), List.of("-1")),
            retyped(INT, new ColumnType.Bool(), List.of("1", "-128"), List.of("128")),
            retyped(INT, new ColumnType.Decimal(4, 1, false), List.of("999"), List.of("1000")),
            retyped(new ColumnType.Decimal(9, 3, false), new ColumnType.Decimal(5, 2, false),
                    List.of("999.990", "-1.5"), List.of("1.005", "1000")),
            retyped(new ColumnType.Decimal(9, 3, false), INT, List.of("7.000"), List.of("7.001")),
            retyped(new ColumnType.Floating(true), INT, List.of("7", "-2147483648"), List.of("0.5", "2147483648")),
            retyped(new ColumnType.Floating(true), new ColumnType.Floating(false), List.of("1.5"), List.of("1e39")),
            retyped(varchar(20), INT, List.of("'12'", "'-7'"), List.of("'x'", "''", "'12 monkeys'", "'2147483648'")),
            retyped(varchar(20), new ColumnType.Decimal(5, 2, false), List.of("'1.25'", "'-3'"),
                    List.of("'1.255'", "'x'", "'1000'")),
            retyped(INT, varchar(2), List.of("12", "-1"), List.of("123")),
            retyped(varchar(20), new ColumnType.Json(), List.of("'{}'", "'[1]'"), List.of("'{'", "'x'")),
            retyped(new ColumnType.DateTime(0), new ColumnType.Date(), List.of("'2020-01-02 00:00:00'"),
                    List.of("'2020-01-02 00:00:01'")),
            retyped(new ColumnType.DateTime(3), new ColumnType.DateTime(0), List.of("'2020-01-02 03:04:05.000'"),
                    List.of("'2020-01-02 03:04:05.500'")),
            retyped(new ColumnType.Time(6), new ColumnType.Time(3), List.of("'03:04:05.120'"),
                    List.of("'03:04:05.1234'")),
            retyped(new ColumnType.DateTime(0), TIMESTAMP, List.of("'2020-01-02 03:04:05'"),
                    List.of("'1960-01-01 00:00:00'", "'2045-01-01 00:00:00'")),
            retyped(values("a", "b", "c"), values("a", "c"), List.of("'a'", "'c'"), List.of("'b'")),
            retyped(values("open", "shut"), values("Open", "shut"), List.of("'shut'"), List.of("'open'")),
            retyped(varchar(9), values("a", "b"), List.of("'a'"), List.of("'c'", "'A'", "''")),
            modified(text(9, UNICODE), text(9, "latin1_swedish_ci"), List.of("'é'"), List.of("'ż'", "'日'")),
            keyed("another collation of a unique column", text(9, "utf8mb4_bin"), text(9, UNICODE),
                    List.of("'a'", "'b'"), List.of("'A'", "'á'")),
            unique("unique key", List.of("1, 'a'", "1, 'b'", "NULL, 'a'", "NULL, 'a'"), List.of("1, 'a'", "1, 'B'")),
            prefixed(List.of("1, 'abcd'", "1, 'xbcd'"), List.of("1, 'abce'")),
            live(List.of("1, NULL", "2, '2020-01-01 00:00:00'", "2, '2021-01-01 00:00:00'", "1, '2020-01-01 00:00:00'"),
                    List.of("1, NULL")),
            stored(List.of("1, NULL", "2, NULL", "2, '2020-01-01 00:00:00'", "2, '2020-01-01 00:00:00'"),
                    List.of("1, NULL")),
            primary(List.of("1, 2", "1, 3"), List.of("1, 2")),
            checked(List.of("0", "NULL", "7"), List.of("-1")),
            referring("foreign key", List.of("c"), List.of("id"), List.of("1, 1", "1, NULL"), List.of("1, 3")),
            referring("foreign key over the tenant, too", List.of("tenant", "c"), List.of("tenant", "id"),
                    List.of("1, 1", "2, NULL"), List.of("1, 2", "1, 3")));

    private static TestDatabase database;
    private static Connection connection;

    @BeforeAll
    static void open() throws SQLException {
        database = TestServer.shared().createDatabase();
        connection = database.open();
    }

    @AfterAll
    static void close() throws SQLException {
        connection.close();
        database.close();
    }

    @TestFactory
    Stream<DynamicTest> a_guard_counts_just_the_rows_that_a_change_does_not_take() {
        return CASES.stream().flatMap(one -> Stream.concat(
                Stream.of(DynamicTest.dynamicTest(one.name() + ", all good", () -> {
                    prepare(one, "");
                    assertThat(count(one)).isZero();
                    List<String> held = held(one);
                    change(one);
                    assertThat(held(one)).isEqualTo(held);
                })),
                one.bad().stream().map(bad -> DynamicTest.dynamicTest(one.name() + ", with " + bad, () -> {
                    prepare(one, bad);
                    assertThat(count(one)).isEqualTo(1);
                    assertThat(isRefusedOrChangesRows(one)).isTrue();
                }))));
    }

    private static boolean isRefusedOrChangesRows(Case one) throws SQLException {
        List<String> held = held(one);
        try {
            change(one);
        } catch (SQLException refused) {
            return true;
        }
        return !held(one).equals(held);
    }

    private static void prepare(Case one, String bad) throws SQLException {
        for (String table : List.of("t", "p")) {
            run("DROP TABLE IF EXISTS " + Identifiers.quote(table));
        }
        run(Ddl.createTable(parent()));
        run("INSERT INTO p VALUES (1, 1), (2, 2)");
        run(Ddl.createTable(one.before()));
        List<String> rows = new ArrayList<>(one.good());
        if (!bad.isEmpty()) {
            rows.add(bad);
        }
        List<String> columns = one.before().columns().stream()
                .filter(column -> !column.autoIncrement() && column.generated().isEmpty()).map(Column::name).toList();
        for (String row : rows) {
            run("INSERT INTO t (" + Identifiers.list(columns) + ") VALUES (" + row + ")");
        }
    }

    private static long count(Case one) throws SQLException {
        long count = 0;
        for (Guard guard : new Guards(schema(one.before()), schema(one.after())).of(one.change())) {
            count += Jdbc.list(connection, guard.sql(), row -> row.getLong(1)).get(0);
        }
        return count;
    }

    /** With checks of foreign keys on: whether the rows fit is the question. */
    private static void change(Case one) throws SQLException {
        for (Column column : one.after().columns()) {
            if (one.before().column(column.name()).isEmpty()) {
                run("ALTER TABLE t ADD COLUMN " + Ddl.column(column));
            }
        }
        for (String sql : new AlterSql(schema(one.before()), schema(one.after())).statements(one.change())) {
            if (sql.startsWith("ALTER")) {
                run(sql.replaceAll("( /\\*!|, ALGORITHM=)(?s).*", ""));
            }
        }
    }

    /** What rows hold, numbers and times without the zeros at their ends. */
    private static List<String> held(Case one) throws SQLException {
        return Jdbc.list(connection, "SELECT * FROM t ORDER BY 2, 1", row -> plain(row, 1) + " " + plain(row, 2));
    }

    private static String plain(ResultSet row, int column) throws SQLException {
        Object value = row.getObject(column);
        String text = String.valueOf(value instanceof Boolean ? row.getInt(column) : row.getString(column));
        return text.matches("-?[0-9]+([.][0-9]+)?") ? String.valueOf(Double.parseDouble(text))
                : text.replaceAll("[.]0+$|([.][0-9]+?)0+$| 00:00:00$", "$1");
    }

    private static void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Case retyped(ColumnType before, ColumnType after, List<String> good, List<String> bad) {
        return modified(column(before), column(after), good, bad);
    }

    private static Column column(ColumnType type) {
        Column column = Column.of("c", type, true);
        return type.isCharacter() ? column.withCollation(UNICODE) : column;
    }

    private static Case modified(Column before, Column after, List<String> good, List<String> bad) {
        return new Case(SqlTypes.text(before.type()) + (before.nullable() == after.nullable() ? "" : " with NULL")
                        + " to " + SqlTypes.text(after.type()) + after.collation().map(name -> " " + name).orElse(""),
                table(before), new Change.ModifyColumn("t", before, after), table(after), good, bad);
    }

    private static Case keyed(String name, Column before, Column after, List<String> good, List<String> bad) {
        Index key = Index.of("uk", true, List.of("c"));
        return new Case(name, with(table(before), key), new Change.ModifyColumn("t", before, after),
                with(table(after), key), good, bad);
    }

    private static Case unique(String name, List<String> good, List<String> bad) {
        return indexed(name, Index.of("uk", true, List.of("n", "c")), text(9, UNICODE), good, bad);
    }

    private static Case prefixed(List<String> good, List<String> bad) {
        Index key = new Index("uk", true, Index.Kind.BTREE,
                List.of(Index.Part.of("n"), new Index.Part("c", false, Optional.of(3), false)), true, Optional.empty(),
                Optional.empty());
        return indexed("unique key over the first characters", key, text(9, UNICODE), good, bad);
    }

    private static Case indexed(String name, Index key, Column column, List<String> good, List<String> bad) {
        Table table = table(Column.of("n", INT, true), column);
        return new Case(name, table, new Change.AddIndex("t", key), with(table, key), good, bad);
    }

    /** The marker is there by then, but the question may be asked before. */
    private static Case live(List<String> good, List<String> bad) {
        Table before = table(Column.of("n", INT, true), Column.of("deleted_at", TIMESTAMP, true));
        Index key = Index.of("uk", true, List.of("n", "live"));
        List<Column> columns = new ArrayList<>(before.columns());
        columns.add(marker(true));
        Table after = new Table("t", Table.Role.OWNED, "", Storage.DEFAULT, columns, List.of("id"), List.of(key),
                List.of(), List.of(), List.of(), Optional.empty());
        return new Case("unique key among live rows", before, new Change.AddIndex("t", key), after, good, bad);
    }

    /** A server that lost entries of the key may have let the rows in: here the key was none. */
    private static Case stored(List<String> good, List<String> bad) {
        Column[] plain = {Column.of("n", INT, true), Column.of("deleted_at", TIMESTAMP, true)};
        Index key = Index.of("uk", true, List.of("n", "live"));
        Table before = with(table(plain[0], plain[1], marker(false)), Index.of("uk", false, List.of("n", "live")));
        Table after = with(table(plain[0], plain[1], marker(true)), key);
        return new Case("marker that is stored from now on", before, new Change.ReplaceColumn(
                "t", marker(false), marker(true), Optional.of("deleted_at"), List.of(key)), after, good, bad);
    }

    private static Column marker(boolean stored) {
        return Column.of("live", new ColumnType.Int(ColumnType.Int.Size.TINY, false), true)
                .withGenerated(new Generated(new Expression.IsLive("deleted_at"), stored));
    }

    private static Case primary(List<String> good, List<String> bad) {
        Table before = new Table("t", Table.Role.OWNED, "", Storage.DEFAULT,
                List.of(Column.of("n", INT, false), Column.of("c", INT, false)), List.of(), List.of(), List.of(),
                List.of(), List.of(), Optional.empty());
        return new Case("primary key", before, new Change.ChangePrimaryKey("t", List.of(), List.of("n", "c")), before,
                good, bad);
    }

    private static Case checked(List<String> good, List<String> bad) {
        Table table = table(Column.of("c", INT, true));
        return new Case("check", table, new Change.AddCheck("t", new Check("ck",
                new Expression.Compare("c", Expression.Compare.Operator.AT_LEAST, BigDecimal.ZERO), true)), table, good,
                bad);
    }

    private static Case referring(
            String name, List<String> columns, List<String> referred, List<String> good, List<String> bad) {
        Table table = with(table(Column.of("tenant", INT, true), Column.of("c", ColumnType.bigUnsigned(), true)),
                Index.of("by", false, columns));
        return new Case(name, table, new Change.AddForeignKey("t", new ForeignKey("fk", columns, "p", referred,
                ForeignKey.Action.RESTRICT, ForeignKey.Action.RESTRICT)), table, good, bad);
    }

    private static Table parent() {
        return new Table("p", Table.Role.OWNED, "", Storage.DEFAULT,
                List.of(Column.of("tenant", INT, false), Column.of("id", ColumnType.bigUnsigned(), false)),
                List.of("id"), List.of(Index.of("uk_p", true, List.of("tenant", "id"))), List.of(), List.of(), List.of(),
                Optional.empty());
    }

    private static Table table(Column... columns) {
        List<Column> all = new ArrayList<>(List.of(columns));
        all.add(Column.of("id", ColumnType.bigUnsigned(), false).withAutoIncrement());
        return new Table("t", Table.Role.OWNED, "", Storage.DEFAULT, all, List.of("id"), List.of(), List.of(),
                List.of(), List.of(), Optional.empty());
    }

    private static Table with(Table table, Index index) {
        return new Table("t", Table.Role.OWNED, "", Storage.DEFAULT, table.columns(), table.primaryKey(),
                List.of(index), List.of(), List.of(), List.of(), Optional.empty());
    }

    private static Schema schema(Table table) {
        return new Schema("x.Model", Optional.empty(), Schema.DEFAULT_MIGRATIONS, List.of(table, parent()));
    }

    private static ColumnType varchar(int length) {
        return new ColumnType.Varchar(length);
    }

    private static ColumnType values(String... values) {
        return new ColumnType.Enumeration(List.of(values));
    }

    private static Column text(int length, String collation) {
        return Column.of("c", varchar(length), true).withCollation(collation);
    }
}
