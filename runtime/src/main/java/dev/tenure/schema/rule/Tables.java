package dev.tenure.schema.rule;

import dev.tenure.schema.Schema;
import dev.tenure.schema.Table;
import dev.tenure.schema.Tenant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The tables of a schema, found by name without going through all of them. */
final class Tables {

    private final Schema schema;
    private final Map<String, Table> byName = new HashMap<>();

    Tables(Schema schema) {
        this.schema = schema;
        schema.tables().forEach(table -> byName.putIfAbsent(folded(table.name()), table));
    }

    Optional<Table> named(String name) {
        return Optional.ofNullable(byName.get(folded(name)));
    }

    Optional<Tenant> tenant() {
        return schema.tenant();
    }

    List<Table> all() {
        return schema.tables();
    }

    /** An identifier as names are compared: without case. */
    static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
