package dev.tenure.testkit.schema;

import java.util.UUID;

/**
 * Which tenant a repository is to be of.
 *
 * @param id what the tenant is told by
 */
public record SampleTenant(Object id) {

    public long number() {
        return ((Number) id).longValue();
    }

    public String text() {
        return id.toString();
    }

    public UUID uuid() {
        return UUID.fromString(id.toString());
    }
}
