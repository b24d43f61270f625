package dev.tenure.repository;

import java.util.List;

/** Another row has the same values in a unique key. */
public final class DuplicateException extends RepositoryException {

    private static final long serialVersionUID = 1L;

    private final String key;
    private final transient List<String> properties;

    DuplicateException(String table, String key, List<String> properties, Throwable cause) {
        super("TEN801", table,
                "Another row of " + table + " has the same "
                        + (properties.isEmpty() ? "values in the key " + key : String.join(", ", properties))
                        + (properties.isEmpty() ? "" : " (" + key + ")") + ".",
                "Change one of the two, or write this one with upsert.", cause);
        this.key = key;
        this.properties = List.copyOf(properties);
    }

    /** The unique key's name. */
    public String key() {
        return key;
    }

    /** The fields that make the key up; empty for a key that no entity declares. */
    public List<String> properties() {
        return properties == null ? List.of() : properties;
    }
}
