package dev.tenure.mysql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tables in which Tenure keeps its own records. */
public final class JournalSql {

    public static final String JOURNAL = "tenure_journal";
    public static final String LEASE = "tenure_lease";

    /** The tables that belong to Tenure itself; no schema declares them, and no check reports them. */
    public static final List<String> TABLES = List.of(JOURNAL, LEASE);

    private static final String CREATE = """
            CREATE TABLE IF NOT EXISTS tenure_journal (
              schema_name VARCHAR(255) NOT NULL,
              version VARCHAR(255) NOT NULL,
              name VARCHAR(255) NOT NULL,
              run INT UNSIGNED NOT NULL,
              direction ENUM('up', 'down') NOT NULL,
              batch INT UNSIGNED NOT NULL,
              statement INT UNSIGNED NOT NULL,
              statements INT UNSIGNED NOT NULL,
              script_checksum CHAR(64) NOT NULL,
              statement_checksum CHAR(64) NOT NULL,
              found_before VARCHAR(16) NOT NULL,
              outcome ENUM('done', 'adopted', 'spared', 'failed', 'not_done') NULL,
              error INT NULL,
              started_at DATETIME(6) NOT NULL,
              ended_at DATETIME(6) NULL,
              took_micros BIGINT UNSIGNED NOT NULL DEFAULT 0,
              account VARCHAR(320) NOT NULL,
              connection_id BIGINT UNSIGNED NOT NULL,
              ranges INT UNSIGNED NOT NULL DEFAULT 0,
              changed_rows BIGINT UNSIGNED NOT NULL DEFAULT 0,
              position_reached TEXT NULL,
              PRIMARY KEY (schema_name, version, run, statement)
            ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin COMMENT='Tenure: what was migrated'""";

    private static final String READ = """
            SELECT schema_name, version, run, statement, name, direction, statements, script_checksum,
              statement_checksum, outcome, batch, took_micros, account, found_before,
              TIMESTAMPDIFF(MICROSECOND, '1970-01-01', ended_at), ranges, changed_rows, position_reached
            FROM tenure_journal ORDER BY schema_name, version, run, statement""";

    private static final String WRITE = """
            INSERT INTO tenure_journal (schema_name, version, run, statement, name, direction, statements,
              script_checksum, statement_checksum, found_before, outcome, batch, took_micros, started_at, ended_at,
              account, connection_id, ranges, changed_rows, position_reached)
            """;

    // a statement that is tried again, and one that ends, keeps its row
    private static final String OVERWRITE = """

            ON DUPLICATE KEY UPDATE statements = VALUES(statements), script_checksum = VALUES(script_checksum),
              statement_checksum = VALUES(statement_checksum), found_before = VALUES(found_before),
              outcome = VALUES(outcome), batch = VALUES(batch), error = NULL, took_micros = VALUES(took_micros),
              started_at = IF(VALUES(outcome) IS NULL, VALUES(started_at), started_at), ended_at = VALUES(ended_at),
              account = VALUES(account), connection_id = VALUES(connection_id), ranges = VALUES(ranges),
              changed_rows = VALUES(changed_rows), position_reached = VALUES(position_reached)""";

    private static final String REOPEN = """
            UPDATE tenure_journal SET outcome = 'not_done', ranges = 0, changed_rows = 0, position_reached = NULL
            WHERE schema_name = ? AND version = ? AND run = ? AND statement = ?""";

    private static final String CONCLUDE = """
            UPDATE tenure_journal SET outcome = ?, error = ?, ended_at = UTC_TIMESTAMP(6), took_micros = ?
            WHERE schema_name = ? AND version = ? AND run = ? AND statement = ?""";

    private static final String ADJUST = """
            UPDATE tenure_journal SET statements = ?, script_checksum = ?
            WHERE schema_name = ? AND version = ? AND run = ?""";

    private static final String CUT = """
            DELETE FROM tenure_journal WHERE schema_name = ? AND version = ? AND run = ? AND statement > ?""";

    private JournalSql() {}

    public static void create(Connection connection) throws SQLException {
        execute(connection, CREATE);
    }

    public static void drop(Connection connection) throws SQLException {
        execute(connection, Ddl.dropTable(JOURNAL));
    }

    /**
     * All that was recorded in this database: the runs of each migration, and their statements, in order. Empty where
     * there is no journal.
     */
    public static Optional<List<JournalRow>> read(Connection connection) throws SQLException {
        try {
            return Optional.of(Jdbc.list(connection, READ, JournalSql::row));
        } catch (SQLException e) {
            if (ServerErrors.isUnknownTable(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /**
     * Records at once that statements are about to run, or, where a row has an outcome, how they ended. When, by whom
     * and in which session is the server's to say.
     */
    public static void write(Connection connection, List<JournalRow> rows) throws SQLException {
        write(connection, rows, "");
    }

    /**
     * The same, if this very session holds the lock.
     *
     * @return whether it does; if not, nothing was written
     */
    public static boolean writeHolding(Connection connection, String lock, List<JournalRow> rows)
            throws SQLException {
        return write(connection, rows, " FROM DUAL WHERE " + LockSql.isMine(lock)) > 0;
    }

    /** In literals: drivers take longer to find the places of parameters in a text of this length than to send it. */
    private static int write(Connection connection, List<JournalRow> rows, String condition) throws SQLException {
        return execute(connection, rows.stream()
                .map(row -> "SELECT " + values(row) + condition)
                .collect(Collectors.joining(" UNION ALL ", WRITE, OVERWRITE)));
    }

    private static String values(JournalRow row) {
        JournalRow.Place place = row.place();
        JournalRow.Script script = row.script();
        return Stream.of(
                        text(place.schema()), text(place.version()), place.run(), place.statement(),
                        text(script.name()), text(script.direction()), script.statements(), text(script.checksum()),
                        text(script.statement()), text(row.before()), row.outcome().map(JournalSql::text).orElse("NULL"),
                        row.batch(), row.took().toNanos() / 1_000, "UTC_TIMESTAMP(6)",
                        row.outcome().map(any -> "UTC_TIMESTAMP(6)").orElse("NULL"), "CURRENT_USER()",
                        "CONNECTION_ID()", row.progress().ranges(), row.progress().changed(),
                        row.progress().position().map(JournalSql::text).orElse("NULL"))
                .map(String::valueOf)
                .collect(Collectors.joining(", "));
    }

    private static String text(String value) {
        return Identifiers.literal(value);
    }

    /** Records how a statement ended. @param error the server's error number, 0 for none */
    public static void conclude(
            Connection connection, JournalRow.Place place, String outcome, int error, Duration took)
            throws SQLException {
        Jdbc.update(connection, CONCLUDE,
                outcome, error == 0 ? null : error, took.toNanos() / 1_000,
                place.schema(), place.version(), place.run(), place.statement());
    }

    /** Has a statement that was run in batches run again from the beginning. */
    public static void reopen(Connection connection, JournalRow.Place place) throws SQLException {
        Jdbc.update(connection, REOPEN, place.schema(), place.version(), place.run(), place.statement());
    }

    /**
     * Fits a run that is to be completed to its script, which was changed since.
     *
     * @param last the script's last statement
     */
    public static void adjust(Connection connection, JournalRow.Place last, String checksum) throws SQLException {
        Jdbc.update(connection, ADJUST, last.statement(), checksum, last.schema(), last.version(), last.run());
        Jdbc.update(connection, CUT, last.schema(), last.version(), last.run(), last.statement());
    }

    private static JournalRow row(ResultSet row) throws SQLException {
        long micros = row.getLong(15);
        Optional<Instant> ended = row.wasNull()
                ? Optional.empty()
                : Optional.of(Instant.ofEpochSecond(micros / 1_000_000, micros % 1_000_000 * 1_000));
        return new JournalRow(
                new JournalRow.Place(row.getString(1), row.getString(2), row.getInt(3), row.getInt(4)),
                new JournalRow.Script(
                        row.getString(5), row.getString(6), row.getInt(7), row.getString(8), row.getString(9)),
                row.getString(14),
                Optional.ofNullable(row.getString(10)),
                row.getInt(11),
                ended,
                Duration.ofNanos(row.getLong(12) * 1_000),
                row.getString(13),
                new JournalRow.Progress(row.getInt(16), row.getLong(17), Optional.ofNullable(row.getString(18))));
    }

    /** How many rows it changed; 0 where it is not about rows. */
    static int execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            return statement.executeUpdate(sql);
        }
    }
}
