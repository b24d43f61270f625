package dev.tenure.schema.rule;

import dev.tenure.schema.Names;
import dev.tenure.schema.Schema;
import dev.tenure.schema.Table;
import dev.tenure.schema.Tenant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The tables of a schema, found by name without going through all of them. */
final class Tables {

    private final Optional<Tenant> tenant;
    private final Map<String, Table> byName = new HashMap<>();

    Tables(Schema schema) {
        this.tenant = schema.tenant();
        schema.tables().forEach(table -> byName.putIfAbsent(Names.folded(table.name()), table));
    }

    Optional<Table> named(String name) {
        return Optional.ofNullable(byName.get(Names.folded(name)));
    }

    Optional<Tenant> tenant() {
        return tenant;
    }
}
