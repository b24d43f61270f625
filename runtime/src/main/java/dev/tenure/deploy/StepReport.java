package dev.tenure.deploy;

import dev.tenure.schema.Finding;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * How a step of a deployment ended.
 *
 * @param step     what was done, in one or two words
 * @param took     how long it took
 * @param said     what was seen, one sentence each
 * @param findings what is wrong; with any, nothing goes on from here
 * @param accepted what is wrong and was accepted beforehand
 * @param evidence what the step has shown, for the gate
 * @param listings what was counted or measured
 * @param parts    the steps that it consists of
 */
public record StepReport(
        String step,
        Duration took,
        List<String> said,
        List<Finding> findings,
        List<Accepted> accepted,
        List<Evidence> evidence,
        List<Listing> listings,
        List<StepReport> parts) {

    public StepReport {
        said = List.copyOf(said);
        findings = List.copyOf(findings);
        accepted = List.copyOf(accepted);
        evidence = List.copyOf(evidence);
        listings = List.copyOf(listings);
        parts = List.copyOf(parts);
    }

    /** One that has seen something, and shows no more than that. */
    public StepReport(String step, Duration took, List<String> said, List<Finding> findings) {
        this(step, took, said, findings, List.of(), List.of(), List.of(), List.of());
    }

    /** The same, and what it has shown. */
    public StepReport withEvidence(List<Evidence> shown) {
        return new StepReport(step, took, said, findings, accepted, shown, listings, parts);
    }

    /** The same without some of what it said. */
    public StepReport without(Collection<String> sentences) {
        return new StepReport(step, took, said.stream().filter(sentence -> !sentences.contains(sentence)).toList(),
                findings, accepted, evidence, listings, parts);
    }

    /** A time as reports and terminals show it: {@code 0.25 s}. */
    public static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.2f s", time.toNanos() / 1e9);
    }

    public boolean isRed() {
        return !findings.isEmpty() || parts.stream().anyMatch(StepReport::isRed);
    }

    /** This one and, each behind the one that it is a part of, all its parts. */
    public Stream<StepReport> all() {
        return Stream.concat(Stream.of(this), parts.stream().flatMap(StepReport::all));
    }

    /** Its own findings, and those of its parts. */
    public List<Finding> allFindings() {
        return all().flatMap(report -> report.findings().stream()).toList();
    }
}
