package dev.tenure.verify;

import dev.tenure.schema.Entity;
import dev.tenure.schema.Schema;
import dev.tenure.schema.Table;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a check of data has to go by.
 *
 * @param declared the schema as it is declared
 * @param live     the same tables as they are, those that are there
 */
record Scope(Schema declared, Schema live) {

    /** The tables whose rows Tenure answers for. */
    Stream<LiveTable> owned() {
        return declared.owned().stream().flatMap(table -> live(table).stream());
    }

    /** A declared table of that name that is there. */
    Optional<LiveTable> table(String name) {
        return declared.table(name).flatMap(this::live);
    }

    /** The table of a target, if it is there. */
    Optional<LiveTable> target(Entity.Target target) {
        return table(target.table()).filter(table -> table.declared().primaryKey().size() == 1)
                .filter(table -> table.has(table.declared().primaryKey()));
    }

    private Optional<LiveTable> live(Table table) {
        return live.table(table.name()).map(there -> new LiveTable(table, there));
    }
}
