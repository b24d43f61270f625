package dev.tenure.schema;

import java.util.List;
import java.util.Optional;

/**
 * All tables that hang off one root.
 *
 * @param name       the root's binary class name for a declared schema, the database's name for an introspected one
 * @param tenant     what every tenant-scoped table refers to; empty for an introspected schema
 * @param migrations where this schema's migrations lie inside a class path root, {@code "db/migration"} by default
 * @param tables     the tables in declared order, those to be created and those that must exist already
 */
public record Schema(String name, Optional<Tenant> tenant, String migrations, List<Table> tables) {

    public static final String DEFAULT_MIGRATIONS = "db/migration";

    public Schema {
        tables = List.copyOf(tables);
    }

    /** The table of that name; names compare as MySQL's do on every platform we can be asked to serve: without case. */
    public Optional<Table> table(String tableName) {
        return tables.stream().filter(table -> table.name().equalsIgnoreCase(tableName)).findFirst();
    }

    /** The tables that Tenure creates, alters and drops. */
    public List<Table> owned() {
        return tables.stream().filter(table -> table.role() == Table.Role.OWNED).toList();
    }

    /** The tables that must be there already, and are only referenced and checked. */
    public List<Table> existing() {
        return tables.stream().filter(table -> table.role() == Table.Role.EXISTING).toList();
    }

    /** The root's simple name, under which files and options speak of this schema. */
    public String simpleName() {
        return name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
    }
}
