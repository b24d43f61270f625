package dev.tenure.schema.diff;

import dev.tenure.schema.ColumnType;
import java.util.List;
import java.util.Set;

/** Types whose values are of the same sort. */
public final class Families {

    private static final List<Set<Class<? extends ColumnType>>> ALL = List.of(
            Set.of(ColumnType.Bool.class, ColumnType.Int.class),
            Set.of(ColumnType.Char.class, ColumnType.Varchar.class, ColumnType.Text.class),
            Set.of(ColumnType.Binary.class, ColumnType.Varbinary.class, ColumnType.Blob.class));

    private Families() {}

    public static boolean same(ColumnType one, ColumnType other) {
        Set<Class<? extends ColumnType>> both = Set.copyOf(List.of(one.getClass(), other.getClass()));
        return both.size() == 1 || ALL.stream().anyMatch(family -> family.containsAll(both));
    }
}
