package dev.tenure.schema.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.mysql.AlterSql;
import dev.tenure.mysql.Expressions;
import dev.tenure.mysql.Introspection;
import dev.tenure.schema.Schema;
import dev.tenure.testkit.TestDatabase;
import dev.tenure.testkit.TestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Random pairs of schemas: what leads from one to the other is taken by a server, and so is the way back. A pair that
 * fails is named by its seed: {@code -Dtenure.pairs=1 -Dtenure.seed=SEED} runs it again.
 */
class DifferOnServerTest {

    private static final int PAIRS = Integer.getInteger("tenure.pairs", 100);

    private static final long SEED = Long.getLong("tenure.seed", 1);

    @Test
    void every_change_leads_to_what_was_wanted_and_back() throws SQLException {
        Set<String> kinds = new TreeSet<>();
        List<String> failures = new ArrayList<>();
        try (TestDatabase database = TestServer.shared().createDatabase(); Connection connection = database.open()) {
            for (int at = 0; at < PAIRS; at++) {
                RandomSchemas.Pair pair = new RandomSchemas(SEED + at).pair();
                List<Change> changes = Differ.changes(pair.before(), pair.after(), pair.renames());
                changes.forEach(change -> kinds.add(change.getClass().getSimpleName()));
                try {
                    AlterSql sql = new AlterSql(pair.before(), pair.after());
                    run(connection, sql, Differ.changes(empty(pair.before()), pair.before(), Renames.NONE));
                    Schema found = Introspection.read(connection);
                    run(connection, sql, changes);
                    require(connection, pair.after(), "after the changes");
                    run(connection, sql, Differ.inverse(changes));
                    require(connection, pair.before(), "after the way back");
                    assertThat(Introspection.read(connection)).isEqualTo(found);
                } catch (SQLException | AssertionError e) {
                    failures.add("seed " + (SEED + at) + ": " + e.getMessage());
                }
                clear(connection);
            }
        }
        System.out.println("random pairs of schemas: " + PAIRS + ", failed: " + failures.size() + ", kinds of change: "
                + kinds);
        assertThat(failures).isEmpty();
    }

    private static Schema empty(Schema schema) {
        return new Schema(schema.name(), schema.tenant(), schema.migrations(), List.of());
    }

    private static void run(Connection connection, AlterSql texts, List<Change> changes) throws SQLException {
        for (String sql : changes.stream().flatMap(change -> texts.statements(change).stream()).toList()) {
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
