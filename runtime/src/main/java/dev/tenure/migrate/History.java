package dev.tenure.migrate;

import dev.tenure.mysql.JournalRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * All runs of one migration.
 *
 * @param version its version
 * @param name    what it does
 * @param runs    from the first to the latest; none for a migration that was never begun
 */
record History(Version version, String name, List<Run> runs) {

    static History none(Migration migration) {
        return new History(migration.version(), migration.name(), List.of());
    }

    /** @param rows of one migration, by run and statement; at least one */
    static History of(List<JournalRow> rows) {
        JournalRow latest = rows.get(rows.size() - 1);
        Map<Integer, List<JournalRow>> byRun = rows.stream()
                .collect(Collectors.groupingBy(row -> row.place().run(), TreeMap::new, Collectors.toList()));
        List<Run> runs = new ArrayList<>();
        byRun.forEach((number, ofRun) ->
                runs.add(new Run(number, Direction.of(ofRun.get(0).script().direction()), ofRun)));
        return new History(Version.of(latest.place().version()), latest.script().name(), runs);
    }

    /** The latest run that changed anything: one whose every statement failed left things as they were. */
    Optional<Run> effective() {
        return runs.stream().filter(Run::hadEffect).reduce((earlier, later) -> later);
    }

    /** The latest run up that changed anything. */
    Optional<Run> up() {
        return runs.stream()
                .filter(run -> run.direction() == Direction.UP && run.hadEffect())
                .reduce((earlier, later) -> later);
    }

    Status.State state() {
        return effective().map(History::state).orElse(Status.State.PENDING);
    }

    private static Status.State state(Run run) {
        if (run.direction() == Direction.UP) {
            return run.isComplete() ? Status.State.APPLIED : Status.State.HALF_APPLIED;
        }
        return run.isComplete() ? Status.State.PENDING : Status.State.HALF_ROLLED_BACK;
    }

    /** Whether its statements are in the database, all or some. */
    boolean isInForce() {
        return state() != Status.State.PENDING;
    }

    /** The interrupted run that a call in {@code direction} goes on with; empty where it begins a new one. */
    Optional<Run> toComplete(Direction direction) {
        return effective().filter(run -> run.direction() == direction && !run.isComplete());
    }

    /** The number of the run that a call in {@code direction} writes. */
    int runNumber(Direction direction) {
        return toComplete(direction)
                .map(Run::number)
                .orElseGet(() -> runs.isEmpty() ? 1 : runs.get(runs.size() - 1).number() + 1);
    }
}
