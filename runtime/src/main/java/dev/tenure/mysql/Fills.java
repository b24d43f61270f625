package dev.tenure.mysql;

import dev.tenure.schema.Backfill;
import dev.tenure.schema.Column;
import dev.tenure.schema.DefaultValue;
import dev.tenure.schema.Table;
import java.util.stream.Collectors;

/** The statements that give rows what they lack. */
public final class Fills {

    private Fills() {}

    /** A statement that does nothing: the way back from one that filled a column. */
    public static String nothing() {
        return "SELECT 1";
    }

    /**
     * Fills a column where it is NULL, as far as the value is not NULL itself: once done, nothing matches. The time of
     * the last change stays what it is.
     *
     * @param table the table, with the column in it
     */
    public static String update(Table table, Backfill backfill) {
        Column column = table.column(backfill.column()).orElseThrow();
        String name = Identifiers.quote(column.name());
        String kept = table.columns().stream()
                .filter(each -> each.onUpdateNow() && !each.name().equalsIgnoreCase(column.name()))
                .map(each -> ", " + Identifiers.quote(each.name()) + " = " + Identifiers.quote(each.name()))
                .collect(Collectors.joining());
        String value = Ddl.defaultValue(backfill.value(), column.type());
        return "UPDATE " + Identifiers.quote(table.name())
                + "\n  SET " + name + " = " + value + kept
                + "\n  WHERE " + name + " IS NULL"
                + (backfill.value() instanceof DefaultValue.Computed ? " AND " + value + " IS NOT NULL" : "");
    }
}
