package dev.tenure.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.schema.Check;
import dev.tenure.schema.Column;
import dev.tenure.schema.ColumnType;
import dev.tenure.schema.ColumnType.Capacity;
import dev.tenure.schema.ColumnType.Int.Size;
import dev.tenure.schema.DefaultValue;
import dev.tenure.schema.Expression;
import dev.tenure.schema.Expression.Compare.Operator;
import dev.tenure.schema.ForeignKey;
import dev.tenure.schema.ForeignKey.Action;
import dev.tenure.schema.Generated;
import dev.tenure.schema.Index;
import dev.tenure.schema.Schema;
import dev.tenure.schema.Storage;
import dev.tenure.schema.Table;
import dev.tenure.schema.diff.Comparison;
import dev.tenure.testkit.TestDatabase;
import dev.tenure.testkit.TestServer;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a declared model can hold, made by {@link Ddl} and read back by {@link Introspection}. */
class RoundTripTest {

    private static final List<ColumnType> TYPES = Stream.of(
            Stream.of(Size.values()).flatMap(size ->
                    Stream.of(new ColumnType.Int(size, true), new ColumnType.Int(size, false))),
            Stream.of(new ColumnType.Bool(),
                    new ColumnType.Decimal(10, 2, false), new ColumnType.Decimal(10, 2, true),
                    new ColumnType.Decimal(65, 30, false), new ColumnType.Decimal(5, 0, false),
                    new ColumnType.Floating(false), new ColumnType.Floating(true),
                    new ColumnType.Char(1), new ColumnType.Char(36), new ColumnType.Char(255),
                    new ColumnType.Varchar(1), new ColumnType.Varchar(255), new ColumnType.Varchar(256),
                    new ColumnType.Binary(16), new ColumnType.Varbinary(1), new ColumnType.Varbinary(300),
                    new ColumnType.Enumeration(List.of("a")),
                    new ColumnType.Enumeration(List.of("it's", "b\\c", "d,e", "f\"g", "x\ny", ")", "ü", "", "🙂")),
                    new ColumnType.Json(), new ColumnType.Date(), new ColumnType.Year()),
            Stream.of(Capacity.values()).flatMap(capacity ->
                    Stream.of(new ColumnType.Text(capacity), new ColumnType.Blob(capacity))),
            Stream.of(0, 1, 3, 6).flatMap(fsp -> Stream.of(
                    new ColumnType.Time(fsp), new ColumnType.DateTime(fsp), new ColumnType.Timestamp(fsp))))
            .<ColumnType>flatMap(types -> types).toList();

    private static Table table(String name, List<Column> columns, List<Index> indexes, List<ForeignKey> keys,
            List<Check> checks) {
        return table(name, "", Storage.DEFAULT, columns, indexes, keys, checks);
    }

    private static Table table(String name, String comment, Storage storage, List<Column> columns, List<Index> indexes,
            List<ForeignKey> keys, List<Check> checks) {
        List<Column> all = new ArrayList<>(columns);
        all.add(0, Column.of("id", ColumnType.bigUnsigned(), false).withAutoIncrement());
        return new Table(name, Table.Role.OWNED, comment, storage, all, List.of("id"), indexes, keys, checks,
                List.of(), Optional.empty());
    }

    private static Table columns(String name, Column... columns) {
        return table(name, List.of(columns), List.of(), List.of(), List.of());
    }

    private static Column literal(String name, ColumnType type, String value) {
        return Column.of(name, type, false).withDefault(new DefaultValue.Literal(value));
    }

    /** Reads back what was made of {@code tables}, and finds no difference. */
    private static Schema roundTrip(Table... tables) throws SQLException {
        Schema model = new Schema("x.Model", Optional.empty(), Schema.DEFAULT_MIGRATIONS, List.of(tables));
        try (TestDatabase database = TestServer.shared().createDatabase(); Connection connection = database.open()) {
            database.createOwned(model);
            Schema found = Introspection.read(connection);
            assertThat(Comparison.schemas(Expressions.canonical(model), found)).isEmpty();
            assertThat(Introspection.read(connection, model.tables().stream().map(Table::name).toList()))
                    .isEqualTo(found);
            return found;
        }
    }

    @Test
    void every_type_nullable_or_not() throws SQLException {
        List<Column> columns = new ArrayList<>();
        for (ColumnType type : TYPES) {
            columns.add(Column.of("c" + columns.size(), type, false));
            columns.add(Column.of("c" + columns.size(), type, true));
        }
        Table found = roundTrip(columns("types", columns.toArray(Column[]::new))).table("types").orElseThrow();
        assertThat(found.columns().stream().skip(1).map(Column::type)).containsExactlyElementsOf(
                TYPES.stream().flatMap(type -> Stream.of(type, type)).map(RoundTripTest::asServersShow).toList());
    }

    /** Beyond the basic plane servers show a question mark. */
    private static ColumnType asServersShow(ColumnType type) {
        return type instanceof ColumnType.Enumeration values
                ? new ColumnType.Enumeration(values.values().stream().map(value -> value.replace("🙂", "?")).toList())
                : type;
    }

    @Test
    void defaults() throws SQLException {
        roundTrip(columns("defaults",
                literal("n", new ColumnType.Int(Size.REGULAR, false), "-3"),
                literal("big", ColumnType.bigUnsigned(), "18446744073709551615"),
                literal("yes", new ColumnType.Bool(), "1"),
                literal("money", new ColumnType.Decimal(10, 2, false), "0"),
                literal("exact", new ColumnType.Decimal(10, 2, false), "1.50"),
                literal("real", new ColumnType.Floating(true), "1.5"),
                literal("small_real", new ColumnType.Floating(false), "0.25"),
                literal("text", new ColumnType.Varchar(40), "it's a \"back\\slash\" `tick`"),
                literal("empty", new ColumnType.Varchar(4), ""),
                literal("the_word", new ColumnType.Varchar(4), "NULL"),
                literal("number_text", new ColumnType.Varchar(4), "007"),
                literal("time_text", new ColumnType.Varchar(40), "CURRENT_TIMESTAMP"),
                literal("face", new ColumnType.Varchar(4), "🙂"),
                literal("umlaut", new ColumnType.Varchar(4), "ü"),
                literal("code", new ColumnType.Char(2), "DE"),
                literal("raw", new ColumnType.Varbinary(3), "abc"),
                literal("state", new ColumnType.Enumeration(List.of("new", "it's")), "it's"),
                literal("day", new ColumnType.Date(), "2020-01-02"),
                literal("clock", new ColumnType.Time(2), "10:11:12.5"),
                literal("moment", new ColumnType.DateTime(0), "2020-01-02"),
                literal("exact_moment", new ColumnType.DateTime(3), "2020-01-02 03:04:05.25"),
                literal("year", new ColumnType.Year(), "2020"),
                Column.of("maybe", new ColumnType.Varchar(9), true).withDefault(new DefaultValue.Literal("x"))));
    }

    @Test
    void the_current_time() throws SQLException {
        List<Column> columns = new ArrayList<>();
        for (int fsp : List.of(0, 3, 6)) {
            for (ColumnType type : List.of(new ColumnType.Timestamp(fsp), new ColumnType.DateTime(fsp))) {
                Column plain = Column.of("c" + columns.size(), type, true);
                columns.add(plain.withDefault(new DefaultValue.Now(fsp)));
                columns.add(Column.of("u" + columns.size(), type, false).withDefault(new DefaultValue.Now(fsp))
                        .withOnUpdateNow());
                columns.add(Column.of("o" + columns.size(), type, true).withOnUpdateNow());
            }
        }
        Table found = roundTrip(columns("times", columns.toArray(Column[]::new))).table("times").orElseThrow();
        assertThat(found.columns().stream().skip(1)).containsExactlyElementsOf(columns);
    }

    @Test
    void comments_collations_and_names_of_any_characters() throws SQLException {
        Storage latin = new Storage("InnoDB", "latin1", "latin1_swedish_ci");
        Table found = roundTrip(table("we`ird'\"x ü", "it's a \\ table", latin,
                List.of(
                        Column.of("a`b'\"c \\ ü", new ColumnType.Varchar(9), true).withComment("it's \\ \"so\" ü"),
                        Column.of("select", new ColumnType.Varchar(9), true).withCollation("utf8mb4_bin"),
                        Column.of("plain", new ColumnType.Varchar(9), true).withCollation("latin1_swedish_ci"),
                        Column.of("state", new ColumnType.Enumeration(List.of("a")), true)
                                .withCollation("utf8mb4_unicode_ci"),
                        Column.of("face", new ColumnType.Bool(), true).withComment("🙂")),
                List.of(Index.of("k`e'\"y ü", true, List.of("a`b'\"c \\ ü", "select"))),
                List.of(),
                List.of(compare("c`h'\"k ü", "face", Operator.AT_MOST, "1"))))
                .tables().get(0);
        assertThat(found.column("plain").orElseThrow().collation()).isEmpty();
        assertThat(found.storage()).isEqualTo(latin);
    }

    @Test
    void keys_of_every_kind() throws SQLException {
        ColumnType text = new ColumnType.Varchar(50);
        roundTrip(table("keyed",
                List.of(Column.of("a", text, false), Column.of("b", text, true), Column.of("c", text, true),
                        Column.of("long_text", new ColumnType.Text(Capacity.REGULAR), true)),
                List.of(
                        Index.of("z_first", false, List.of("a", "b", "c")),
                        Index.of("a_last", true, List.of("b", "a")),
                        index("falling", Index.Kind.BTREE, Index.Part.of("a"),
                                new Index.Part("b", true, Optional.empty(), false)),
                        index("short", Index.Kind.BTREE, new Index.Part("long_text", false, Optional.of(10), false),
                                new Index.Part("a", true, Optional.of(5), false)),
                        index("words", Index.Kind.FULLTEXT, Index.Part.of("b"), Index.Part.of("long_text"))),
                List.of(), List.of()));
    }

    private static Index index(String name, Index.Kind kind, Index.Part... parts) {
        return new Index(name, false, kind, List.of(parts), true, Optional.empty(), Optional.empty());
    }

    @Test
    void foreign_keys_with_every_rule() throws SQLException {
        Column parent = Column.of("parent_id", ColumnType.bigUnsigned(), true);
        List<Column> columns = new ArrayList<>();
        List<Index> indexes = new ArrayList<>();
        List<ForeignKey> keys = new ArrayList<>();
        for (Action onDelete : List.of(Action.CASCADE, Action.SET_NULL, Action.RESTRICT, Action.NO_ACTION)) {
            for (Action onUpdate : List.of(Action.CASCADE, Action.SET_NULL, Action.RESTRICT, Action.NO_ACTION)) {
                String column = "c" + columns.size();
                columns.add(Column.of(column, parent.type(), true));
                indexes.add(Index.of("idx_" + column, false, List.of(column)));
                keys.add(new ForeignKey("FK_" + column, List.of(column), "parents", List.of("id"), onDelete, onUpdate));
            }
        }
        columns.add(Column.of("x", new ColumnType.Char(36), true));
        indexes.add(Index.of("pair", false, List.of("c0", "x")));
        keys.add(new ForeignKey("pair", List.of("c0", "x"), "parents", List.of("tenant", "name"),
                Action.RESTRICT, Action.RESTRICT));
        columns.add(Column.of("self", parent.type(), true));
        // no key leads with it: the server makes one of its own
        keys.add(new ForeignKey("fk_self", List.of("self"), "children", List.of("id"),
                Action.SET_NULL, Action.RESTRICT));
        roundTrip(
                table("parents",
                        List.of(Column.of("tenant", ColumnType.bigUnsigned(), false),
                                Column.of("name", new ColumnType.Char(36), false)),
                        List.of(Index.of("tenant_name", true, List.of("tenant", "name"))), List.of(), List.of()),
                table("children", columns, indexes, keys, List.of()));
    }

    @Test
    void generated_columns_and_checks() throws SQLException {
        ColumnType money = new ColumnType.Decimal(10, 2, false);
        Expression live = new Expression.IsLive("deleted_at");
        Table found = roundTrip(table("computed",
                List.of(
                        Column.of("net", money, false), Column.of("tax", money, true),
                        Column.of("name", new ColumnType.Varchar(50), true),
                        Column.of("doc", new ColumnType.Json(), true),
                        Column.of("loose", new ColumnType.Text(Capacity.LONG), true),
                        Column.of("deleted_at", new ColumnType.Timestamp(6), true),
                        generated("live", new ColumnType.Int(Size.TINY, false), live, false),
                        generated("live_stored", new ColumnType.Int(Size.TINY, false), live, true),
                        generated("gross", money, new Expression.Raw("(net + `tax`) * 2 - 1"), false),
                        generated("label", new ColumnType.Varchar(99),
                                new Expression.Raw("CONCAT(name, ' it''s \\\\ ü ', COALESCE(net, 0))"), true)),
                List.of(Index.of("u_live", true, List.of("net", "live"))),
                List.of(),
                List.of(
                        compare("least", "net", Operator.AT_LEAST, "0"),
                        compare("more", "tax", Operator.MORE_THAN, "-5.50"),
                        compare("most", "NET", Operator.AT_MOST, "1e6"),
                        compare("less", "tax", Operator.LESS_THAN, "0.10"),
                        new Check("json", new Expression.ValidJson("loose"), true),
                        new Check("raw", new Expression.Raw("name IN ('a','b') OR name LIKE 'x%' OR name IS NOT NULL"
                                + " OR NOT (net BETWEEN 1 AND 2 AND tax <> 3)"), true)))).tables().get(0);
        assertThat(found.column("live").orElseThrow().generated()).contains(new Generated(live, false));
        assertThat(found.column("doc").orElseThrow().type()).isEqualTo(new ColumnType.Json());
    }

    private static Check compare(String name, String column, Operator operator, String bound) {
        return new Check(name, new Expression.Compare(column, operator, new BigDecimal(bound)), true);
    }

    private static Column generated(String name, ColumnType type, Expression expression, boolean stored) {
        return Column.of(name, type, true).withGenerated(new Generated(expression, stored));
    }
}
