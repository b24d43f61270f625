package dev.tenure.migrate;

import dev.tenure.schema.Finding;
import dev.tenure.schema.Names;
import dev.tenure.schema.Said;
import dev.tenure.schema.Schema;
import dev.tenure.schema.Subject;
import dev.tenure.schema.Table;
import dev.tenure.schema.diff.Renames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether what entities say of the past can be so. */
final class Sayings {

    private final Schema before;
    private final Schema model;
    private final boolean known;
    private final Renames renames;
    private final List<Finding> errors = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    /** What goes on as what, by former names. */
    private final Map<String, String> claims = new HashMap<>();

    /** @param known whether anything was promoted, so that it can be told what is new */
    Sayings(Schema before, Schema model, Said said, boolean known) {
        this.before = before;
        this.model = model;
        this.known = known;
        this.renames = Renames.of(said, before);
        said.renames().forEach(this::judge);
        said.removals().forEach(this::judge);
    }

    List<Finding> errors() {
        return errors;
    }

    /** What was said and means nothing any more. */
    List<String> notes() {
        return notes;
    }

    /** What a present table was when it was promoted. */
    Optional<Table> former(Table table) {
        return before.table(table.name()).or(() -> renames.formerTable(table.name()).flatMap(before::table));
    }

    private void judge(Said.Renamed renamed) {
        Table table = model.table(renamed.table()).orElseThrow();
        if (renamed.columns().isEmpty()) {
            judge(Subject.table(table, "wasNamed"), "the table ", table.name(), renamed.former(),
                    model.table(renamed.former()).isPresent(),
                    before.table(table.name()).isPresent(),
                    before.table(renamed.former()).isPresent());
            return;
        }
        Optional<Table> former = former(table);
        for (String column : renamed.columns()) {
            String name = renames.formerColumn(table.name(), column).orElse(renamed.former());
            judge(Subject.column(table, column, "wasNamed"), "the column ",
                    table.name() + "." + column, table.name() + "." + name,
                    table.column(name).isPresent(),
                    former.filter(was -> was.column(column).isEmpty()).isEmpty(),
                    former.flatMap(was -> was.column(name)).isPresent());
        }
    }

    /**
     * @param declared whether the former name is still declared
     * @param there    whether the present name was promoted already, or its whole table is new
     * @param was      whether the former name was promoted
     */
    private void judge(
            Subject subject, String kind, String present, String former, boolean declared, boolean there, boolean was) {
        String claimed = claims.putIfAbsent(Names.folded(former), present);
        if (declared) {
            wrong(subject, kind + former + " is still declared.");
        } else if (claimed != null) {
            wrong(subject, kind + former + " goes on as " + claimed + " already.");
        } else if (known && was && there) {
            wrong(subject, kind + present + " was promoted beside " + former + ".");
        } else if (known && !was && !there) {
            wrong(subject, kind + former + " was never promoted.");
        } else if (known && !was) {
            notes.add("@WasNamed on " + present + " no longer says anything: no " + kind.substring("the ".length())
                    + former + " was promoted. Take it off.");
        }
    }

    private void wrong(Subject subject, String why) {
        errors.add(Finding.of("TEN321", subject, subject.label() + " cannot have had that name: " + why,
                "Name what it was called when it was promoted last, or take @WasNamed off."));
    }

    private void judge(Said.Removed removed) {
        String thing = removed.column().map(column -> removed.table() + "." + column).orElse(removed.table());
        Subject subject = removed.column()
                .map(column -> new Subject(Subject.Kind.TABLE, removed.table(), "", "removed " + column))
                .orElse(Subject.schema("removed " + removed.table()));
        if (removed.because().isBlank()) {
            useless(subject, "Nothing says why " + thing + " goes.");
        } else if (claims.containsKey(Names.folded(thing))) {
            useless(subject, thing + " goes on as " + claims.get(Names.folded(thing)) + ", and so it does not go.");
        } else if (isDeclared(removed)) {
            useless(subject, thing + " is still declared, and so it does not go.");
        } else if (known && was(removed).isEmpty()) {
            notes.add("@Removed of " + thing + " no longer says anything: it is not there any more. Take it off.");
        }
    }

    private void useless(Subject subject, String what) {
        errors.add(Finding.of("TEN322", subject, what, "Say what goes and why, or take @Removed off."));
    }

    /** A column that is computed from now on loses what it holds. */
    private boolean isDeclared(Said.Removed removed) {
        Optional<Table> table = model.table(removed.table());
        return removed.column().isEmpty()
                ? table.isPresent()
                : table.flatMap(present -> present.column(removed.column().get()))
                        .filter(column -> column.generated().isEmpty() || was(removed).isEmpty())
                        .isPresent();
    }

    /** What a removal takes away. */
    private Optional<?> was(Said.Removed removed) {
        return removed.column().isEmpty()
                ? before.table(removed.table())
                : model.table(removed.table()).flatMap(this::former)
                        .flatMap(table -> table.column(removed.column().get()))
                        .filter(column -> column.generated().isEmpty());
    }
}
