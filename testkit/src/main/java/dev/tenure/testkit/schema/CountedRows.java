package dev.tenure.testkit.schema;

import dev.tenure.mysql.RowStatements;
import dev.tenure.mysql.SessionSql;
import dev.tenure.schema.Column;
import dev.tenure.schema.Entity;
import dev.tenure.schema.Materialized;
import dev.tenure.schema.Schema;
import dev.tenure.schema.Table;
import dev.tenure.verify.exercise.Row;
import dev.tenure.verify.exercise.TenantRows;
import dev.tenure.verify.exercise.Trial;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The rows of one tenant that are counted: in the first and the last seconds of days, weeks and months, some of them
 * marked as deleted or without a time, and how many there are to each count. Times are texts that mean UTC, so that no
 * zone of a driver gets in between.
 */
final class CountedRows {

    private static final int ROWS = 60;
    private static final int MORE = 8;
    private static final int IN_A_SECOND = 20;
    private static final int DELETED = 7;
    private static final int TIMELESS = 11;
    private static final String SOME_DAY = "2025-05-05 12:00:00";
    private static final DateTimeFormatter TEXT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    /** Each begins a day; of the days before them, one ends a month, one a week, and one a leap day. */
    private static final List<LocalDate> DAYS = List.of(
            LocalDate.of(2024, 3, 1), LocalDate.of(2025, 3, 1), LocalDate.of(2025, 3, 3), LocalDate.of(2026, 1, 1));

    private final Table source;
    private final Materialized counts;
    private final List<Row> there = new ArrayList<>();
    private final List<Row> further = new ArrayList<>();

    private CountedRows(Table source, Materialized counts) {
        this.source = source;
        this.counts = counts;
    }

    /** Inserts rows of a tenant, to stay. */
    static CountedRows seed(Trial trial, Schema schema, Table table, TenantRows tenant) throws SQLException {
        Materialized counts = table.entity().flatMap(Entity::materialized).orElseThrow();
        SessionSql.utc(trial.connection());
        CountedRows rows = new CountedRows(schema.table(counts.source()).orElseThrow(), counts);
        for (int number = 0; number < ROWS + MORE; number++) {
            Row row = rows.at(trial.draft(tenant, rows.source), number);
            if (number < ROWS) {
                rows.insert(trial, row);
            } else {
                rows.further.add(row);
            }
        }
        return rows;
    }

    /** The same rows, to be changed in a transaction of which nothing stays. */
    CountedRows copy() {
        CountedRows copy = new CountedRows(source, counts);
        copy.there.addAll(there);
        copy.further.addAll(further);
        return copy;
    }

    private void insert(Trial trial, Row row) {
        trial.takes(row, "a row made of the entity", "See what the server says.");
        there.add(row);
    }

    private Row at(Row row, int number) {
        Column time = source.column(counts.time()).orElseThrow();
        Optional<String> softDelete = source.entity().flatMap(Entity::softDelete);
        Row timed = row.with(time.name(), time.nullable() && number % TIMELESS == 0 ? null : time(number));
        return number % DELETED == 0 && softDelete.isPresent() ? timed.with(softDelete.get(), SOME_DAY) : timed;
    }

    /** Just before a day, or in its first seconds; in no step with what else goes by the number. */
    private static String time(int number) {
        int seconds = number / IN_A_SECOND;
        int half = number / 2 + number / 7;
        LocalDateTime midnight = DAYS.get(half / 2 % DAYS.size()).atStartOfDay();
        LocalDateTime at = half % 2 == 0 ? midnight.minusSeconds(1 + seconds) : midnight.plusSeconds(seconds);
        return at.format(TEXT);
    }

    /** Further rows come, and, where rows may change, some go and others move to another day. */
    void change(Trial trial) throws SQLException {
        SessionSql.utc(trial.connection());
        further.forEach(row -> insert(trial, row));
        if (source.isAppendOnly()) {
            return;
        }
        List<String> gone = group(trial, counted().get(0));
        for (Row row : counted()) {
            if (group(trial, row).equals(gone)) {
                trial.delete(row);
                there.remove(row);
            }
        }
        Row moved = counted().get(0);
        Map<String, Object> change = Map.of(counts.time(), time(ROWS + 2 * MORE));
        trial.update(moved, change);
        there.set(there.indexOf(moved), moved.with(change));
    }

    /** What is to be counted: groups, first and last day, and how many, as text; in the order of the text. */
    List<List<String>> recount(Trial trial) throws SQLException {
        Map<String, List<String>> groups = new TreeMap<>();
        Map<String, Integer> numbers = new TreeMap<>();
        for (Row row : counted()) {
            List<String> group = group(trial, row);
            groups.put(group.toString(), group);
            numbers.merge(group.toString(), 1, Integer::sum);
        }
        List<List<String>> counted = new ArrayList<>();
        groups.forEach((name, group) -> {
            List<String> one = new ArrayList<>(group);
            one.add(numbers.get(name).toString());
            counted.add(one);
        });
        return counted;
    }

    private List<Row> counted() {
        Optional<String> softDelete = source.entity().flatMap(Entity::softDelete);
        return there.stream()
                .filter(row -> row.value(counts.time()) != null)
                .filter(row -> softDelete.map(row::value).isEmpty())
                .toList();
    }

    /** The values of the groups as the server tells them, and the days of the period. */
    private List<String> group(Trial trial, Row row) throws SQLException {
        List<String> columns = counts.groups().stream().map(Materialized.Group::of).toList();
        List<String> values = new ArrayList<>(RowStatements.read(
                trial.connection(), source.name(), columns, row.key()).orElseThrow());
        for (int at = 0; at < values.size(); at++) {
            String value = values.get(at);
            values.set(at, counts.groups().get(at).cases().stream()
                    .filter(one -> one.of().equals(value)).map(Materialized.Case::is).findFirst().orElse(value));
        }
        LocalDate day = LocalDate.parse((String) row.value(counts.time()), TEXT);
        values.add(Calendar.first(counts.window(), day).toString());
        counts.end().ifPresent(end -> values.add(Calendar.last(counts.window(), day).toString()));
        return values;
    }
}
