package dev.tenure.deploy.rehearsal;

import dev.tenure.deploy.Evidence;
import dev.tenure.deploy.Proof;
import dev.tenure.verify.exercise.Exercise;
import dev.tenure.verify.exercise.Probe.Kind;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What an exercise has shown of that which the gate asks for. */
final class ExerciseEvidence {

    private ExerciseEvidence() {}

    /** Nothing of what failed, or could not be tried at all. */
    static List<Evidence> of(Exercise.Result result) {
        return Stream.of(
                        shown(result, Proof.FOREIGN_KEYS,
                                "foreign keys: unknown parents refused, and others' parents; both rules followed",
                                Kind.TENANT_KNOWN, Kind.FOREIGN_KEY, Kind.ON_DELETE, Kind.ON_UPDATE, Kind.SAME_TENANT),
                        shown(result, Proof.UNIQUE_KEYS,
                                "unique keys: the same refused within a tenant, taken across tenants",
                                Kind.UNIQUE, Kind.UNIQUE_ACROSS_TENANTS, Kind.SOFT_DELETE),
                        shown(result, Proof.CASCADE,
                                "the deletion of a tenant: its rows gone, those of others still there",
                                Kind.TENANT_CASCADE),
                        shown(result, Proof.SOFT_DELETE,
                                "soft deletion: one living row, room once it is deleted, no second one restored",
                                Kind.SOFT_DELETE, Kind.ROOM_ONCE_DELETED, Kind.RESTORE),
                        shown(result, Proof.INDEXES, "look-ups: by the declared keys", Kind.INDEX))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Evidence> shown(Exercise.Result result, Proof proof, String what, Kind... kinds) {
        Collection<Kind> about = List.of(kinds);
        int passed = count(result.passed(), about);
        int untried = count(result.untried(), about);
        if (count(result.failed(), about) > 0 || passed == 0 && untried > 0) {
            return Optional.empty();
        }
        String rows = passed == 0
                ? "No table declares anything that could be tried of " + what.substring(0, what.indexOf(':')) + "."
                : "With rows, " + passed + (passed == 1 ? " probe" : " probes") + " of " + what
                        + (untried == 0 ? "." : "; " + untried + " not tried: the production does not admit them.");
        return Optional.of(new Evidence(proof, rows));
    }

    private static int count(Map<Kind, Integer> counts, Collection<Kind> kinds) {
        return counts.entrySet().stream().filter(entry -> kinds.contains(entry.getKey()))
                .mapToInt(Map.Entry::getValue).sum();
    }
}
