package dev.tenure.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.mysql.Ddl;
import dev.tenure.mysql.Server;
import dev.tenure.schema.ForeignKey.Action;
import dev.tenure.testkit.TestDatabase;
import dev.tenure.testkit.TestServer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which rows a server checks, whatever keys a table has, is foreseen. */
class ForeignKeyWatchTest {

    private static final ColumnType NUMBER = new ColumnType.Int(ColumnType.Int.Size.REGULAR, false);
    private static final ColumnType TEXT = new ColumnType.Varchar(20);
    private static final String PARENT =
            "CREATE TABLE parents (a INT NOT NULL, b INT NOT NULL, PRIMARY KEY (a, b), UNIQUE (a))";
    private static final String ORPHAN = "INSERT INTO children (id, a, b, code) VALUES (1, 98, 99, 5)";

    /** What is NULL in the row above. */
    private static final List<String> NULLS = List.of("gone", "dead", "buried");

    private static final List<Index> KEYS = List.of(
            key(false, "a"), key(false, "a", "gone"), key(false, "a", "code"), key(false, "a", "live"),
            key(false, "a", "dead"), key(false, "a", "b"), key(false, "b", "a"), key(false, "a", "b", "gone"),
            key(false, "a", "b", "dead"), key(true, "a", "gone"), key(true, "a", "code"), key(true, "a", "live"),
            key(true, "a", "dead"), key(true, "a", "b", "gone"), key(true, "a", "b", "code"), key(true, "b", "gone"),
            key(true, "a", "b", "dead"), key(true, "a", "id"), prefixed("a", "gone"), prefixed("a", "name"),
            prefixed("a", "b", "name"), key(false, "a", "kept"), key(false, "a", "buried"), key(true, "a", "kept"),
            key(true, "a", "buried"), key(true, "a", "b", "kept"), key(true, "a", "b", "buried"));

    private static Index key(boolean unique, String... columns) {
        return Index.of((unique ? "u_" : "k_") + String.join("_", columns), unique, List.of(columns));
    }

    private static Index prefixed(String... columns) {
        List<Index.Part> parts = new ArrayList<>(key(true, columns).parts());
        String last = columns[columns.length - 1];
        parts.set(columns.length - 1, new Index.Part(last, false, Optional.of(3), false));
        return new Index("p_" + String.join("_", columns), true, Index.Kind.BTREE, parts, true, Optional.empty(),
                Optional.empty());
    }

    private static Table children(boolean nullable, List<Index> keys, String... columns) {
        Expression live = new Expression.IsLive("gone");
        Expression dead = new Expression.Raw("IF(`gone` IS NULL, NULL, 1)");
        ForeignKey foreignKey = new ForeignKey("fk_children", List.of(columns), "parents", List.of(columns),
                Action.RESTRICT, Action.RESTRICT);
        return new Table("children", Table.Role.OWNED, "", Storage.DEFAULT,
                List.of(Column.of("id", NUMBER, false), Column.of("a", NUMBER, nullable),
                        Column.of("b", NUMBER, nullable), Column.of("code", NUMBER, false),
                        Column.of("gone", TEXT, true),
                        Column.of("name", TEXT, false).withDefault(new DefaultValue.Literal("x")),
                        computed("live", live, false), computed("dead", dead, false),
                        computed("kept", live, true), computed("buried", dead, true)),
                List.of("id"), keys, List.of(foreignKey), List.of(), List.of(), Optional.empty());
    }

    private static Column computed(String name, Expression expression, boolean stored) {
        return Column.of(name, NUMBER, true).withGenerated(new Generated(expression, stored));
    }

    private static boolean skipsRowsWithNulls() {
        Server server = TestServer.shared().server();
        return !server.isMariaDb() && server.atLeast(9, 6, 0);
    }

    private static boolean takesOrphan(TestDatabase database, Table table) {
        database.execute(Ddl.createTable(table));
        try {
            database.execute(ORPHAN);
            return true;
        } catch (RuntimeException e) {
            return false;
        } finally {
            database.execute("DROP TABLE children");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_row_is_checked_unless_the_key_that_watches_holds_a_null(boolean nullable) {
        Random random = new Random(7);
        int taken = 0;
        try (TestDatabase database = TestServer.shared().createDatabase()) {
            database.execute(PARENT);
            for (int i = 0; i < 60; i++) {
                List<Index> keys = new ArrayList<>(KEYS);
                Collections.shuffle(keys, random);
                String[] columns = i % 3 == 0 ? new String[] {"a", "b"} : new String[] {"a"};
                List<Index> some = Stream.concat(
                        keys.stream().limit(1 + i % 5), Stream.of(key(false, "a", "b", "code"))).toList();
                Table table = children(nullable, some, columns);
                boolean misses = ForeignKeyWatch.key(table, table.foreignKeys().get(0)).orElseThrow().columns().stream()
                        .anyMatch(NULLS::contains);
                boolean expected = misses && skipsRowsWithNulls();
                assertThat(takesOrphan(database, table)).as(Ddl.createTable(table)).isEqualTo(expected);
                taken += misses ? 1 : 0;
            }
        }
        assertThat(taken).as("layouts that miss rows").isBetween(10, 110);
    }

    /** As the compiler makes the keys of a table that is softly deleted: by which the tenant is checked comes first. */
    @ParameterizedTest
    @ValueSource(strings = {"dead", "buried"})
    void a_row_that_is_not_live_is_checked_by_a_key_of_its_own(String marker) {
        List<Index> pair = List.of(key(true, "a", "code", "gone"), key(true, "a", "code", marker));
        Table without = children(false, pair, "a");
        Table with = children(false, Stream.concat(Stream.of(key(true, "a", "id")), pair.stream()).toList(), "a");
        try (TestDatabase database = TestServer.shared().createDatabase()) {
            database.execute(PARENT);
            assertThat(takesOrphan(database, without)).isEqualTo(skipsRowsWithNulls());
            assertThat(takesOrphan(database, with)).isFalse();
        }
        assertThat(ForeignKeyWatch.isBlind(without, without.foreignKeys().get(0))).isTrue();
        assertThat(ForeignKeyWatch.isBlind(with, with.foreignKeys().get(0))).isFalse();
    }

    @Test
    void a_null_in_the_reference_itself_is_none_of_its_business() {
        Table table = children(true, List.of(key(false, "a", "b")), "a", "b");
        assertThat(ForeignKeyWatch.isBlind(table, table.foreignKeys().get(0))).isFalse();
        table = children(true, List.of(key(false, "a", "b")), "a");
        assertThat(ForeignKeyWatch.isBlind(table, table.foreignKeys().get(0))).isTrue();
    }
}
