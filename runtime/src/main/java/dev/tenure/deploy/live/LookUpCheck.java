package dev.tenure.deploy.live;

import dev.tenure.deploy.live.LookUpPlan.Verdict;
import dev.tenure.mysql.AccessPlan;
import dev.tenure.mysql.Explain;
import dev.tenure.mysql.TableFacts;
import dev.tenure.mysql.TableSize;
import dev.tenure.mysql.TenantRowsSql;
import dev.tenure.mysql.TimeLimit;
import dev.tenure.schema.Column;
import dev.tenure.schema.ColumnType;
import dev.tenure.schema.Entity;
import dev.tenure.schema.Names;
import dev.tenure.schema.Schema;
import dev.tenure.schema.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Asks the server how it would answer every statement by which repositories look rows up, with values of rows that are
 * there. A server rightly reads small tables, and large ones of which most is wanted; what counts is what the declared
 * key would come to beside it.
 */
final class LookUpCheck {

    /** Of how many rows the values are taken: the last ones, since what is new is what is looked up. */
    private static final int SAMPLES = 200;

    private final Connection connection;
    private final Schema schema;
    private final Schema live;
    private final Explain explain;
    private final Map<String, Long> counted = new HashMap<>();

    private LookUpCheck(Connection connection, Schema schema, Schema live, Explain explain) {
        this.connection = connection;
        this.schema = schema;
        this.live = live;
        this.explain = explain;
    }

    /**
     * @param live the tables that are there; of others nothing is asked
     */
    static List<LookUpPlan> plans(Connection connection, Schema schema, Schema live) throws SQLException {
        try (Explain explain = Explain.on(connection)) {
            return new LookUpCheck(connection, schema, live, explain).plans();
        }
    }

    private List<LookUpPlan> plans() throws SQLException {
        List<LookUpPlan> plans = new ArrayList<>();
        for (Table table : schema.tables()) {
            Optional<Table> there = live.table(table.name());
            List<LookUp> lookUps = LookUp.of(table, schema).stream()
                    // what lacks a column is a finding already, and cannot be asked
                    .filter(lookUp -> there.isPresent()
                            && lookUp.asked().stream().allMatch(column -> there.get().column(column).isPresent()))
                    .toList();
            if (!lookUps.isEmpty()) {
                List<Map<String, Object>> samples = samples(there.get(), lookUps);
                for (LookUp lookUp : lookUps) {
                    plans.add(plan(lookUp, samples));
                }
            }
        }
        return plans;
    }

    private List<Map<String, Object>> samples(Table there, List<LookUp> lookUps) throws SQLException {
        TreeSet<String> columns = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        lookUps.forEach(lookUp -> columns.addAll(lookUp.asked()));
        Optional<String> deletedAt = lookUps.get(0).table().entity().flatMap(Entity::softDelete)
                .filter(column -> there.column(column).isPresent());
        deletedAt.ifPresent(columns::add);
        return TenantRowsSql.last(connection, there.name(), List.copyOf(columns), there.primaryKey(), SAMPLES);
    }

    private LookUpPlan plan(LookUp lookUp, List<Map<String, Object>> samples) throws SQLException {
        List<Object> values = values(lookUp, samples);
        Optional<AccessPlan> plan = explain.access(lookUp.sql().text(), values);
        if (plan.isEmpty()) {
            return LookUpPlan.alone(lookUp, Verdict.UNKNOWN, plan);
        }
        if (LookUpPlan.isSought(lookUp, plan.get())) {
            return LookUpPlan.alone(lookUp, Verdict.SOUGHT, plan);
        }
        Optional<AccessPlan> better =
                explain.accessBy(lookUp.key(), lookUp.table().name(), lookUp.sql().text(), values);
        String table = lookUp.table().name();
        long rows = rows(table, samples.size());
        return LookUpPlan.beside(lookUp, plan.get(), better, rows,
                TableSize.of(connection, table).map(TableSize::rows).orElse(rows));
    }

    /** How many there are; counted only where there are more than a glance shows, and once. */
    private long rows(String table, int seen) throws SQLException {
        if (seen < SAMPLES) {
            return seen;
        }
        Long known = counted.get(table);
        if (known == null) {
            known = count(table);
            counted.put(table, known);
        }
        return known;
    }

    private long count(String table) throws SQLException {
        try {
            return TableFacts.rows(connection, table);
        } catch (SQLException e) {
            if (TimeLimit.isPassed(e)) {
                // more than can be read by the way
                return Long.MAX_VALUE / 2;
            }
            throw e;
        }
    }

    /** Of a row that lives and has a value in each column, if there is one among the samples. */
    private List<Object> values(LookUp lookUp, List<Map<String, Object>> samples) {
        Optional<String> deletedAt = lookUp.table().entity().flatMap(Entity::softDelete);
        List<String> asked = lookUp.asked();
        Optional<Map<String, Object>> best = Stream.<Predicate<Map<String, Object>>>of(
                        row -> whole(row, asked) && deletedAt.map(row::get).isEmpty(),
                        row -> whole(row, asked),
                        row -> true)
                .flatMap(wanted -> samples.stream().filter(wanted).findFirst().stream())
                .findFirst();
        List<Object> values = new ArrayList<>();
        for (String column : asked) {
            values.add(best.map(row -> row.get(column)).orElseGet(() -> plausible(lookUp.table(), column)));
        }
        return values;
    }

    private static boolean whole(Map<String, Object> row, List<String> columns) {
        // a date that is none, out of the days when the server took any, cannot be asked for
        return columns.stream().map(row::get).allMatch(value -> value != null && !value.toString().startsWith("0000-00"));
    }

    /** A value that the column could have. */
    private static Object plausible(Table table, String name) {
        ColumnType type = table.column(name).map(Column::type).orElseThrow();
        if (type instanceof ColumnType.Enumeration enumeration) {
            return enumeration.values().get(0);
        }
        if (type.isCharacter() || type instanceof ColumnType.Json) {
            return "x";
        }
        if (type instanceof ColumnType.Binary || type instanceof ColumnType.Varbinary
                || type instanceof ColumnType.Blob) {
            return new byte[] {1};
        }
        if (type instanceof ColumnType.Time) {
            return "10:00:00";
        }
        boolean moment = type instanceof ColumnType.Date || type instanceof ColumnType.DateTime
                || type instanceof ColumnType.Timestamp;
        return moment ? "2024-02-03" : type instanceof ColumnType.Year ? (Object) 2024 : 1;
    }
}
