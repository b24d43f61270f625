package dev.tenure.migrate;

import dev.tenure.TenureException;
import dev.tenure.mysql.JournalRow;
import dev.tenure.mysql.JournalSql;
import dev.tenure.mysql.ServerErrors;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the journal of a database said when it was read. */
final class Journal {

    /** Which migration, of all schemas that share the database. */
    private record Key(String schema, Version version) {
        static Key of(JournalRow row) {
            return new Key(row.place().schema(), Version.of(row.place().version()));
        }
    }

    private final boolean exists;
    private final String schema;
    private final List<JournalRow> rows;
    private final Map<Key, History> histories;

    private Journal(boolean exists, String schema, List<JournalRow> rows) {
        this.exists = exists;
        this.schema = schema;
        this.rows = rows;
        this.histories = rows.stream()
                .collect(Collectors.groupingBy(
                        Key::of, Collectors.collectingAndThen(Collectors.toList(), History::of)));
    }

    /** Reads without changing anything. */
    static Journal read(Connection connection, String schema) throws SQLException {
        try {
            Optional<List<JournalRow>> rows = JournalSql.read(connection);
            return new Journal(rows.isPresent(), schema, rows.orElse(List.of()));
        } catch (SQLException e) {
            if (ServerErrors.isUnknownColumn(e)) {
                throw new TenureException(
                        "TEN416",
                        "The table " + JournalSql.JOURNAL
                                + " in this database is not the journal of this version of Tenure.",
                        "Migrate with the version that wrote it, or a later one; if the table is yours, rename it.",
                        e);
            }
            throw e;
        }
    }

    String schema() {
        return schema;
    }

    boolean exists() {
        return exists;
    }

    History of(Migration migration) {
        History history = histories.get(new Key(schema, migration.version()));
        return history == null ? History.none(migration) : history;
    }

    Status.State state(Version version) {
        History history = histories.get(new Key(schema, version));
        return history == null ? Status.State.PENDING : history.state();
    }

    /** The migrations of this schema that were ever begun, by version. */
    List<History> begun() {
        return histories.entrySet().stream()
                .filter(entry -> entry.getKey().schema().equals(schema))
                .map(Map.Entry::getValue)
                .sorted(Comparator.comparing(History::version))
                .toList();
    }

    /** The migrations of this schema that are in the database, wholly or half, the one applied last first. */
    List<History> inForceLatestFirst() {
        // one call applies its migrations by version
        Comparator<History> applied = Comparator.comparingInt(
                        (History history) -> history.up().orElseThrow().rows().get(0).batch())
                .thenComparing(History::version);
        return begun().stream().filter(History::isInForce).sorted(applied.reversed()).toList();
    }

    /** The statement of this schema in which an earlier call was interrupted. */
    Optional<JournalRow> open() {
        return begun().stream()
                .flatMap(history -> history.runs().stream())
                .flatMap(run -> run.open().stream())
                .findFirst();
    }

    /** Whether no schema has anything in force in this database. */
    boolean isSpent() {
        return histories.values().stream().noneMatch(History::isInForce);
    }

    /** The number of the next batch. */
    int nextBatch() {
        return rows.stream().mapToInt(JournalRow::batch).max().orElse(0) + 1;
    }

    /** As it would read once all statements of these migrations were recorded as taken over. */
    Journal adopting(List<Migration> migrations) {
        List<JournalRow> more = new ArrayList<>(rows);
        for (Migration migration : migrations) {
            int run = of(migration).runNumber(Direction.UP);
            Script script = migration.up();
            for (Script.Statement statement : script.statements()) {
                JournalRow row = JournalRow.begun(
                        new JournalRow.Place(schema, migration.version().toString(), run, statement.number()),
                        new JournalRow.Script(migration.name(), Direction.UP.text(), script.statements().size(),
                                script.checksum(), statement.checksum()),
                        Presence.UNKNOWN,
                        nextBatch());
                more.removeIf(other -> other.place().equals(row.place()));
                more.add(row.withOutcome(StatementOutcome.ADOPTED.text()));
            }
        }
        return new Journal(exists, schema, more);
    }

    /** As it would read once {@code row} had that outcome. */
    Journal with(JournalRow row, StatementOutcome outcome) {
        List<JournalRow> changed = rows.stream()
                .map(each -> each.equals(row) ? row.withOutcome(outcome.text()) : each)
                .toList();
        return new Journal(exists, schema, changed);
    }
}
