package dev.tenure.repository;

import dev.tenure.mysql.Refusal;
import java.sql.SQLException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** What the constraints of a table mean, so that a failure can say more than a constraint's name. */
public final class Meaning {

    private static final Pattern WORD_START = Pattern.compile("_([a-z])");

    private record Reference(String property, String target) {}

    private final String table;
    private final Map<String, List<String>> keys = new HashMap<>();
    private final Map<String, Reference> references = new HashMap<>();
    private final Map<String, String> columns = new HashMap<>();

    private Meaning(String table) {
        this.table = table;
    }

    public static Meaning of(String table) {
        return new Meaning(table);
    }

    /** A unique key and the fields that make it up. */
    public Meaning unique(String key, String... properties) {
        keys.put(key, List.of(properties));
        return this;
    }

    /** A foreign key, the field that refers and the entity that it refers to. */
    public Meaning reference(String key, String property, String target) {
        references.put(key, new Reference(property, target));
        return this;
    }

    /** A column whose field is not named like it. */
    public Meaning column(String column, String property) {
        columns.put(column, property);
        return this;
    }

    public String table() {
        return table;
    }

    /** What a failure of the server or the driver means. */
    RepositoryException explain(SQLException failure) {
        Refusal refusal = Refusal.of(failure);
        String name = refusal.name();
        return switch (refusal.kind()) {
            case DUPLICATE -> new DuplicateException(
                    table, name, keys.getOrDefault(name, Collections.emptyList()), failure);
            case NO_PARENT -> missing(name, failure);
            case HAS_CHILDREN -> ReferenceException.inUse(table, name, failure);
            case CHECK -> new InvalidException(table, name, "the check " + name + " does not hold", failure);
            case VALUE -> new InvalidException(
                    table, columns.getOrDefault(name, fieldName(name)), "the column does not hold such a value", failure);
            case TRIGGER -> new RefusedException(table, name, failure);
            case LOCK -> new LockException(table, failure);
            case OTHER -> new RepositoryException("TEN800", table,
                    "The database failed at " + table + ": " + failure.getMessage() + ".",
                    "See what it says.", failure);
        };
    }

    /** {@code policy_type} → {@code policyType}. */
    private static String fieldName(String column) {
        return WORD_START.matcher(column).replaceAll(start -> start.group(1).toUpperCase(Locale.ROOT));
    }

    private ReferenceException missing(String key, SQLException failure) {
        Reference reference = references.get(key);
        return reference == null
                ? ReferenceException.missing(table, "the key " + key, "row", failure)
                : ReferenceException.missing(table, reference.property(), reference.target(), failure);
    }
}
