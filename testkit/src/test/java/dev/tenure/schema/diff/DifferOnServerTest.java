package dev.tenure.schema.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.mysql.AlterSql;
import dev.tenure.mysql.Expressions;
import dev.tenure.mysql.Guard;
import dev.tenure.mysql.Guards;
import dev.tenure.mysql.Introspection;
import dev.tenure.schema.Backfill;
import dev.tenure.schema.Column;
import dev.tenure.schema.ColumnType;
import dev.tenure.schema.DefaultValue;
import dev.tenure.schema.ForeignKey;
import dev.tenure.schema.Said;
import dev.tenure.schema.Schema;
import dev.tenure.schema.Table;
import dev.tenure.testkit.TestDatabase;
import dev.tenure.testkit.TestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Random pairs of schemas: what leads from one to the other is taken by a server, and so is the way back. A pair that
 * fails is named by its seed: {@code -Dtenure.pairs=1 -Dtenure.seed=SEED} runs it again.
 */
class DifferOnServerTest {

    private static final int PAIRS = Integer.getInteger("tenure.pairs", 60);

    private static final long SEED = Long.getLong("tenure.seed", 1);

    @Test
    void every_change_leads_to_what_was_wanted_and_back() throws SQLException {
        lead("as they come", pair -> changes(pair));
    }

    @Test
    void the_same_in_phases_with_what_rows_get_meanwhile() throws SQLException {
        Set<String> phases = new TreeSet<>();
        lead("in phases", pair -> {
            List<Change> changes = changes(pair);
            List<Step> steps = Phasing.of(changes, pair.after(),
                    new Said(List.of(), List.of(), backfills(changes), List.of()));
            steps.forEach(step -> phases.add(step.phase() + (step.fill().isPresent() ? " fills" : "")));
            return steps.stream().flatMap(step -> step.change().stream()).toList();
        });
        assertThat(phases).containsExactly("BACKFILL fills", "CONTRACT", "CONTRACT fills", "EXPAND");
    }

    private static void lead(String how, Function<RandomSchemas.Pair, List<Change>> way) throws SQLException {
        Set<String> kinds = new TreeSet<>();
        List<String> failures = new ArrayList<>();
        try (TestDatabase database = TestServer.shared().createDatabase(); Connection connection = database.open()) {
            for (int at = 0; at < PAIRS; at++) {
                RandomSchemas.Pair pair = new RandomSchemas(SEED + at).pair();
                List<Change> changes = way.apply(pair);
                changes.forEach(change -> kinds.add(change.getClass().getSimpleName()));
                try {
                    AlterSql sql = new AlterSql(pair.before(), pair.after());
                    Schema former = Differ.former(pair.before(), pair.after(), pair.renames());
                    run(connection, sql, new Guards(former, pair.before()), Differ.changes(empty(pair.before()), pair.before(), Renames.NONE));
                    Schema found = found(connection);
                    run(connection, sql, new Guards(former, pair.after()), changes);
                    require(connection, pair.after(), "after the changes");
                    run(connection, sql, new Guards(pair.after(), former), Differ.inverse(changes));
                    require(connection, pair.before(), "after the way back");
                    assertThat(found(connection)).isEqualTo(found);
                } catch (SQLException | AssertionError e) {
                    failures.add("seed " + (SEED + at) + ": " + e.getMessage());
                }
                clear(connection);
            }
        }
        System.out.println("random pairs of schemas, " + how + ": " + PAIRS + ", failed: " + failures.size()
                + ", kinds of change: " + kinds);
        assertThat(failures).isEmpty();
    }

    private static List<Change> changes(RandomSchemas.Pair pair) {
        return Differ.changes(pair.before(), pair.after(), pair.renames());
    }

    /** For each second column that comes or takes NULL no longer, by turns a constant and an expression. */
    private static List<Backfill> backfills(List<Change> changes) {
        List<Backfill> backfills = new ArrayList<>();
        int at = 0;
        for (Change change : changes) {
            Optional<Column> column = change instanceof Change.AddColumn add ? Optional.of(add.column())
                    : change instanceof Change.ModifyColumn modify ? Optional.of(modify.after()) : Optional.empty();
            if (column.isPresent() && column.get().generated().isEmpty() && at++ % 3 != 0) {
                backfills.add(new Backfill(change.table(), column.get().name(),
                        at % 3 == 1 ? constant(column.get().type()) : new DefaultValue.Computed("NULL")));
            }
        }
        return backfills;
    }

    private static DefaultValue constant(ColumnType type) {
        if (type instanceof ColumnType.Enumeration values) {
            return new DefaultValue.Literal(values.values().get(0));
        }
        boolean time = type instanceof ColumnType.Timestamp || type instanceof ColumnType.DateTime
                || type instanceof ColumnType.Date;
        return new DefaultValue.Literal(time ? "2020-01-02" : "1");
    }

    /** What is there. MariaDB says of a foreign key that it is added without a copy NO ACTION where RESTRICT was meant. */
    private static Schema found(Connection connection) throws SQLException {
        Schema found = Introspection.read(connection);
        return new Schema(found.name(), found.tenant(), found.migrations(), found.tables().stream()
                .map(table -> new Table(table.name(), table.role(), table.comment(), table.storage(), table.columns(),
                        table.primaryKey(), table.indexes(),
                        table.foreignKeys().stream()
                                .map(key -> new ForeignKey(key.name(), key.columns(), key.referencedTable(),
                                        key.referencedColumns(), plain(key.onDelete()), plain(key.onUpdate())))
                                .toList(),
                        table.checks(), table.triggers(), table.entity()))
                .toList());
    }

    private static ForeignKey.Action plain(ForeignKey.Action action) {
        return action.refuses() ? ForeignKey.Action.RESTRICT : action;
    }

    private static Schema empty(Schema schema) {
        return new Schema(schema.name(), schema.tenant(), schema.migrations(), List.of());
    }

    /** Makes changes, each after a look at the rows, of which there are none. */
    private static void run(Connection connection, AlterSql texts, Guards guards, List<Change> changes)
            throws SQLException {
        for (String sql : changes.stream().flatMap(change -> Stream.concat(
                guards.of(change).stream().map(Guard::sql), texts.statements(change).stream())).toList()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException e) {
                throw new SQLException(e.getMessage() + "\n  in " + sql + "\n  of " + changes.stream()
                        .flatMap(change -> texts.statements(change).stream())
                        .map(text -> text.replace("\n", " "))
                        .collect(Collectors.joining("\n  ")), e);
            }
        }
    }

    private static void require(Connection connection, Schema wanted, String when) throws SQLException {
        assertThat(Comparison.schemas(Expressions.canonical(wanted), Introspection.read(connection)))
                .as(when)
                .isEmpty();
    }

    private static void clear(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET foreign_key_checks = 0");
            for (var table : Introspection.read(connection).tables()) {
                statement.execute("DROP TABLE `" + table.name() + "`");
            }
            statement.execute("SET foreign_key_checks = 1");
        }
    }
}
