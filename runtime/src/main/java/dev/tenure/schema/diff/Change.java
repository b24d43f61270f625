package dev.tenure.schema.diff;

import dev.tenure.schema.Check;
import dev.tenure.schema.Column;
import dev.tenure.schema.ForeignKey;
import dev.tenure.schema.Index;
import dev.tenure.schema.Storage;
import dev.tenure.schema.Table;
import dev.tenure.schema.Trigger;
import java.util.List;
import java.util.Optional;

/**
 * One step from one shape of a schema to another; save for a table with triggers, a server takes it as a whole or not
 * at all.
 *
 * <p>A list of changes is undone by the inverses in the opposite order. Structure comes back by that, always; whether
 * the data does is what {@link #loses} says.
 */
public sealed interface Change {

    /** The table that is changed, by the name that it has before. */
    String table();

    /** The step back. */
    Change inverse();

    /** What this takes from a table that holds rows, and no inverse gives back; empty where nothing is lost. */
    default Optional<String> loses() {
        return Optional.empty();
    }

    /** A table and its triggers. */
    record CreateTable(Table created) implements Change {
        @Override
        public String table() {
            return created.name();
        }

        @Override
        public Change inverse() {
            return new DropTable(created);
        }
    }

    /** A table, and with it its triggers. */
    record DropTable(Table dropped) implements Change {
        @Override
        public String table() {
            return dropped.name();
        }

        @Override
        public Change inverse() {
            return new CreateTable(dropped);
        }

        @Override
        public Optional<String> loses() {
            return Optional.of("the rows of " + dropped.name());
        }
    }

    record RenameTable(String table, String name) implements Change {
        @Override
        public Change inverse() {
            return new RenameTable(name, table);
        }
    }

    /** The default charset and collation of columns to come; those that are there are modified one by one. */
    record ChangeStorage(String table, Storage before, Storage after) implements Change {
        @Override
        public Change inverse() {
            return new ChangeStorage(table, after, before);
        }
    }

    record ChangeComment(String table, String before, String after) implements Change {
        @Override
        public Change inverse() {
            return new ChangeComment(table, after, before);
        }
    }

    /**
     * A new column. Its collation is spelled out, here and below: the table's own may be changing, too.
     *
     * @param after the column that it comes after, empty for the first place
     */
    record AddColumn(String table, Column column, Optional<String> after) implements Change {
        @Override
        public Change inverse() {
            return new DropColumn(table, column, after);
        }
    }

    /**
     * A column that goes.
     *
     * @param after the column that it came after, empty for the first place
     */
    record DropColumn(String table, Column column, Optional<String> after) implements Change {
        @Override
        public Change inverse() {
            return new AddColumn(table, column, after);
        }

        @Override
        public Optional<String> loses() {
            return column.generated().isPresent()
                    ? Optional.empty()
                    : Optional.of("the values of " + table + "." + column.name());
        }
    }

    record RenameColumn(String table, Column column, String name) implements Change {
        @Override
        public RenameColumn inverse() {
            Column renamed = new Column(name, column.type(), column.nullable(), column.defaultValue(),
                    column.onUpdateNow(), column.autoIncrement(), column.generated(), column.collation(),
                    column.comment(), column.extra());
            return new RenameColumn(table, renamed, column.name());
        }
    }

    /** Another definition under the same name. */
    record ModifyColumn(String table, Column before, Column after) implements Change {
        @Override
        public Change inverse() {
            return new ModifyColumn(table, after, before);
        }

        @Override
        public Optional<String> loses() {
            return Conversions.keep(before.type(), after.type())
                    ? Optional.empty()
                    : Optional.of("what of " + table + "." + before.name() + " does not fit its new type");
        }
    }

    /**
     * Another place in the table.
     *
     * @param from the column that it came after, empty for the first place
     * @param to   the column that it comes after from now on
     */
    record MoveColumn(String table, Column column, Optional<String> from, Optional<String> to) implements Change {
        @Override
        public Change inverse() {
            return new MoveColumn(table, column, to, from);
        }
    }

    /**
     * A computed column that is kept on disk from now on, or no longer, and the keys over it, at once: in between there
     * would be neither.
     *
     * @param place the column that it comes after, empty for the first place
     * @param keys  all that are over it
     */
    record ReplaceColumn(String table, Column before, Column after, Optional<String> place, List<Index> keys)
            implements Change {
        public ReplaceColumn {
            keys = List.copyOf(keys);
        }

        @Override
        public Change inverse() {
            return new ReplaceColumn(table, after, before, place, keys);
        }
    }

    record ChangePrimaryKey(String table, List<String> before, List<String> after) implements Change {
        public ChangePrimaryKey {
            before = List.copyOf(before);
            after = List.copyOf(after);
        }

        @Override
        public Change inverse() {
            return new ChangePrimaryKey(table, after, before);
        }
    }

    record AddIndex(String table, Index index) implements Change {
        @Override
        public Change inverse() {
            return new DropIndex(table, index);
        }
    }

    record DropIndex(String table, Index index) implements Change {
        @Override
        public Change inverse() {
            return new AddIndex(table, index);
        }
    }

    record RenameIndex(String table, String index, String name) implements Change {
        @Override
        public Change inverse() {
            return new RenameIndex(table, name, index);
        }
    }

    /** Another key under the same name, at once: in between there would be neither. */
    record ReplaceIndex(String table, Index before, Index after) implements Change {
        @Override
        public Change inverse() {
            return new ReplaceIndex(table, after, before);
        }
    }

    record AddForeignKey(String table, ForeignKey key) implements Change {
        @Override
        public Change inverse() {
            return new DropForeignKey(table, key);
        }
    }

    record DropForeignKey(String table, ForeignKey key) implements Change {
        @Override
        public Change inverse() {
            return new AddForeignKey(table, key);
        }
    }

    record AddCheck(String table, Check check) implements Change {
        @Override
        public Change inverse() {
            return new DropCheck(table, check);
        }
    }

    record DropCheck(String table, Check check) implements Change {
        @Override
        public Change inverse() {
            return new AddCheck(table, check);
        }
    }

    record AddTrigger(String table, Trigger trigger) implements Change {
        @Override
        public Change inverse() {
            return new DropTrigger(table, trigger);
        }
    }

    record DropTrigger(String table, Trigger trigger) implements Change {
        @Override
        public Change inverse() {
            return new AddTrigger(table, trigger);
        }
    }
}
