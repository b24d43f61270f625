package dev.tenure.verify;

import dev.tenure.schema.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a verification found.
 *
 * @param schema    the simple name of what was declared
 * @param database  the database that was looked at
 * @param server    the server it is on
 * @param tables    how many tables were compared
 * @param questions how many questions the rows were asked
 * @param findings  structure first, table by table, then data
 */
public record Report(
        String schema, String database, String server, int tables, int questions, List<Finding> findings) {

    public Report {
        findings = List.copyOf(findings);
    }

    /** Whether there is nothing to report. */
    public boolean sound() {
        return findings.isEmpty();
    }

    /** For people: a paragraph for each finding, and a line that sums up. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (Finding finding : findings) {
            text.append(String.format(Locale.ROOT, "%-7s  %s  %s%n  %s%n  %s%n%n",
                    kind(finding), finding.code(), finding.subject().label(), finding.what(), finding.remedy()));
        }
        return text.append(schema).append(" in ").append(database).append(" on ").append(server).append(": ")
                .append(count(tables, "table")).append(", ")
                .append(count(questions, "question")).append(" to the data, ").append(sums()).append(System.lineSeparator()).toString();
    }

    private static String kind(Finding finding) {
        return finding.kind().name().toLowerCase(Locale.ROOT);
    }

    private String sums() {
        if (sound()) {
            return "no findings.";
        }
        List<String> sums = new ArrayList<>();
        for (Finding.Kind kind : Finding.Kind.values()) {
            long of = findings.stream().filter(finding -> finding.kind() == kind).count();
            if (of > 0) {
                sums.add(of + " " + kind.name().toLowerCase(Locale.ROOT));
            }
        }
        return count(findings.size(), "finding") + " (" + String.join(", ", sums) + ").";
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
