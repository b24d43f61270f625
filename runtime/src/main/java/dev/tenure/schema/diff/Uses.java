package dev.tenure.schema.diff;

import dev.tenure.schema.Check;
import dev.tenure.schema.Expression;
import dev.tenure.schema.ForeignKey;
import dev.tenure.schema.Index;
import dev.tenure.schema.Names;
import dev.tenure.schema.Schema;
import dev.tenure.schema.Table;
import dev.tenure.schema.Trigger;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What changes of a list rest on, so that it cannot be put off. */
final class Uses {

    private final List<Change> changes;
    private final Schema after;

    /** Columns on whose very shape a change rests: {@code table.column}. */
    private final Set<String> used = new HashSet<>();

    Uses(List<Change> changes, Schema after) {
        this.changes = changes;
        this.after = after;
        changes.forEach(this::note);
    }

    /** Whether a change rests on a column as it is to be. An index that refuses nothing does not. */
    boolean isUsed(String table, String column) {
        return used.contains(key(table, column));
    }

    /** Whether a column can stay for a while: it has to go first where one of its name is computed from now on. */
    boolean canWait(Change.DropColumn drop) {
        return drop.column().generated().isEmpty() && changes.stream().noneMatch(change ->
                change instanceof Change.AddColumn add && add.table().equalsIgnoreCase(drop.table())
                        && add.column().name().equalsIgnoreCase(drop.column().name()));
    }

    /** Whether tables that go can stay for a while: nobody changes what they refer to, or takes names of theirs. */
    boolean dropsCanWait() {
        Set<String> touched = new HashSet<>();
        Set<String> taken = new HashSet<>();
        for (Change change : changes) {
            if (!(change instanceof Change.DropTable)) {
                touched.add(Names.folded(change.table()));
                names(change).map(Names::folded).forEach(taken::add);
            }
        }
        return changes.stream().noneMatch(change -> change instanceof Change.DropTable drop
                && (drop.dropped().foreignKeys().stream()
                                .anyMatch(key -> touched.contains(Names.folded(key.referencedTable())))
                        || names(drop.dropped()).map(Names::folded).anyMatch(taken::contains)));
    }

    private void note(Change change) {
        if (change instanceof Change.AddIndex add) {
            unique(add.table(), add.index());
        } else if (change instanceof Change.ReplaceIndex replace) {
            unique(replace.table(), replace.after());
        } else if (change instanceof Change.ChangePrimaryKey key) {
            use(key.table(), key.before());
            use(key.table(), key.after());
        } else if (change instanceof Change.AddForeignKey add) {
            reference(add.table(), add.key());
        } else if (change instanceof Change.DropForeignKey drop) {
            reference(drop.table(), drop.key());
        } else if (change instanceof Change.CreateTable create) {
            create.created().foreignKeys().forEach(key -> use(key.referencedTable(), key.referencedColumns()));
        } else if (change instanceof Change.MoveColumn move) {
            use(move.table(), List.of(move.column().name()));
        } else if (change instanceof Change.AddCheck add) {
            use(add.table(), add.check().expression());
        } else if (change instanceof Change.ReplaceColumn replace) {
            replace.after().generated().ifPresent(how -> use(replace.table(), how.expression()));
            replace.keys().forEach(key -> unique(replace.table(), key));
        } else if (change instanceof Change.AddColumn add) {
            add.column().generated().ifPresent(how -> use(add.table(), how.expression()));
        }
    }

    private void unique(String table, Index index) {
        if (index.unique()) {
            use(table, index.columns());
        }
    }

    private void reference(String table, ForeignKey key) {
        use(table, key.columns());
        use(key.referencedTable(), key.referencedColumns());
    }

    private void use(String table, Expression expression) {
        after.table(table).ifPresent(known -> use(table, expression.columnsIn(known)));
    }

    private void use(String table, List<String> columns) {
        columns.forEach(column -> used.add(key(table, column)));
    }

    private static String key(String table, String column) {
        return Names.folded(table) + "." + Names.folded(column);
    }

    /** The names that a change gives in the schema as a whole. */
    private static Stream<String> names(Change change) {
        return change instanceof Change.CreateTable create ? names(create.created())
                : change instanceof Change.AddForeignKey add ? Stream.of(add.key().name())
                : change instanceof Change.AddCheck add ? Stream.of(add.check().name())
                : change instanceof Change.AddTrigger add ? Stream.of(add.trigger().name())
                : Stream.empty();
    }

    private static Stream<String> names(Table table) {
        return Stream.of(
                        table.foreignKeys().stream().map(ForeignKey::name),
                        table.checks().stream().map(Check::name),
                        table.triggers().stream().map(Trigger::name))
                .flatMap(all -> all);
    }
}
