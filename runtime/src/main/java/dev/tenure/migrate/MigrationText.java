package dev.tenure.migrate;

import dev.tenure.mysql.AlterSql;
import dev.tenure.mysql.Fills;
import dev.tenure.schema.Said;
import dev.tenure.schema.Schema;
import dev.tenure.schema.Table;
import dev.tenure.schema.diff.Change;
import dev.tenure.schema.diff.ChangeWords;
import dev.tenure.schema.diff.Step;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes the two files of a migration. */
final class MigrationText {

    private final Schema model;
    private final Said said;
    private final Pieces forward;
    private final Pieces back;

    /** @param former the schema before, tables by the names that they have now */
    MigrationText(Schema before, Schema former, Schema model, Said said) {
        this.model = model;
        this.said = said;
        AlterSql sql = new AlterSql(before, model);
        this.forward = new Pieces(sql, former, model, true);
        this.back = new Pieces(sql, model, former, false);
    }

    /** @param accepted what was accepted of what the migration does */
    Proposal.Proposed write(Part part, Directive.Chain chain, List<Directive.Accepted> accepted) {
        List<Directive.OfFile> head = new ArrayList<>(List.of(chain));
        head.addAll(accepted);
        return write(part.name(), part.steps(), head, forward(part), back(part));
    }

    /**
     * @param head    what the V file says of itself to Tenure
     * @param forward what it says to people, line by line
     * @param back    what the U file says to people
     */
    Proposal.Proposed write(
            String name, List<Step> steps, List<Directive.OfFile> head, List<String> forward, List<String> back) {
        List<Pieces.Of> all = of(this.forward, steps);
        List<Piece> up = new ArrayList<>();
        all.forEach(step -> up.addAll(step.early()));
        List<List<Integer>> numbers = new ArrayList<>();
        for (Pieces.Of step : all) {
            int before = up.size();
            numbers.add(step.doing().stream().sorted().map(at -> before + at + 1).toList());
            up.addAll(step.all());
        }
        return new Proposal.Proposed(name, text(forward, head, up), text(back, List.of(), down(steps, numbers)));
    }

    private static List<Pieces.Of> of(Pieces pieces, List<Step> steps) {
        List<Pieces.Of> all = new ArrayList<>();
        Set<String> touched = new HashSet<>();
        for (Step step : steps) {
            all.add(pieces.of(step, touched));
            touched.addAll(Pieces.touched(step));
        }
        return all;
    }

    /** What was filled goes with its column, or may stay. */
    private List<Piece> down(List<Step> forth, List<List<Integer>> numbers) {
        List<Step> steps = new ArrayList<>();
        List<Directive.Undoes> undoes = new ArrayList<>();
        for (int at = forth.size() - 1; at >= 0; at--) {
            Step step = forth.get(at);
            if (step.change().isPresent()) {
                steps.add(step.inverse());
                undoes.add(new Directive.Undoes(numbers.get(at)));
            }
        }
        if (steps.isEmpty()) {
            return List.of(new Piece(Fills.nothing(), new Directive.Undoes(numbers.get(0))));
        }
        List<Piece> first = new ArrayList<>();
        List<Piece> rest = new ArrayList<>();
        List<Pieces.Of> all = of(back, steps);
        for (int at = 0; at < all.size(); at++) {
            Directive.Undoes word = undoes.get(at);
            all.get(at).early().forEach(piece -> first.add(piece.saying(word)));
            all.get(at).all().forEach(piece -> rest.add(piece.saying(word)));
        }
        first.addAll(rest);
        return first;
    }

    private String text(List<String> head, List<Directive.OfFile> directives, List<Piece> pieces) {
        StringBuilder text = new StringBuilder();
        head.forEach(line -> text.append("-- ").append(line).append('\n'));
        directives.forEach(directive -> text.append(directive.line()).append('\n'));
        return text.append(String.join("\n", pieces.stream().map(Piece::text).toList())).toString();
    }

    /** What the head of a V file says to people. */
    private List<String> forward(Part part) {
        if (part.changes().isEmpty()) {
            return list(model.simpleName() + ": fills " + part.table() + ":", part.steps());
        }
        Change first = part.changes().get(0);
        if (first instanceof Change.CreateTable create) {
            return List.of(model.simpleName() + ": creates " + part.table() + source(create.created()) + ".");
        }
        if (first instanceof Change.DropTable) {
            return List.of(model.simpleName() + ": drops " + part.table() + reason(said.removalOf(part.table())) + ".");
        }
        String table = part.table() + model.table(part.table()).map(MigrationText::source).orElse("");
        String when = part.phase() == Step.Phase.CONTRACT
                ? ", once no release before this one runs any more:" : ":";
        return list(model.simpleName() + ": changes " + table + when, part.steps());
    }

    /** What the head of a U file says to people. */
    private List<String> back(Part part) {
        if (part.changes().isEmpty()) {
            return List.of(model.simpleName() + ": takes nothing back: what was filled goes with its column.");
        }
        Change first = part.changes().get(0);
        if (first instanceof Change.CreateTable) {
            return List.of(model.simpleName() + ": takes back the creation of " + part.table()
                    + "; its rows go with it.");
        }
        if (first instanceof Change.DropTable) {
            return List.of(model.simpleName() + ": makes " + part.table() + " again, without its rows.");
        }
        List<Step> back = new ArrayList<>();
        part.steps().stream().filter(step -> step.change().isPresent()).forEach(step -> back.add(0, step.inverse()));
        return list(model.simpleName() + ": takes back the changes of " + part.table() + ":", back);
    }

    private List<String> list(String head, List<Step> steps) {
        List<String> lines = new ArrayList<>(List.of(head));
        steps.forEach(step -> lines.add("  " + step.change()
                .map(change -> ChangeWords.of(change) + reason(change))
                .orElseGet(() -> "fills " + step.fill().orElseThrow().column())));
        return lines;
    }

    private String reason(Change change) {
        return change instanceof Change.DropColumn drop
                ? reason(said.removalOf(drop.table(), drop.column().name()))
                : "";
    }

    private static String reason(Optional<Said.Removed> removal) {
        return removal.map(removed -> ": " + removed.because().strip().replaceAll("\\s+", " ")).orElse("");
    }

    private static String source(Table table) {
        return table.entity().map(entity -> " from " + entity.type()).orElse("");
    }
}
