package dev.tenure.schema.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.tenure.mysql.Ddl;
import dev.tenure.schema.Column;
import dev.tenure.schema.ColumnType;
import dev.tenure.schema.ColumnType.Capacity;
import dev.tenure.schema.Index;
import dev.tenure.schema.Schema;
import dev.tenure.schema.Storage;
import dev.tenure.schema.Table;
import dev.tenure.testkit.TestDatabase;
import dev.tenure.testkit.TestServer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The largest table that the rules let through is the largest that the server takes. */
class SizesTest {

    private static final Column ID = Column.of("id", ColumnType.bigUnsigned(), false);

    private static final List<ColumnType> EVERYTHING = List.of(
            new ColumnType.Int(ColumnType.Int.Size.MEDIUM, true), new ColumnType.Bool(),
            new ColumnType.Decimal(65, 30, false), new ColumnType.Decimal(11, 9, true),
            new ColumnType.Floating(false), new ColumnType.Floating(true), new ColumnType.Char(36),
            new ColumnType.Varchar(63), new ColumnType.Varchar(64), new ColumnType.Text(Capacity.TINY),
            new ColumnType.Text(Capacity.REGULAR), new ColumnType.Blob(Capacity.MEDIUM),
            new ColumnType.Text(Capacity.LONG), new ColumnType.Json(), new ColumnType.Binary(16),
            new ColumnType.Varbinary(255), new ColumnType.Varbinary(256),
            new ColumnType.Enumeration(List.of("a", "b")),
            new ColumnType.Enumeration(IntStream.range(0, 256).mapToObj(i -> "v" + i).toList()),
            new ColumnType.MultiSet(IntStream.range(0, 9).mapToObj(i -> "v" + i).toList()), new ColumnType.Date(),
            new ColumnType.Time(3), new ColumnType.DateTime(6), new ColumnType.Timestamp(1), new ColumnType.Year());

    private static Table table(List<Column> columns, List<Index> indexes) {
        return new Table("sized", Table.Role.OWNED, "", Storage.DEFAULT,
                Stream.concat(Stream.of(ID), columns.stream()).toList(), List.of("id"), indexes,
                List.of(), List.of(), List.of(), Optional.empty());
    }

    private static List<Column> columns(List<ColumnType> types, boolean nullable) {
        return IntStream.range(0, types.size())
                .mapToObj(i -> Column.of("c" + i, types.get(i), nullable)).toList();
    }

    private static Table row(List<ColumnType> types, boolean nullable, int filler) {
        List<Column> columns = new ArrayList<>(columns(types, nullable));
        columns.add(Column.of("filler", new ColumnType.Varbinary(filler), false));
        return table(columns, List.of());
    }

    private static Table page(ColumnType type, boolean nullable, int count) {
        return table(columns(Collections.nCopies(count, type), nullable), List.of());
    }

    private static Table key(List<ColumnType> types, int filler) {
        List<Column> columns = new ArrayList<>(columns(types, true));
        columns.add(Column.of("filler", new ColumnType.Varbinary(filler), true));
        return table(columns, List.of(Index.of("k", false, columns.stream().map(Column::name).toList())));
    }

    private static boolean isSound(Table table) {
        return Rules.check(new Schema("x", Optional.empty(), Schema.DEFAULT_MIGRATIONS, List.of(table))).isEmpty();
    }

    /** Finds the greatest number up to which the tables are sound, and asks the server about it and the next. */
    private static void serverAgrees(int upTo, IntFunction<Table> tables) {
        int sound = 1;
        int broken = upTo;
        assertThat(isSound(tables.apply(sound))).isTrue();
        assertThat(isSound(tables.apply(broken))).isFalse();
        while (broken - sound > 1) {
            int middle = (sound + broken) / 2;
            if (isSound(tables.apply(middle))) {
                sound = middle;
            } else {
                broken = middle;
            }
        }
        String largest = Ddl.createTable(tables.apply(sound));
        String tooLarge = Ddl.createTable(tables.apply(broken));
        try (TestDatabase database = TestServer.shared().createDatabase()) {
            assertThatThrownBy(() -> database.execute(tooLarge)).as("%s of %s", broken, tooLarge).isNotNull();
            database.execute(largest);
        }
    }

    @Test
    void the_longest_row_is_65535_bytes() {
        serverAgrees(65_500, filler -> row(EVERYTHING, false, filler));
        serverAgrees(65_500, filler -> row(EVERYTHING, true, filler));
        serverAgrees(65_533, filler -> row(List.of(), false, filler));
    }

    /** Types of which a page holds the same number on both servers, and those of which one of them holds fewer. */
    static Stream<ColumnType> keptInPage() {
        Stream<ColumnType> same = Stream.of(new ColumnType.Varchar(9), new ColumnType.Varchar(10),
                new ColumnType.Char(9), new ColumnType.Binary(200), new ColumnType.Varbinary(39));
        Stream<ColumnType> fewer = TestServer.shared().server().isMariaDb()
                ? Stream.of(new ColumnType.Varchar(40), new ColumnType.Char(36), new ColumnType.Varbinary(41),
                        new ColumnType.Varbinary(255))
                : Stream.of(new ColumnType.Text(Capacity.REGULAR), new ColumnType.Json(), new ColumnType.Varchar(64),
                        new ColumnType.Varbinary(256));
        return Stream.concat(same, fewer);
    }

    @ParameterizedTest
    @MethodSource("keptInPage")
    void the_largest_row_of_a_page_is_known(ColumnType type) {
        serverAgrees(800, count -> page(type, false, count));
        serverAgrees(800, count -> page(type, true, count));
    }

    @Test
    void the_longest_key_is_3072_bytes() {
        assumeFalse(TestServer.shared().server().isMariaDb(), "MariaDB takes a longer key and cuts it");
        List<ColumnType> types = EVERYTHING.stream()
                .filter(type -> !(type instanceof ColumnType.Text) && !(type instanceof ColumnType.Blob)
                        && !(type instanceof ColumnType.Json))
                .toList();
        serverAgrees(3_073, filler -> key(types.subList(0, 10), filler));
        serverAgrees(3_073, filler -> key(types.subList(10, types.size()), filler));
    }
}
