package dev.tenure.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.query.Counts;
import dev.tenure.query.Tenancy;
import dev.tenure.query.Upkeep;
import dev.tenure.query.Value;
import dev.tenure.schema.Column;
import dev.tenure.schema.ColumnType;
import dev.tenure.schema.Entity;
import dev.tenure.schema.Index;
import dev.tenure.schema.Materialized;
import dev.tenure.schema.Materialized.Window;
import dev.tenure.schema.Schema;
import dev.tenure.schema.Storage;
import dev.tenure.schema.Table;
import dev.tenure.schema.Tenant;
import dev.tenure.testkit.TestDatabase;
import dev.tenure.testkit.TestServer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The first and the last day of a period, as a server reckons them and as Java does. */
class DaysTest {

    private static final ColumnType ID = ColumnType.bigUnsigned();
    private static final int TIMES = 400;

    private static TestDatabase database;
    private static Connection connection;
    private static List<LocalDateTime> times;

    @BeforeAll
    static void writeTimes() throws SQLException {
        database = TestServer.shared().createDatabase();
        connection = database.open();
        SessionSql.utc(connection);
        times = times(new Random(7));
        database.createOwned(schema(Window.DAY, true));
        List<List<Object>> rows = new ArrayList<>();
        for (LocalDateTime time : times) {
            rows.add(List.of(rows.size() + 1, 1, 7, time.toString(), time.toString()));
        }
        RowStatements.insertAll(connection, "sales", List.of("id", "shop_id", "kind", "instant", "local"), rows);
    }

    @AfterAll
    static void drop() throws SQLException {
        connection.close();
        database.close();
    }

    /** Any microsecond, and the first and last ones of days on which weeks, months and years begin or end. */
    private static List<LocalDateTime> times(Random random) {
        List<LocalDateTime> all = new ArrayList<>();
        for (String day : List.of("2024-02-29", "2024-03-01", "2024-12-31", "2025-01-01", "2025-03-02", "2025-03-03")) {
            LocalDateTime midnight = LocalDate.parse(day).atStartOfDay();
            all.addAll(List.of(midnight, midnight.plusNanos(1000), midnight.plusDays(1).minusNanos(1000),
                    midnight.plusDays(1).minusSeconds(1), midnight.plusDays(1).minusSeconds(4)));
        }
        LocalDateTime first = LocalDateTime.of(1990, 1, 1, 0, 0);
        while (all.size() < TIMES) {
            all.add(first.plusSeconds(random.nextInt(1_400_000_000)).plusNanos(1000L * random.nextInt(1_000_000)));
        }
        return all;
    }

    private static Schema schema(Window window, boolean local) {
        Table shops = table("shops", Optional.empty(), List.of(Column.of("id", ID, false)), List.of());
        Table sales = table("sales", Optional.empty(), List.of(
                Column.of("id", ID, false), Column.of("shop_id", ID, false), Column.of("kind", ID, false),
                Column.of("instant", new ColumnType.Timestamp(6), true),
                Column.of("local", new ColumnType.DateTime(6), false)), List.of());
        Table counts = table("counts",
                Optional.of(new Materialized("sales", List.of(new Materialized.Group("kind", "kind", List.of())),
                        local ? "local" : "instant", window, "first", Optional.of("last"), "number", Optional.empty())),
                List.of(Column.of("id", ID, false).withAutoIncrement(), Column.of("shop_id", ID, false),
                        Column.of("kind", ID, false), Column.of("first", new ColumnType.Date(), false),
                        Column.of("last", new ColumnType.Date(), false), Column.of("number", ID, false)),
                List.of(Index.of("uk", true, List.of("shop_id", "kind", "first"))));
        return new Schema(
                "Shops", Optional.of(new Tenant("shops", "id", "shop_id")), "", List.of(shops, sales, counts));
    }

    private static Table table(String name, Optional<Materialized> counts, List<Column> columns, List<Index> indexes) {
        Optional<String> tenant = name.equals("shops") ? Optional.empty() : Optional.of("shop_id");
        return new Table(name, Table.Role.OWNED, "", Storage.DEFAULT, columns, List.of("id"), indexes, List.of(),
                List.of(), List.of(), Optional.of(new Entity(name, tenant, List.of(), List.of(), Optional.empty(),
                        List.of(), counts)));
    }

    static Stream<Arguments> cases() {
        return Stream.of(Window.values()).flatMap(window -> Stream.of(true, false).flatMap(local ->
                Stream.of("+00:00", "+13:00", "-11:30").map(zone -> Arguments.of(window, local, zone))));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void periods_begin_and_end_as_in_java_whatever_the_zone_of_the_session(Window window, boolean local, String zone)
            throws SQLException {
        Jdbc.update(connection, "DELETE FROM counts");
        Jdbc.update(connection, "SET time_zone = ?", zone);
        try {
            count(window, local);
        } finally {
            Jdbc.update(connection, "SET time_zone = DEFAULT");
        }
        List<String> columns = List.of("first", "last", "number");
        assertThat(RowStatements.readAll(connection, "counts", columns, Map.of("shop_id", 1)))
                .isEqualTo(expected(window));
    }

    private static void count(Window window, boolean local) throws SQLException {
        Schema schema = schema(window, local);
        Counts counts = new Counts(schema.table("counts").orElseThrow(), schema.table("sales").orElseThrow(),
                new Upkeep(Optional.empty(), Optional.empty(), Optional.empty()));
        QuerySql.Sql sql = QuerySql.render(Tenancy.of(schema).ofOneTenant(counts.recount(false)));
        try (PreparedStatement statement = connection.prepareStatement(sql.text())) {
            for (int at = 1; at <= sql.parameters().size(); at++) {
                assertThat(sql.parameters().get(at - 1).role()).isEqualTo(Value.Role.TENANT);
                statement.setLong(at, 1);
            }
            statement.executeUpdate();
        }
    }

    private static List<List<String>> expected(Window window) {
        Map<LocalDate, Integer> numbers = new TreeMap<>();
        times.forEach(time -> numbers.merge(first(window, time.toLocalDate()), 1, Integer::sum));
        return numbers.entrySet().stream()
                .map(count -> List.of(count.getKey().toString(), last(window, count.getKey()).toString(),
                        count.getValue().toString()))
                .toList();
    }

    private static LocalDate first(Window window, LocalDate day) {
        return switch (window) {
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
        };
    }

    private static LocalDate last(Window window, LocalDate first) {
        return switch (window) {
            case DAY -> first;
            case WEEK -> first.plusDays(6);
            case MONTH -> first.plusMonths(1).minusDays(1);
        };
    }
}
