package dev.tenure.schema.diff;

import dev.tenure.schema.Backfill;
import dev.tenure.schema.Column;
import dev.tenure.schema.ColumnType;
import dev.tenure.schema.DefaultValue;
import dev.tenure.schema.Said;
import dev.tenure.schema.Schema;
import dev.tenure.schema.diff.Step.Phase;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Puts changes in the order in which two releases can live with them: first what the next one needs, then what fills new
 * columns, last what the one before could not live with. What others of the changes rest on stays where it is.
 */
public final class Phasing {

    private final List<Change> changes;
    private final Said said;
    private final Uses uses;
    private final List<Step> expand = new ArrayList<>();
    private final List<Step> backfill = new ArrayList<>();
    private final List<Step> contract = new ArrayList<>();

    /** Steps that close a run of new columns of one table: what comes next may need them. */
    private final List<Step> closing = new ArrayList<>();

    /** Tables of which a column goes only later, so that others move only later, too. */
    private final Set<String> reordered = new HashSet<>();

    private Phasing(List<Change> changes, Schema after, Said said) {
        this.changes = changes;
        this.said = said;
        this.uses = new Uses(changes, after);
    }

    /**
     * @param changes in an order in which a server takes them
     * @param after   what they lead to
     * @param said    with what rows get in new columns, and where NULL is taken no longer
     */
    public static List<Step> of(List<Change> changes, Schema after, Said said) {
        return new Phasing(changes, after, said).steps();
    }

    private List<Step> steps() {
        boolean dropsWait = uses.dropsCanWait();
        String adding = "";
        for (Change change : changes) {
            boolean adds = change instanceof Change.AddColumn add && add.column().generated().isEmpty();
            if (!adds || !change.table().equals(adding)) {
                close();
            }
            adding = adds ? change.table() : "";
            if (adds) {
                add((Change.AddColumn) change);
            } else if (change instanceof Change.ModifyColumn modify) {
                modify(modify);
            } else if (change instanceof Change.DropTable && dropsWait) {
                contract.add(Step.of(Phase.CONTRACT, change));
            } else if (change instanceof Change.DropColumn drop && uses.canWait(drop)
                    || change instanceof Change.MoveColumn && reordered.contains(change.table())) {
                reordered.add(change.table());
                contract.add(Step.of(Phase.CONTRACT, change));
            } else {
                expand.add(Step.of(Phase.EXPAND, change));
            }
        }
        close();
        List<Step> all = new ArrayList<>(expand);
        all.addAll(backfill);
        all.addAll(contract);
        return all;
    }

    private void close() {
        expand.addAll(closing);
        closing.clear();
    }

    private void add(Change.AddColumn add) {
        Optional<Backfill> backfill = said.backfill(add.table(), add.column().name());
        if (backfill.isEmpty()) {
            expand.add(Step.of(Phase.EXPAND, add));
        } else if (backfill.get().value() instanceof DefaultValue.Literal && Loosened.takesDefault(add.column())) {
            addWithDefault(add, backfill.get().value());
        } else {
            addEmpty(add, backfill.get());
        }
    }

    /** A constant need not be written to a single row: servers keep it beside the table. */
    private void addWithDefault(Change.AddColumn add, DefaultValue value) {
        Column first = Loosened.withDefault(add.column(), Optional.of(value));
        expand.add(Step.of(Phase.EXPAND, new Change.AddColumn(add.table(), first, add.after())));
        if (!first.equals(add.column())) {
            Change last = new Change.ModifyColumn(add.table(), first, add.column());
            if (Loosened.mustBeGiven(add.column())) {
                contract.add(Step.of(Phase.CONTRACT, last));
            } else {
                closing.add(Step.of(Phase.EXPAND, last));
            }
        }
    }

    private void addEmpty(Change.AddColumn add, Backfill fill) {
        Column first = Loosened.empty(add.column());
        Column then = Loosened.nullable(add.column());
        expand.add(Step.of(Phase.EXPAND, new Change.AddColumn(add.table(), first, add.after())));
        if (!then.equals(first)) {
            closing.add(Step.of(Phase.EXPAND, new Change.ModifyColumn(add.table(), first, then)));
        }
        boolean used = uses.isUsed(add.table(), add.column().name());
        (used ? closing : backfill).add(Step.of(Phase.BACKFILL, fill));
        if (!then.equals(add.column())) {
            List<Step> last = used ? closing : contract;
            // for rows that are written meanwhile
            last.add(Step.of(Phase.CONTRACT, fill));
            last.add(Step.of(Phase.CONTRACT, new Change.ModifyColumn(add.table(), then, add.column())));
        }
    }

    private void modify(Change.ModifyColumn modify) {
        Column before = modify.before();
        Column after = modify.after();
        boolean refusesNull = before.nullable() && !after.nullable();
        boolean tightens = refusesNull || Loosened.mustBeGiven(after) && !Loosened.mustBeGiven(before);
        boolean narrows = isNarrowed(before.type(), after.type());
        if (!tightens && !narrows) {
            expand.add(Step.of(Phase.EXPAND, modify));
            return;
        }
        List<Step> steps = uses.isUsed(modify.table(), after.name()) ? expand : contract;
        Column first = narrows || steps == expand ? before
                : refusesNull ? Loosened.nullable(after)
                : keepsDefault(before, after) ? Loosened.withDefault(after, before.defaultValue()) : before;
        if (!first.equals(before)) {
            expand.add(Step.of(Phase.EXPAND, new Change.ModifyColumn(modify.table(), before, first)));
        }
        said.backfill(modify.table(), after.name()).filter(fill -> refusesNull)
                .ifPresent(fill -> steps.add(Step.of(Phase.CONTRACT, fill)));
        steps.add(Step.of(Phase.CONTRACT, new Change.ModifyColumn(modify.table(), first, after)));
    }

    /** Whether a server takes the former default for the new type. */
    private static boolean keepsDefault(Column before, Column after) {
        return before.type().equals(after.type())
                || before.defaultValue().filter(DefaultValue.Literal.class::isInstance).isPresent()
                        && Families.same(before.type(), after.type()) && Loosened.takesDefault(after);
    }

    private static boolean isNarrowed(ColumnType before, ColumnType after) {
        return !Conversions.keep(before, after) && Families.same(before, after);
    }
}
