package dev.tenure.migrate;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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

    /** The migrations that a squash folded into it; none for most. */
    public List<Version> folded() {
        return replaces().findFirst().map(Directive.Replaces::versions).orElse(List.of());
    }

    /** The same, and those that had been folded into these before: none of them has a file any more. */
    public List<Version> replaced() {
        return replaces().flatMap(replaces -> replaces.versions().stream()).toList();
    }

    private Stream<Directive.Replaces> replaces() {
        return up.directives().stream().filter(Directive.Replaces.class::isInstance).map(Directive.Replaces.class::cast);
    }
}
