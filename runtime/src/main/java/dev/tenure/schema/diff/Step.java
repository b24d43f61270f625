package dev.tenure.schema.diff;

import dev.tenure.schema.Backfill;
import java.util.Optional;

/**
 * One thing to do on the way from one shape of a schema to another: a change, or the filling of a column.
 *
 * @param phase  when
 * @param table  the table that it is done to, by the name that it has afterwards, or had if it goes
 * @param change the change; empty for a filling
 * @param fill   what rows get that have nothing in a column; empty for a change
 */
public record Step(Phase phase, String table, Optional<Change> change, Optional<Backfill> fill) {

    /** What has to be done before a release runs, and what after the one before it has gone. */
    public enum Phase {
        /** What the next release needs, and the one before can live with. */
        EXPAND,
        /** Gives rows that are there what new columns hold. */
        BACKFILL,
        /** What the release before could not live with. */
        CONTRACT
    }

    /** Whether it makes a change, or some of it. */
    public boolean isPartOf(Change whole) {
        return change.filter(made -> made.equals(whole) || columnOf(made).equals(columnOf(whole))
                && columnOf(made).isPresent() && made.table().equals(whole.table())).isPresent();
    }

    private static Optional<String> columnOf(Change change) {
        if (change instanceof Change.AddColumn add) {
            return Optional.of(add.column().name());
        }
        return change instanceof Change.ModifyColumn modify ? Optional.of(modify.after().name()) : Optional.empty();
    }

    /** The step back from a change. */
    public Step inverse() {
        return of(phase, change.orElseThrow().inverse());
    }

    static Step of(Phase phase, Change change) {
        return new Step(phase, change instanceof Change.RenameTable rename ? rename.name() : change.table(),
                Optional.of(change), Optional.empty());
    }

    static Step of(Phase phase, Backfill fill) {
        return new Step(phase, fill.table(), Optional.empty(), Optional.of(fill));
    }
}
