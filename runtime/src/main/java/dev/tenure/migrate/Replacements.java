package dev.tenure.migrate;

import dev.tenure.TenureException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How far a database is with migrations that were folded into one, and with that one. */
final class Replacements {

    private final Journal journal;
    private final Map<Version, Migration> byReplaced = new TreeMap<>();

    Replacements(Journal journal, List<Migration> migrations) {
        this.journal = journal;
        migrations.forEach(migration -> migration.replaced().forEach(version -> byReplaced.put(version, migration)));
    }

    /** The migration that stands for the one of that version. */
    Optional<Migration> of(Version version) {
        return Optional.ofNullable(byReplaced.get(version));
    }

    /** Whether all that it replaces is applied, so that it need not run, and must not. */
    boolean isDoneBy(Migration baseline) {
        List<Version> folded = baseline.folded();
        return !folded.isEmpty() && folded.stream().allMatch(version -> journal.state(version) == Status.State.APPLIED);
    }

    /** Whether it is in the database for others, which ran before it was written. */
    boolean standsIn(Migration baseline) {
        return journal.of(baseline).isInForce() && baseline.replaced().stream().anyMatch(this::isInForce);
    }

    /** Whether another migration, which is in the database, stands for this one. */
    boolean isReplaced(Version version) {
        return of(version).filter(baseline -> journal.of(baseline).isInForce()).isPresent();
    }

    /** Why it can neither run nor be taken for done. */
    Optional<TenureException> problem(Migration baseline) {
        List<Version> there = baseline.replaced().stream().filter(this::isInForce).toList();
        if (there.isEmpty() || journal.of(baseline).state() == Status.State.APPLIED || isDoneBy(baseline)) {
            return Optional.empty();
        }
        String missing = baseline.folded().stream()
                .filter(version -> journal.state(version) != Status.State.APPLIED)
                .map(Version::toString)
                .findFirst()
                .orElseThrow();
        return Optional.of(new TenureException(
                "TEN437",
                baseline.label() + " stands for " + baseline.folded().size() + " earlier migrations. Of those, "
                        + there.get(there.size() - 1) + " is in this database, and " + missing + " is not, or not wholly.",
                "Migrate with the release before " + baseline.label() + " was written, which has their files, and then"
                        + " with this one. Nothing was changed."));
    }

    private boolean isInForce(Version version) {
        return journal.state(version) != Status.State.PENDING;
    }

    /** What a rollback says that would have to go back behind {@code baseline}. */
    static TenureException noWayBehind(Migration baseline) {
        return new TenureException(
                "TEN438",
                baseline.label() + " stands for " + baseline.folded().size()
                        + " migrations that were applied before it; their files are gone, and with them the ways back.",
                "Roll back only what came after it; to go further back, restore a backup. Nothing was changed.");
    }
}
