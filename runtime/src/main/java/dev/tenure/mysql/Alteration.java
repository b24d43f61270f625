package dev.tenure.mysql;

import static java.util.Map.entry;

import dev.tenure.schema.Charsets;
import dev.tenure.schema.Column;
import dev.tenure.schema.ColumnType;
import dev.tenure.schema.diff.Change;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an ALTER TABLE does, as far as it decides how a server carries it out. The algorithms are the fastest that MySQL
 * 9.7 and MariaDB 11.4 were seen to take wherever in the table the columns stand.
 */
enum Alteration {
    RENAME_TABLE(Algorithm.INSTANT, Algorithm.INSTANT),
    CHANGE_COMMENT(Algorithm.INPLACE, Algorithm.INSTANT),
    CHANGE_DEFAULT_CHARSET(Algorithm.INPLACE, Algorithm.INSTANT),
    ADD_COLUMN(80029, Algorithm.INSTANT, Algorithm.INSTANT, Algorithm.INSTANT, Algorithm.COPY),
    /** Rows that are there would have to hold the time zero. */
    ADD_TIME_WITHOUT_DEFAULT(0, Algorithm.INPLACE, Algorithm.INPLACE, Algorithm.INSTANT, Algorithm.COPY),
    ADD_VIRTUAL_COLUMN(0, Algorithm.INSTANT, Algorithm.COPY, Algorithm.INSTANT, Algorithm.COPY),
    ADD_STORED_COLUMN(Algorithm.COPY, Algorithm.COPY),
    DROP_COLUMN(80029, Algorithm.INSTANT, Algorithm.INSTANT, Algorithm.INSTANT, Algorithm.COPY),
    DROP_VIRTUAL_COLUMN(0, Algorithm.INSTANT, Algorithm.INPLACE, Algorithm.INSTANT, Algorithm.INSTANT),
    DROP_STORED_COLUMN(80029, Algorithm.INSTANT, Algorithm.COPY, Algorithm.INSTANT, Algorithm.COPY),
    RENAME_COLUMN(80028, Algorithm.INSTANT, Algorithm.INSTANT, Algorithm.INSTANT, Algorithm.INSTANT),
    /** A column that a foreign key refers to. */
    RENAME_REFERENCED_COLUMN(Algorithm.INPLACE, Algorithm.INSTANT),
    MOVE_COLUMN(0, Algorithm.INPLACE, Algorithm.INPLACE, Algorithm.INSTANT, Algorithm.COPY),
    MOVE_COMPUTED_COLUMN(Algorithm.COPY, Algorithm.COPY),
    REPLACE_COMPUTED_COLUMN(Algorithm.COPY, Algorithm.COPY),
    CHANGE_COLUMN_METADATA(Algorithm.INSTANT, Algorithm.INSTANT),
    APPEND_TO_ENUM(Algorithm.INSTANT, Algorithm.INSTANT),
    WIDEN_VARCHAR(Algorithm.INPLACE, Algorithm.INSTANT),
    CHANGE_NULLABILITY(0, Algorithm.INPLACE, Algorithm.INPLACE, Algorithm.INPLACE, Algorithm.COPY),
    REQUIRE_TIMESTAMP(Algorithm.INPLACE, Algorithm.COPY),
    CHANGE_TYPE(Algorithm.COPY, Algorithm.COPY),
    CHANGE_PRIMARY_KEY(0, Algorithm.INPLACE, Algorithm.INPLACE, Algorithm.INPLACE, Algorithm.COPY),
    ADD_INDEX(Algorithm.INPLACE, Algorithm.INPLACE),
    DROP_INDEX(Algorithm.INPLACE, Algorithm.INPLACE),
    RENAME_INDEX(Algorithm.INPLACE, Algorithm.INSTANT),
    /** With foreign_key_checks off: with them on, servers copy the table to look at each row. */
    ADD_FOREIGN_KEY(Algorithm.INPLACE, Algorithm.INSTANT),
    DROP_FOREIGN_KEY(Algorithm.INPLACE, Algorithm.INSTANT),
    ADD_CHECK(Algorithm.COPY, Algorithm.COPY),
    DROP_CHECK(Algorithm.INSTANT, Algorithm.INSTANT);

    /** How a server carries an ALTER out, the slower the later. */
    enum Algorithm {
        /** Only the dictionary changes. */
        INSTANT,
        /** The table is read, perhaps rebuilt, while others read and write it. */
        INPLACE,
        /** All rows are copied, while others can only read. */
        COPY
    }

    private static final Map<Class<? extends Change>, Alteration> KINDS = Map.ofEntries(
            entry(Change.RenameTable.class, RENAME_TABLE),
            entry(Change.ChangeStorage.class, CHANGE_DEFAULT_CHARSET),
            entry(Change.ChangeComment.class, CHANGE_COMMENT),
            entry(Change.RenameColumn.class, RENAME_COLUMN),
            entry(Change.MoveColumn.class, MOVE_COLUMN),
            entry(Change.ReplaceColumn.class, REPLACE_COMPUTED_COLUMN),
            entry(Change.ChangePrimaryKey.class, CHANGE_PRIMARY_KEY),
            entry(Change.AddIndex.class, ADD_INDEX),
            entry(Change.ReplaceIndex.class, ADD_INDEX),
            entry(Change.DropIndex.class, DROP_INDEX),
            entry(Change.RenameIndex.class, RENAME_INDEX),
            entry(Change.AddForeignKey.class, ADD_FOREIGN_KEY),
            entry(Change.DropForeignKey.class, DROP_FOREIGN_KEY),
            entry(Change.AddCheck.class, ADD_CHECK),
            entry(Change.DropCheck.class, DROP_CHECK));

    private static final int ONE_BYTE_LENGTH = 255;

    private final int since;
    private final Algorithm mysql;
    private final Algorithm mysqlBeside;
    private final Algorithm mariaDb;
    private final Algorithm mariaDbBeside;

    Alteration(Algorithm mysql, Algorithm mariaDb) {
        this(0, mysql, mysql, mariaDb, mariaDb);
    }

    /**
     * @param since         the first MySQL that is so fast, as its versioned comments write it; 0 for all
     * @param mysqlBeside   what MySQL takes for a table that has computed columns
     * @param mariaDbBeside what MariaDB takes for such a table
     */
    Alteration(
            int since, Algorithm mysql, Algorithm mysqlBeside, Algorithm mariaDb, Algorithm mariaDbBeside) {
        this.since = since;
        this.mysql = mysql;
        this.mysqlBeside = mysqlBeside;
        this.mariaDb = mariaDb;
        this.mariaDbBeside = mariaDbBeside;
    }

    /** @param beside whether the table has other columns that are computed */
    Algorithm onMysql(boolean beside) {
        return beside ? mysqlBeside : mysql;
    }

    /** @param beside whether the table has other columns that are computed */
    Algorithm onMariaDb(boolean beside) {
        return beside ? mariaDbBeside : mariaDb;
    }

    int since() {
        return since;
    }

    /** What a change to a table that is there comes to; none for one that makes or drops a table. */
    static Set<Alteration> of(Change change) {
        if (change instanceof Change.ModifyColumn modify) {
            return of(modify.before(), modify.after());
        }
        Alteration one = single(change);
        return one == null ? Set.of() : Set.of(one);
    }

    private static Alteration single(Change change) {
        if (change instanceof Change.AddColumn add) {
            return add.column().isVirtual() ? ADD_VIRTUAL_COLUMN
                    : add.column().isStored() ? ADD_STORED_COLUMN
                    : isTimeWithoutDefault(add.column()) ? ADD_TIME_WITHOUT_DEFAULT : ADD_COLUMN;
        }
        if (change instanceof Change.DropColumn drop) {
            return drop.column().isVirtual() ? DROP_VIRTUAL_COLUMN
                    : drop.column().isStored() ? DROP_STORED_COLUMN : DROP_COLUMN;
        }
        if (change instanceof Change.MoveColumn move && move.column().generated().isPresent()) {
            return MOVE_COMPUTED_COLUMN;
        }
        return KINDS.get(change.getClass());
    }

    private static Set<Alteration> of(Column before, Column after) {
        Set<Alteration> all = EnumSet.of(CHANGE_COLUMN_METADATA);
        boolean sameCollation = before.collation().map(String::toLowerCase)
                .equals(after.collation().map(String::toLowerCase));
        if (!sameCollation || before.autoIncrement() != after.autoIncrement()) {
            all.add(CHANGE_TYPE);
        } else if (!before.type().equals(after.type())) {
            all.add(isAppended(before.type(), after.type()) ? APPEND_TO_ENUM
                    : isWidened(before, after) ? WIDEN_VARCHAR : CHANGE_TYPE);
        }
        if (before.nullable() != after.nullable()) {
            all.add(before.nullable() && after.type() instanceof ColumnType.Timestamp
                    ? REQUIRE_TIMESTAMP
                    : CHANGE_NULLABILITY);
        }
        return all;
    }

    private static boolean isTimeWithoutDefault(Column column) {
        ColumnType type = column.type();
        return !column.nullable() && column.defaultValue().isEmpty()
                && (type instanceof ColumnType.Date || type instanceof ColumnType.DateTime
                        || type instanceof ColumnType.Timestamp);
    }

    /** Up to 255 members take one byte a row, more take two. */
    private static boolean isAppended(ColumnType before, ColumnType after) {
        if (!(before instanceof ColumnType.Enumeration few) || !(after instanceof ColumnType.Enumeration more)) {
            return false;
        }
        List<String> values = more.values();
        return values.size() >= few.values().size()
                && values.subList(0, few.values().size()).equals(few.values())
                && (values.size() <= ONE_BYTE_LENGTH) == (few.values().size() <= ONE_BYTE_LENGTH);
    }

    /** A length of up to 255 bytes is kept in one byte, a greater one in two. */
    private static boolean isWidened(Column before, Column after) {
        if (!(before.type() instanceof ColumnType.Varchar narrow)
                || !(after.type() instanceof ColumnType.Varchar wide)) {
            return false;
        }
        int bytes = Charsets.bytesACharacter(before.collation().orElse(""));
        return wide.length() >= narrow.length()
                && (wide.length() * bytes <= ONE_BYTE_LENGTH) == (narrow.length() * bytes <= ONE_BYTE_LENGTH);
    }
}
