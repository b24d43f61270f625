package dev.tenure.deploy.undo;

import static dev.tenure.deploy.Gravity.CRITICAL;
import static dev.tenure.deploy.Gravity.MINOR;
import static dev.tenure.deploy.Gravity.MODERATE;

import dev.tenure.deploy.Gravity;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How bad a finding is behind a migrate, by its code. What is not listed is moderate. */
final class Gravities {

    private static final Map<String, Gravity> OF = Stream.of(
                    // rows that lead nowhere, or to another tenant's, and rows that are gone
                    all(CRITICAL, "TEN250", "TEN251", "TEN252", "TEN254", "TEN772", "TEN782"),
                    // a server that has to count its rows anew, what is more than usual without hurting anybody, and
                    // a table that somebody holds, so that nothing is known of it: a migrate's own is TEN411
                    all(MINOR, "TEN771", "TEN780", "TEN540"))
            .flatMap(entries -> entries.entrySet().stream())
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private Gravities() {}

    private static Map<String, Gravity> all(Gravity gravity, String... codes) {
        return List.of(codes).stream().collect(Collectors.toMap(code -> code, code -> gravity));
    }

    static Gravity of(String code) {
        return OF.getOrDefault(code, MODERATE);
    }
}
