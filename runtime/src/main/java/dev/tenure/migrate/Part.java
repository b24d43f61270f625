package dev.tenure.migrate;

import dev.tenure.schema.Backfill;
import dev.tenure.schema.Names;
import dev.tenure.schema.diff.Change;
import dev.tenure.schema.diff.Step;
import java.util.ArrayList;
import java.util.List;

/**
 * What one migration does: steps on one table, in one phase, one after the other.
 *
 * @param phase when it is to run
 * @param table the table by the name that it has afterwards, or had if it goes
 * @param steps what is done, in order; never empty
 */
record Part(Step.Phase phase, String table, List<Step> steps) {

    Part {
        steps = List.copyOf(steps);
    }

    /** Each run of steps on one table, in order. */
    static List<Part> of(List<Step> steps) {
        List<Part> parts = new ArrayList<>();
        List<Step> run = new ArrayList<>();
        for (Step step : steps) {
            if (!run.isEmpty() && !goOn(run.get(run.size() - 1), step)) {
                parts.add(of(run, run.get(run.size() - 1)));
                run.clear();
            }
            run.add(step);
        }
        if (!run.isEmpty()) {
            parts.add(of(run, run.get(run.size() - 1)));
        }
        return parts;
    }

    private static Part of(List<Step> run, Step last) {
        return new Part(last.phase(), last.table(), run);
    }

    private static boolean goOn(Step before, Step step) {
        return before.phase() == step.phase() && Names.folded(before.table()).equals(Names.folded(step.table()));
    }

    List<Change> changes() {
        return steps.stream().flatMap(step -> step.change().stream()).toList();
    }

    List<Backfill> fills() {
        return steps.stream().flatMap(step -> step.fill().stream()).toList();
    }

    /** What the migration is called. */
    String name() {
        if (steps.size() == 1 && steps.get(0).change().isPresent()) {
            Change only = steps.get(0).change().get();
            if (only instanceof Change.CreateTable) {
                return "create_" + table;
            }
            if (only instanceof Change.DropTable) {
                return "drop_" + table;
            }
            if (only instanceof Change.RenameTable rename) {
                return "rename_" + rename.table() + "_to_" + rename.name();
            }
        }
        return switch (phase) {
            case EXPAND -> "alter_" + table;
            case BACKFILL -> "backfill_" + table;
            case CONTRACT -> "contract_" + table;
        };
    }
}
