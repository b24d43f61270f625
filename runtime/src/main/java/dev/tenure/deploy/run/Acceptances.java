package dev.tenure.deploy.run;

import dev.tenure.deploy.Accepted;
import dev.tenure.deploy.StepReport;
import dev.tenure.schema.Finding;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The findings that somebody decided beforehand to live with, by code, each with a reason. */
public final class Acceptances {

    /** What can be accepted by nobody: how its code begins, and why. */
    private static final Map<String, String> NEVER = new LinkedHashMap<>();

    static {
        NEVER.put("TEN3", "what the migrations are read from has to be sound");
        NEVER.put("TEN4", "the migrations themselves stop at it");
        NEVER.put("TEN5", "the server refuses it");
        NEVER.put("TEN6", "it is no matter of the database");
        NEVER.put("TEN701", "what is checked here rests on a newer server");
        NEVER.put("TEN705", "nothing can be written there");
        NEVER.put("TEN708", "the migrations would fail");
        NEVER.put("TEN710", "the migrations would fail");
        NEVER.put("TEN711", "the migrations would fail");
        NEVER.put("TEN712", "the migrations would fail");
        NEVER.put("TEN714", "the migrations would fail");
        NEVER.put("TEN720", "nothing was rehearsed");
        NEVER.put("TEN721", "nothing was rehearsed");
        NEVER.put("TEN726", "nothing was rehearsed");
        NEVER.put("TEN731", "there is no backup then; --no-backup goes without");
        NEVER.put("TEN732", "there is no backup then; --no-backup goes without");
        NEVER.put("TEN733", "there is no backup then; --no-backup goes without");
        NEVER.put("TEN734", "there is no backup then; --no-backup goes without");
        NEVER.put("TEN735", "there is no backup then; --no-backup goes without");
        NEVER.put("TEN736", "there is no backup then; --no-backup goes without");
        NEVER.put("TEN737", "there is no backup then; --no-backup goes without");
        NEVER.put("TEN74", "it is no finding about the database");
        NEVER.put("TEN750", "nothing was rehearsed");
    }

    private final Map<String, String> because;
    private final Set<String> used = new LinkedHashSet<>();
    private final Set<String> refused = new HashSet<>();

    /** @param because the reason of each code */
    public Acceptances(Map<String, String> because) {
        this.because = new LinkedHashMap<>(because);
    }

    public static Acceptances none() {
        return new Acceptances(Map.of());
    }

    /** Why a code can be accepted by nobody; empty where it can. */
    public static Optional<String> never(String code) {
        return NEVER.entrySet().stream()
                .filter(entry -> code.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** The reason for living with it; empty where there is none that counts. */
    Optional<String> of(String code) {
        if (!because.containsKey(code)) {
            return Optional.empty();
        }
        if (never(code).isPresent()) {
            refused.add(code);
            return Optional.empty();
        }
        used.add(code);
        return Optional.of(because.get(code));
    }

    /** The same report, what is accepted set apart. */
    StepReport apply(StepReport report) {
        List<Finding> open = new ArrayList<>();
        List<Accepted> accepted = new ArrayList<>();
        // what was accepted in an earlier run has to be accepted in this one as well
        Stream<Finding> all = Stream.concat(
                report.findings().stream(), report.accepted().stream().map(Accepted::finding));
        for (Finding finding : all.toList()) {
            of(finding.code()).ifPresentOrElse(
                    reason -> accepted.add(new Accepted(finding, reason)), () -> open.add(finding));
        }
        return new StepReport(report.step(), report.took(), report.said(), open, accepted, report.evidence(),
                report.listings(), report.parts().stream().map(this::apply).toList());
    }

    /** What is to be said of those that let nothing pass. */
    public List<String> remarks() {
        return because.keySet().stream()
                .filter(code -> !used.contains(code))
                .map(code -> refused.contains(code)
                        ? code + " cannot be accepted: " + never(code).orElseThrow() + "."
                        : "--accept " + code + " matched nothing.")
                .toList();
    }
}
