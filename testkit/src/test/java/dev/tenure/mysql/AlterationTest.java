package dev.tenure.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenure.mysql.Alteration.Algorithm;
import dev.tenure.schema.Check;
import dev.tenure.schema.Column;
import dev.tenure.schema.ColumnType;
import dev.tenure.schema.DefaultValue;
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
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each kind of alteration is taken by the server as fast as it is said to be, and no faster. */
class AlterationTest {

    private static final ColumnType INT = new ColumnType.Int(ColumnType.Int.Size.REGULAR, false);
    private static final Column NUMBER = Column.of("n", INT, true);
    private static final Column NAME = text("name", 40);
    private static final Column STATE = state("a", "b");
    private static final Column MOMENT = Column.of("at", new ColumnType.Timestamp(0), true);
    private static final Column STORED =
            Column.of("kept", INT, true).withGenerated(new Generated(new Expression.IsLive("at"), true));
    private static final Column VIRTUAL =
            Column.of("live", INT, true).withGenerated(new Generated(new Expression.IsLive("at"), false));
    private static final Index KEY_OVER_COMPUTED = Index.of("one_live", true, List.of("n", "live"));
    private static final Index INDEX = Index.of("by_name", false, List.of("name"));
    private static final Check CHECK = new Check("n_least",
            new Expression.Compare("n", Expression.Compare.Operator.AT_LEAST, BigDecimal.ZERO), true);
    private static final ForeignKey KEY = new ForeignKey("fk_self", List.of("parent"), "t", List.of("id"),
            ForeignKey.Action.RESTRICT, ForeignKey.Action.RESTRICT);

    /** A kind of alteration, a change of that kind, and whether the table has it already so that it can go. */
    private record Sample(Alteration alteration, Change change, Function<Table, Table> prepared) {
        Sample(Alteration alteration, Change change) {
            this(alteration, change, table -> table);
        }
    }

    private static final List<Sample> SAMPLES = List.of(
            new Sample(Alteration.RENAME_TABLE, new Change.RenameTable("t", "u")),
            new Sample(Alteration.CHANGE_COMMENT, new Change.ChangeComment("t", "", "it's")),
            new Sample(Alteration.CHANGE_DEFAULT_CHARSET, new Change.ChangeStorage(
                    "t", Storage.DEFAULT, new Storage("InnoDB", "utf8mb4", "utf8mb4_bin"))),
            new Sample(Alteration.ADD_COLUMN, new Change.AddColumn("t", Column.of("x", INT, true), Optional.of("n"))),
            new Sample(Alteration.ADD_TIME_WITHOUT_DEFAULT, new Change.AddColumn(
                    "t", Column.of("x", new ColumnType.DateTime(0), false), Optional.of("n"))),
            new Sample(Alteration.ADD_VIRTUAL_COLUMN, new Change.AddColumn("t",
                    Column.of("x", INT, true).withGenerated(new Generated(new Expression.IsLive("at"), false)),
                    Optional.of("n"))),
            new Sample(Alteration.ADD_STORED_COLUMN, new Change.AddColumn("t",
                    Column.of("x", INT, true).withGenerated(new Generated(new Expression.IsLive("at"), true)),
                    Optional.of("n"))),
            new Sample(Alteration.DROP_COLUMN, new Change.DropColumn("t", NUMBER, Optional.empty())),
            new Sample(Alteration.DROP_VIRTUAL_COLUMN, new Change.DropColumn("t", VIRTUAL, Optional.empty()),
                    table -> with(table, VIRTUAL)),
            new Sample(Alteration.DROP_STORED_COLUMN, new Change.DropColumn("t", STORED, Optional.empty()),
                    table -> with(table, STORED)),
            new Sample(Alteration.RENAME_COLUMN, new Change.RenameColumn("t", NUMBER, "m")),
            new Sample(Alteration.RENAME_REFERENCED_COLUMN,
                    new Change.RenameColumn(
                            "t", Column.of("id", ColumnType.bigUnsigned(), false).withAutoIncrement(), "number"),
                    table -> table(table.columns(), table.indexes(), List.of(KEY), List.of())),
            new Sample(Alteration.MOVE_COLUMN,
                    new Change.MoveColumn("t", NUMBER, Optional.of("parent"), Optional.of("id"))),
            new Sample(Alteration.MOVE_COMPUTED_COLUMN,
                    new Change.MoveColumn("t", VIRTUAL, Optional.of("id"), Optional.of("n")),
                    table -> with(table, VIRTUAL)),
            new Sample(Alteration.MOVE_COMPUTED_COLUMN,
                    new Change.MoveColumn("t", STORED, Optional.of("id"), Optional.of("n")),
                    table -> with(table, STORED)),
            new Sample(Alteration.REPLACE_COMPUTED_COLUMN, replace(VIRTUAL, stored(VIRTUAL)),
                    table -> with(with(table, VIRTUAL), KEY_OVER_COMPUTED)),
            new Sample(Alteration.REPLACE_COMPUTED_COLUMN, replace(stored(VIRTUAL), VIRTUAL),
                    table -> with(with(table, stored(VIRTUAL)), KEY_OVER_COMPUTED)),
            new Sample(Alteration.CHANGE_COLUMN_METADATA,
                    new Change.ModifyColumn("t", NUMBER, NUMBER.withDefault(new DefaultValue.Literal("1")))),
            new Sample(Alteration.CHANGE_COLUMN_METADATA,
                    new Change.ModifyColumn("t", NUMBER, NUMBER.withComment("a number"))),
            new Sample(Alteration.CHANGE_COLUMN_METADATA,
                    new Change.ModifyColumn("t", MOMENT, MOMENT.withOnUpdateNow())),
            new Sample(Alteration.APPEND_TO_ENUM, new Change.ModifyColumn("t", STATE, state("a", "b", "c"))),
            new Sample(Alteration.WIDEN_VARCHAR, new Change.ModifyColumn("t", NAME, text("name", 63))),
            new Sample(Alteration.CHANGE_NULLABILITY, new Change.ModifyColumn("t", NUMBER, Column.of("n", INT, false))),
            new Sample(Alteration.REQUIRE_TIMESTAMP,
                    new Change.ModifyColumn("t", MOMENT, Column.of("at", new ColumnType.Timestamp(0), false))),
            new Sample(Alteration.CHANGE_TYPE, new Change.ModifyColumn("t", NAME, text("name", 64))),
            new Sample(Alteration.CHANGE_TYPE, new Change.ModifyColumn("t", NAME, text("name", 39))),
            new Sample(Alteration.CHANGE_TYPE, new Change.ModifyColumn("t", STATE, state("b", "a"))),
            new Sample(Alteration.CHANGE_TYPE,
                    new Change.ModifyColumn("t", NUMBER, Column.of("n", ColumnType.bigUnsigned(), true))),
            new Sample(Alteration.CHANGE_TYPE,
                    new Change.ModifyColumn("t", NAME, NAME.withCollation("latin1_swedish_ci"))),
            new Sample(Alteration.CHANGE_PRIMARY_KEY,
                    new Change.ChangePrimaryKey("t", List.of("id"), List.of("parent", "id")),
                    table -> with(table, Index.of("by_id", true, List.of("id")))),
            new Sample(Alteration.ADD_INDEX, new Change.AddIndex("t", INDEX)),
            new Sample(Alteration.ADD_INDEX, new Change.AddIndex("t", Index.of("one_n", true, List.of("n")))),
            new Sample(Alteration.ADD_INDEX,
                    new Change.ReplaceIndex("t", INDEX, Index.of("by_name", false, List.of("n"))),
                    table -> with(table, INDEX)),
            new Sample(Alteration.DROP_INDEX, new Change.DropIndex("t", INDEX), table -> with(table, INDEX)),
            new Sample(Alteration.RENAME_INDEX, new Change.RenameIndex("t", "by_name", "named"),
                    table -> with(table, INDEX)),
            new Sample(Alteration.ADD_FOREIGN_KEY, new Change.AddForeignKey("t", KEY)),
            new Sample(Alteration.DROP_FOREIGN_KEY, new Change.DropForeignKey("t", KEY),
                    table -> table(table.columns(), table.indexes(), List.of(KEY), List.of())),
            new Sample(Alteration.ADD_CHECK, new Change.AddCheck("t", CHECK)),
            new Sample(Alteration.DROP_CHECK, new Change.DropCheck("t", CHECK),
                    table -> table(table.columns(), table.indexes(), List.of(), List.of(CHECK))));

    /** Those that are faster in some places of a table. */
    private static final Set<Alteration> DEPENDING_ON_PLACE = Set.of(
            Alteration.ADD_VIRTUAL_COLUMN, Alteration.DROP_VIRTUAL_COLUMN, Alteration.DROP_STORED_COLUMN,
            Alteration.MOVE_COMPUTED_COLUMN);

    private static TestDatabase database;
    private static Connection connection;
    private static boolean mariaDb;

    @BeforeAll
    static void open() throws SQLException {
        database = TestServer.shared().createDatabase();
        connection = database.open();
        mariaDb = Server.of(connection).isMariaDb();
    }

    @AfterAll
    static void close() throws SQLException {
        connection.close();
        database.close();
    }

    @TestFactory
    Stream<DynamicTest> every_alteration_is_as_fast_as_said_and_no_faster() {
        assertThat(SAMPLES.stream().map(Sample::alteration)).contains(Alteration.values());
        return Stream.of(false, true).flatMap(computed -> SAMPLES.stream().map(sample -> DynamicTest.dynamicTest(
                sample.alteration() + (computed ? ", beside a computed column: " : ": ")
                        + new AlterSql(schema(), schema()).statements(sample.change()).stream()
                                .flatMap(sql -> sql.lines().skip(1)).findFirst().orElse("").strip(),
                () -> check(sample, computed))));
    }

    private static void check(Sample sample, boolean computed) throws SQLException {
        Table table = sample.prepared().apply(base(computed));
        AlterSql sql = new AlterSql(schema(table), schema(table));
        assertThat(sql.alterations(sample.change())).contains(sample.alteration());
        List<String> statements = sql.statements(sample.change());
        String whole = statements.get(statements.size() / 2);
        boolean filled = sample.alteration() != Alteration.ADD_TIME_WITHOUT_DEFAULT && table.foreignKeys().isEmpty();
        prepare(table, filled);
        setChecks(sample);
        assertThatCode(() -> run(whole)).doesNotThrowAnyException();
        Algorithm said = mariaDb ? sample.alteration().onMariaDb(computed) : sample.alteration().onMysql(computed);
        String bare = whole.replaceAll("( /\\*!|, ALGORITHM=)(?s).*", "");
        if (DEPENDING_ON_PLACE.contains(sample.alteration())) {
            return;
        }
        for (Algorithm faster : List.of(Algorithm.values()).subList(0, said.ordinal())) {
            prepare(table, filled);
            String wanted = bare + ", ALGORITHM=" + faster + (faster == Algorithm.INPLACE ? ", LOCK=NONE" : "");
            setChecks(sample);
            assertThatThrownBy(() -> run(wanted)).as(wanted).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void a_foreign_key_is_added_between_two_words_on_the_checks_of_the_session() throws SQLException {
        List<String> statements = new AlterSql(schema(base(false)), schema(base(false)))
                .statements(new Change.AddForeignKey("t", KEY));
        prepare(base(false), true);
        for (String statement : statements) {
            run(statement);
        }
        assertThat(statements).hasSize(3);
        assertThatThrownBy(() -> run("INSERT INTO `t` (`parent`, `name`, `state`) VALUES (99, 'x', 'a')"))
                .isInstanceOf(SQLException.class);
    }

    @Test
    void with_checks_on_a_foreign_key_would_copy_the_table() throws SQLException {
        prepare(base(false), false);
        run("SET SESSION foreign_key_checks = 1");
        assertThatThrownBy(() -> run(
                        "ALTER TABLE `t` ADD " + Ddl.foreignKey(KEY) + ", ALGORITHM=INPLACE, LOCK=NONE"))
                .isInstanceOf(SQLException.class);
    }

    /** Only foreign keys are added without a check of them. */
    private static void setChecks(Sample sample) throws SQLException {
        boolean off = sample.alteration() == Alteration.ADD_FOREIGN_KEY;
        run("SET SESSION foreign_key_checks = " + (off ? 0 : 1));
    }

    private static void prepare(Table table, boolean filled) throws SQLException {
        run("SET SESSION foreign_key_checks = 1");
        run("DROP TABLE IF EXISTS `t`");
        run("DROP TABLE IF EXISTS `u`");
        run(Ddl.createTable(table));
        if (filled) {
            run("INSERT INTO `t` (`parent`, `name`, `state`, `n`, `at`)"
                    + " VALUES (1, 'x', 'a', 1, '2020-01-02 03:04:05')");
        }
    }

    private static void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Table base(boolean computed) {
        List<Column> columns = new ArrayList<>(List.of(
                Column.of("id", ColumnType.bigUnsigned(), false).withAutoIncrement(),
                Column.of("parent", ColumnType.bigUnsigned(), false), NUMBER, NAME, STATE, MOMENT));
        List<Index> indexes = new ArrayList<>(List.of(Index.of("by_parent", false, List.of("parent"))));
        if (computed) {
            columns.add(2, Column.of("marker", INT, true).withGenerated(
                    new Generated(new Expression.IsLive("n2"), false)));
            columns.add(Column.of("n2", INT, true));
            indexes.add(Index.of("by_marker", true, List.of("id", "marker")));
        }
        return table(columns, indexes, List.of(), List.of());
    }

    private static Table with(Table table, Column column) {
        List<Column> columns = new ArrayList<>(table.columns());
        columns.add(1, column);
        return table(columns, table.indexes(), List.of(), List.of());
    }

    private static Table with(Table table, Index index) {
        List<Index> indexes = new ArrayList<>(table.indexes());
        indexes.add(index);
        return table(table.columns(), indexes, List.of(), List.of());
    }

    private static Table table(
            List<Column> columns, List<Index> indexes, List<ForeignKey> keys, List<Check> checks) {
        return new Table("t", Table.Role.OWNED, "", Storage.DEFAULT, columns, List.of("id"), indexes, keys, checks,
                List.of(), Optional.empty());
    }

    private static Schema schema(Table... tables) {
        return new Schema("x.Model", Optional.empty(), Schema.DEFAULT_MIGRATIONS, List.of(tables));
    }

    private static Column stored(Column column) {
        return column.withGenerated(new Generated(column.generated().orElseThrow().expression(), true));
    }

    private static Change replace(Column before, Column after) {
        return new Change.ReplaceColumn("t", before, after, Optional.of("id"), List.of(KEY_OVER_COMPUTED));
    }

    private static Column text(String name, int length) {
        return Column.of(name, new ColumnType.Varchar(length), false).withCollation("utf8mb4_unicode_ci");
    }

    private static Column state(String... values) {
        return Column.of("state", new ColumnType.Enumeration(List.of(values)), false)
                .withCollation("utf8mb4_unicode_ci");
    }
}
