package dev.tenure.schema.diff;

import static java.util.Map.entry;

import dev.tenure.schema.Column;
import java.util.Map;
import java.util.function.Function;

/** Changes in the words of people, as what is done to a table. */
public final class ChangeWords {

    private static final Map<Class<? extends Change>, Function<Change, String>> WORDS = Map.ofEntries(
            words(Change.CreateTable.class, change -> "creates it"),
            words(Change.DropTable.class, change -> "drops it"),
            words(Change.RenameTable.class, change -> "renames it from " + change.table() + " to " + change.name()),
            words(Change.ChangeStorage.class, change -> "gives new columns the collation " + change.after().collation()),
            words(Change.ChangeComment.class, change -> "changes its comment"),
            words(Change.AddColumn.class, change ->
                    "adds the column " + change.column().name() + ", " + Wording.type(change.column().type())),
            words(Change.DropColumn.class, change -> "drops the column " + change.column().name()),
            words(Change.RenameColumn.class, change ->
                    "renames the column " + change.column().name() + " to " + change.name()),
            words(Change.ModifyColumn.class, change ->
                    "changes the column " + change.before().name() + difference(change.before(), change.after())),
            words(Change.MoveColumn.class, change -> "moves the column " + change.column().name() + place(change)),
            words(Change.ReplaceColumn.class, change -> change.after().isStored()
                    ? "stores the column " + change.after().name()
                    : "computes the column " + change.after().name() + " whenever it is read"),
            words(Change.ChangePrimaryKey.class, change ->
                    "makes (" + String.join(", ", change.after()) + ") its primary key"),
            words(Change.AddIndex.class, change -> "adds the key " + change.index().name()),
            words(Change.DropIndex.class, change -> "drops the key " + change.index().name()),
            words(Change.ReplaceIndex.class, change -> "builds the key " + change.after().name() + " anew"),
            words(Change.RenameIndex.class, change ->
                    "renames the key " + change.index() + " to " + change.name()),
            words(Change.AddForeignKey.class, change ->
                    "adds the foreign key " + change.key().name() + " to " + change.key().referencedTable()),
            words(Change.DropForeignKey.class, change -> "drops the foreign key " + change.key().name()),
            words(Change.AddCheck.class, change -> "adds the check " + change.check().name()),
            words(Change.DropCheck.class, change -> "drops the check " + change.check().name()),
            words(Change.AddTrigger.class, change -> "adds the trigger " + change.trigger().name()),
            words(Change.DropTrigger.class, change -> "drops the trigger " + change.trigger().name()));

    private ChangeWords() {}

    public static String of(Change change) {
        return WORDS.get(change.getClass()).apply(change);
    }

    private static String difference(Column before, Column after) {
        String was = Wording.type(before.type());
        String is = Wording.type(after.type());
        return (was.equals(is) ? "" : " from " + was + " to " + is)
                + (before.nullable() == after.nullable() ? "" : after.nullable() ? ", to take NULL" : ", to take no NULL");
    }

    private static String place(Change.MoveColumn move) {
        return move.to().map(column -> " behind " + column).orElse(" to the front");
    }

    private static <C extends Change> Map.Entry<Class<? extends Change>, Function<Change, String>> words(
            Class<C> type, Function<C, String> text) {
        return entry(type, change -> text.apply(type.cast(change)));
    }
}
