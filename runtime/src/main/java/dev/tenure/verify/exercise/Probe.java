package dev.tenure.verify.exercise;

import java.util.Locale;

/**
 * One thing that a table declares and that can be tried on a server.
 *
 * @param kind what it is about
 * @param name what it says, in plain words with underscores between them, as a test is named
 * @param act  what is tried
 */
public record Probe(Kind kind, String name, Act act) {

    /** What a probe can be about. */
    public enum Kind {
        STRUCTURE,
        TENANT_REQUIRED, TENANT_KNOWN, TENANT_CASCADE,
        FOREIGN_KEY, ON_DELETE, ON_UPDATE, SAME_TENANT,
        UNIQUE, UNIQUE_ACROSS_TENANTS,
        SOFT_DELETE, ROOM_ONCE_DELETED, RESTORE,
        APPEND_ONLY_UPDATE, APPEND_ONLY_DELETE,
        POLYMORPHIC_TARGET, POLYMORPHIC_ORPHAN,
        ENUM, LENGTH, PRECISION, CHECK, JSON,
        INDEX;

        /** {@code foreign-key}: the tag of generated tests, and the name under which probes are counted. */
        public String tag() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
