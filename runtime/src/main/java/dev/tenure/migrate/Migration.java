package dev.tenure.migrate;

import java.util.Optional;

/**
 * A migration: one step of a schema, and the way back.
 *
 * @param version its version
 * @param name    what it does, in the words of its file name: {@code create_policy_configurations}
 * @param up      its {@code V} file
 * @param down    its {@code U} file; empty where there is none, so that it can be applied but not rolled back
 */
public record Migration(Version version, String name, Script up, Optional<Script> down) {

    /** {@code 2025_10_01_060201_create_policy_configurations}: how it is named to people. */
    public String label() {
        return version + "_" + name;
    }
}
