package dev.tenure.cli;

import dev.tenure.TenureException;
import dev.tenure.deploy.run.Acceptances;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** What is done otherwise than it should be, each with a reason that goes into the report. */
final class ReasonOptions {

    static final String BECAUSE = "--because";

    /** One of them. */
    static final class What {

        @Option(
                names = "--accept",
                required = true,
                paramLabel = "CODE",
                description = "Let findings of this code pass; --because says why. Can be repeated.")
        private String code;

        @Option(
                names = "--no-maintenance",
                required = true,
                description = "Users need not be kept out; --because says why.")
        private boolean noMaintenance;
    }

    /** It, and the reason. */
    static final class Reasoned {

        @ArgGroup(multiplicity = "1")
        private What what;

        @Option(names = BECAUSE, required = true, paramLabel = "REASON", description = "Why; it stands in the report.")
        private String because;
    }

    @ArgGroup(exclusive = false, multiplicity = "0..*")
    private List<Reasoned> reasoned = new ArrayList<>();

    Acceptances acceptances() {
        return new Acceptances(codes());
    }

    boolean accepts(String code) {
        return codes().containsKey(code);
    }

    private Map<String, String> codes() {
        Map<String, String> because = new LinkedHashMap<>();
        for (Reasoned each : reasoned) {
            requireReason(each);
            if (each.what.code != null) {
                if (!each.what.code.matches("TEN\\d{3}")) {
                    throw new TenureException(
                            Usage.CODE, "--accept " + each.what.code + " is no code.", "Give one such as TEN713.");
                }
                because.put(each.what.code, each.because.strip());
            }
        }
        return because;
    }

    /** Why users need not be kept out; empty where that was not said. */
    Optional<String> noMaintenance() {
        return reasoned.stream()
                .filter(each -> each.what.noMaintenance)
                .peek(ReasonOptions::requireReason)
                .map(each -> each.because.strip())
                .findFirst();
    }

    private static void requireReason(Reasoned each) {
        if (each.because.isBlank()) {
            throw new TenureException(Usage.CODE, BECAUSE + " gives no reason.", "Say why, in a few words.");
        }
    }
}
