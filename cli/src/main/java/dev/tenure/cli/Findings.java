package dev.tenure.cli;

import dev.tenure.schema.Finding;
import java.util.List;

/** Findings as lines or as JSON, and the exit code that they come to. */
final class Findings {

    private Findings() {}

    static int tell(List<Finding> findings, DatabaseVerb.Subject subject, Report report) {
        report.put("findings", findings.stream().map(Documents::finding).toList());
        findings.forEach(finding -> tell(finding, report));
        int count = findings.size();
        report.say("%s on %s: %s", subject.database().label(), subject.server().label(),
                count == 0 ? "no findings" : count == 1 ? "1 finding" : count + " findings");
        return findings.isEmpty() ? Exit.FINE : Exit.FINDINGS;
    }

    /** A paragraph. */
    static void tell(Finding finding, Report report) {
        report.say("%-7s  %s  %s", Documents.word(finding.kind()), finding.code(), finding.subject().label());
        report.say("  " + finding.what());
        report.say("  " + finding.remedy());
        report.say("");
    }
}
