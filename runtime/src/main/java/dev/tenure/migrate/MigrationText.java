package dev.tenure.migrate;

import dev.tenure.mysql.AlterSql;
import dev.tenure.schema.Said;
import dev.tenure.schema.Schema;
import dev.tenure.schema.Table;
import dev.tenure.schema.diff.Change;
import dev.tenure.schema.diff.ChangeWords;
import dev.tenure.schema.diff.Differ;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Writes the two files of a migration. */
final class MigrationText {

    /** A statement and what the file says of it. */
    private record Piece(List<Directive.OfStatement> directives, String sql) {

        String text() {
            StringBuilder text = new StringBuilder();
            directives.forEach(directive -> text.append(directive.line()).append('\n'));
            return text.append(sql).append(";\n").toString();
        }
    }

    private final Schema model;
    private final Said said;
    private final AlterSql sql;

    MigrationText(Schema before, Schema model, Said said) {
        this.model = model;
        this.said = said;
        this.sql = new AlterSql(before, model);
    }

    Proposal.Proposed write(Part part, Directive.Chain chain) {
        List<Piece> up = new ArrayList<>();
        List<Piece> down = new ArrayList<>();
        for (Change change : part.changes()) {
            List<Piece> forward = pieces(change, List.of());
            List<Integer> numbers = IntStream.rangeClosed(up.size() + 1, up.size() + forward.size()).boxed().toList();
            up.addAll(forward);
            List<Piece> back = pieces(change.inverse(), List.of(new Directive.Undoes(numbers)));
            Collections.reverse(back);
            down.addAll(back);
        }
        Collections.reverse(down);
        return new Proposal.Proposed(
                part.name(),
                text(forward(part), List.of(chain), up),
                text(back(part), List.of(), down));
    }

    private List<Piece> pieces(Change change, List<Directive.OfStatement> said) {
        List<Directive.OfStatement> directives = new ArrayList<>(said);
        change.loses().ifPresent(what -> directives.add(new Directive.Loses(what)));
        List<Piece> pieces = new ArrayList<>();
        for (String statement : sql.statements(change)) {
            pieces.add(new Piece(pieces.isEmpty() ? directives : said, statement));
        }
        return pieces;
    }

    private String text(List<String> head, List<Directive.OfFile> directives, List<Piece> pieces) {
        StringBuilder text = new StringBuilder();
        head.forEach(line -> text.append("-- ").append(line).append('\n'));
        directives.forEach(directive -> text.append(directive.line()).append('\n'));
        return text.append(String.join("\n", pieces.stream().map(Piece::text).toList())).toString();
    }

    /** What the head of a V file says to people. */
    private List<String> forward(Part part) {
        Change first = part.changes().get(0);
        if (first instanceof Change.CreateTable create) {
            return List.of(model.simpleName() + ": creates " + part.table() + source(create.created()) + ".");
        }
        if (first instanceof Change.DropTable) {
            return List.of(model.simpleName() + ": drops " + part.table() + reason(said.removalOf(part.table())) + ".");
        }
        String table = part.table() + model.table(part.table()).map(MigrationText::source).orElse("");
        return list(model.simpleName() + ": changes " + table + ":", part.changes());
    }

    /** What the head of a U file says to people. */
    private List<String> back(Part part) {
        Change first = part.changes().get(0);
        if (first instanceof Change.CreateTable) {
            return List.of(model.simpleName() + ": takes back the creation of " + part.table()
                    + "; its rows go with it.");
        }
        if (first instanceof Change.DropTable) {
            return List.of(model.simpleName() + ": makes " + part.table() + " again, without its rows.");
        }
        return list(model.simpleName() + ": takes back the changes of " + part.table() + ":",
                Differ.inverse(part.changes()));
    }

    private List<String> list(String head, List<Change> changes) {
        List<String> lines = new ArrayList<>(List.of(head));
        changes.forEach(change -> lines.add("  " + ChangeWords.of(change) + reason(change)));
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
