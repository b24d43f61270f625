package dev.tenure.migrate;

import dev.tenure.TenureException;
import dev.tenure.mysql.ServerErrors;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * Tries something again while others hold locks that it needs.
 *
 * @param step  the statement that it belongs to
 * @param doing what is done, as it goes behind "while"
 * @param ended what becomes of the statement when it is given up
 */
record Tries(
        Connection connection,
        Locking locking,
        MigrationListener listener,
        MigrationEvent.Step step,
        Plan.Planned planned,
        String doing,
        Ending ended) {

    /** What is tried. */
    interface Attempt {
        /** @param number from 1 */
        void run(int number) throws SQLException;
    }

    /** Makes of a failure what is thrown. */
    interface Ending {
        TenureException failed(SQLException failure, TenureException explained);
    }

    void run(Attempt attempt) throws SQLException {
        Duration pause = locking.pause();
        for (int number = 1; ; number++) {
            try {
                attempt.run(number);
                return;
            } catch (SQLException e) {
                rollback(e);
                if (!ServerErrors.isLockConflict(e)) {
                    throw ended.failed(e, ServerErrors.explain(e, doing, connection));
                }
                List<String> blockers = Blocking.sessions(connection, planned);
                if (number > locking.retries()) {
                    throw ended.failed(e, Blocking.gaveUp(doing, number, blockers, e));
                }
                listener.on(new MigrationEvent.Retrying(step, number + 1, pause, blockers));
                Pause.of(pause);
                pause = pause.compareTo(locking.pause().multipliedBy(16)) < 0 ? pause.multipliedBy(2) : pause;
            }
        }
    }

    /** A lock conflict leaves the transaction open: what failed must be rolled back before anything else. */
    private void rollback(SQLException failure) {
        try {
            if (!connection.getAutoCommit()) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException second) {
            failure.addSuppressed(second);
        }
    }
}
