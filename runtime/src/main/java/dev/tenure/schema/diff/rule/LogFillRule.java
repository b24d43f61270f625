package dev.tenure.schema.diff.rule;

import dev.tenure.schema.Backfill;
import dev.tenure.schema.DefaultValue;
import dev.tenure.schema.Finding;
import dev.tenure.schema.Subject;
import dev.tenure.schema.Table;
import dev.tenure.schema.diff.Change;
import dev.tenure.schema.diff.Loosened;
import java.util.List;
import java.util.Optional;

/** The rows of an append-only table are not updated, not even by a migration: its triggers refuse it. */
final class LogFillRule implements ChangeRule {

    @Override
    public String code() {
        return "TEN198";
    }

    @Override
    public boolean isAcceptable() {
        return false;
    }

    @Override
    public List<Risk> check(Evolution evolution) {
        return evolution.said().backfills().stream()
                .filter(fill -> evolution.after().table(fill.table()).filter(Table::isAppendOnly).isPresent())
                .filter(fill -> evolution.changes().stream().anyMatch(change -> isFilled(fill, change)))
                .map(fill -> new Risk(Severity.ERROR, Finding.of(code(),
                        new Subject(Subject.Kind.COLUMN, fill.table(), fill.column(), "backfill"),
                        "The rows of " + fill.table() + " are never updated, so that nothing can fill " + fill.column()
                                + " for each of them.",
                        "Give a constant, which needs no update, or let the column be nullable."), Optional.empty()))
                .toList();
    }

    private static boolean isFilled(Backfill fill, Change change) {
        if (!change.table().equalsIgnoreCase(fill.table())) {
            return false;
        }
        if (change instanceof Change.ModifyColumn modify) {
            return modify.after().name().equalsIgnoreCase(fill.column()) && modify.before().nullable()
                    && !modify.after().nullable();
        }
        return change instanceof Change.AddColumn add && add.column().name().equalsIgnoreCase(fill.column())
                && !(fill.value() instanceof DefaultValue.Literal && Loosened.takesDefault(add.column()));
    }
}
