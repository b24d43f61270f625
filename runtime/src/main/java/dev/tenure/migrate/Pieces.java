package dev.tenure.migrate;

import dev.tenure.mysql.AlterSql;
import dev.tenure.mysql.BatchKey;
import dev.tenure.mysql.Fills;
import dev.tenure.mysql.Guard;
import dev.tenure.mysql.Guards;
import dev.tenure.schema.Backfill;
import dev.tenure.schema.Names;
import dev.tenure.schema.Schema;
import dev.tenure.schema.Table;
import dev.tenure.schema.diff.Change;
import dev.tenure.schema.diff.Loosened;
import dev.tenure.schema.diff.Step;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The statements of one direction, and between them what is asked of the rows. */
final class Pieces {

    /** How many rows of a table are filled in one transaction. */
    private static final int BATCH = 2_000;

    private final AlterSql sql;
    private final Guards guards;
    private final Schema model;
    private final boolean forward;

    /**
     * The statements of one step.
     *
     * @param early what is asked of rows, and can be asked before anything is done at all
     * @param all   the rest, in order
     * @param doing which of {@code all} do the step; the others ask, or speak to the session
     */
    record Of(List<Piece> early, List<Piece> all, Set<Integer> doing) {}

    /**
     * @param source  the schema that it leads from; tables by the names that they have meanwhile
     * @param target  the schema that it leads to
     * @param forward whether rows are asked and filled for the next release, or kept for the one before
     */
    Pieces(AlterSql sql, Schema source, Schema target, boolean forward) {
        this.sql = sql;
        this.guards = new Guards(source, target);
        this.model = target;
        this.forward = forward;
    }

    /** @param touched the columns that earlier steps of the same file touch; {@code *} for all */
    Of of(Step step, Set<String> touched) {
        return step.change().isPresent() ? of(step.change().get(), touched) : of(step.fill().orElseThrow());
    }

    private Of of(Change change, Set<String> touched) {
        List<Piece> early = new ArrayList<>();
        List<Piece> all = new ArrayList<>();
        List<Piece> late = new ArrayList<>();
        for (Guard guard : guards(change)) {
            Piece piece = new Piece(guard.sql(), new Directive.ExpectNone(guard.what()));
            boolean untouched = !touched.contains("*")
                    && guard.reads().stream().map(Names::folded).noneMatch(touched::contains);
            (untouched ? early : all).add(piece);
            if (guard.again()) {
                late.add(piece);
            }
        }
        Set<Integer> doing = new HashSet<>();
        for (String statement : sql.statements(change)) {
            if (!AlterSql.isOfSession(statement)) {
                doing.add(all.size());
            }
            all.add(doing.size() == 1 && doing.contains(all.size())
                    ? change.loses().map(what -> new Piece(statement, new Directive.Loses(what)))
                            .orElseGet(() -> new Piece(statement))
                    : new Piece(statement));
        }
        all.addAll(late);
        return new Of(early, all, doing);
    }

    private List<Guard> guards(Change change) {
        boolean unsaid = forward && change instanceof Change.AddColumn add && Loosened.mustBeGiven(add.column());
        return unsaid
                ? List.of(Guards.noRows(change.table(), ((Change.AddColumn) change).column().name()))
                : guards.of(change);
    }

    private Of of(Backfill fill) {
        Table table = model.table(fill.table()).orElseThrow();
        Piece piece = new Piece(Fills.update(table, fill));
        return new Of(List.of(), List.of(isCut(table)
                ? piece.saying(new Directive.Batches(table.name(), table.primaryKey(), BATCH))
                : piece), Set.of(0));
    }

    private static boolean isCut(Table table) {
        return !table.primaryKey().isEmpty() && table.primaryKey().stream().allMatch(name ->
                table.column(name).filter(column -> BatchKey.canHave(column.type())).isPresent());
    }

    /** The columns that a step touches, so that a question about them cannot be asked before it. */
    static Set<String> touched(Step step) {
        if (step.fill().isPresent()) {
            return Set.of(Names.folded(step.fill().get().column()));
        }
        Change change = step.change().orElseThrow();
        if (change instanceof Change.AddColumn add) {
            return Set.of(Names.folded(add.column().name()));
        }
        if (change instanceof Change.ModifyColumn modify) {
            return Set.of(Names.folded(modify.after().name()));
        }
        if (change instanceof Change.RenameColumn rename) {
            return Set.of(Names.folded(rename.column().name()), Names.folded(rename.name()));
        }
        return change instanceof Change.RenameTable || change instanceof Change.CreateTable ? Set.of("*") : Set.of();
    }
}
