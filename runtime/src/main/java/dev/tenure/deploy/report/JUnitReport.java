package dev.tenure.deploy.report;

import dev.tenure.deploy.ChecklistItem;
import dev.tenure.deploy.DeploymentReport;
import dev.tenure.deploy.StepReport;
import dev.tenure.schema.Finding;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A deployment in the XML by which test runs are told to CI servers: a case for each step and each of its parts, for
 * each item of the checklist, and for each finding.
 */
public final class JUnitReport {

    /** @param failures one each; the first tells what is wrong in a line */
    private record Case(
            String suite, String name, Duration took, List<Finding> failures, Optional<String> skipped, String out) {}

    private JUnitReport() {}

    public static String text(DeploymentReport deployment) {
        List<Case> steps = new ArrayList<>();
        deployment.steps().forEach(step -> collect(step, "", steps));
        deployment.left().forEach(name -> steps.add(new Case("steps", name, Duration.ZERO, List.of(),
                Optional.of("Not done."), "")));
        List<Case> items = deployment.checklist().stream().map(item -> item(item, deployment)).toList();
        List<Case> findings = deployment.findings().stream()
                .map(finding -> new Case("findings", finding.code() + " " + finding.subject().label(), Duration.ZERO,
                        List.of(finding), Optional.empty(), ""))
                .toList();
        List<Case> accepted = deployment.accepted().stream()
                .map(each -> new Case("findings", each.finding().code() + " " + each.finding().subject().label(),
                        Duration.ZERO, List.of(), Optional.of(each.finding().what() + " Accepted because "
                                + each.because()), ""))
                .toList();
        List<List<Case>> suites = Stream.of(steps, items, Stream.concat(findings.stream(), accepted.stream()).toList())
                .filter(cases -> !cases.isEmpty())
                .toList();
        List<Case> all = suites.stream().flatMap(List::stream).toList();
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"tenure deploy\"" + counts(all, deployment.took())
                + ">\n" + suites.stream().map(cases -> suite(cases, deployment)).collect(Collectors.joining())
                + "</testsuites>\n";
    }

    private static void collect(StepReport step, String within, List<Case> cases) {
        String name = within + step.step();
        cases.add(new Case("steps", name, step.took(), step.findings(), Optional.empty(),
                String.join("\n", step.said())));
        step.parts().forEach(part -> collect(part, name + ", ", cases));
    }

    private static Case item(ChecklistItem item, DeploymentReport deployment) {
        List<Finding> failures = item.mark() != ChecklistItem.Mark.OPEN ? List.of() : deployment.findings().stream()
                .filter(finding -> finding.code().equals(item.code()))
                .toList();
        return new Case("checklist", item.number() + ". " + item.text(), Duration.ZERO, failures,
                item.because().map(why -> "Accepted because " + why), String.join("\n", item.evidence()));
    }

    private static String suite(List<Case> cases, DeploymentReport deployment) {
        Duration took = cases.get(0).suite().equals("steps") ? deployment.took() : Duration.ZERO;
        Instant at = deployment.at().truncatedTo(ChronoUnit.SECONDS);
        return "  <testsuite name=\"" + attribute(cases.get(0).suite()) + "\"" + counts(cases, took) + " timestamp=\""
                + at.toString().replace("Z", "") + "\" hostname=\"" + attribute(deployment.target().label()) + "\">\n"
                + cases.stream().map(each -> testCase(each, deployment)).collect(Collectors.joining())
                + "  </testsuite>\n";
    }

    private static String counts(List<Case> cases, Duration took) {
        long failures = cases.stream().filter(each -> !each.failures().isEmpty()).count();
        long skipped = cases.stream().filter(each -> each.skipped().isPresent()).count();
        return " tests=\"" + cases.size() + "\" failures=\"" + failures + "\" errors=\"0\" skipped=\"" + skipped
                + "\" time=\"" + seconds(took) + "\"";
    }

    private static String testCase(Case each, DeploymentReport deployment) {
        StringBuilder xml = new StringBuilder("    <testcase name=\"").append(attribute(each.name()))
                .append("\" classname=\"tenure.deploy.").append(attribute(deployment.target().schema().simpleName()))
                .append('.').append(attribute(each.suite())).append("\" time=\"").append(seconds(each.took()))
                .append("\">\n");
        each.skipped().ifPresent(why ->
                xml.append("      <skipped message=\"").append(attribute(why)).append("\"/>\n"));
        each.failures().stream().limit(1).forEach(first -> xml.append("      <failure message=\"")
                .append(attribute(first.code() + ": " + first.what())).append("\" type=\"").append(attribute(first.code()))
                .append("\">").append(text(each.failures().stream().map(Finding::toString)
                        .collect(Collectors.joining("\n")))).append("</failure>\n"));
        if (!each.out().isEmpty()) {
            xml.append("      <system-out>").append(text(each.out())).append("</system-out>\n");
        }
        return xml.append("    </testcase>\n").toString();
    }

    /** Readers make spaces of line ends in attributes. */
    private static String attribute(String value) {
        return text(value).replace("\n", "&#10;").replace("\t", "&#9;");
    }

    /** XML knows fewer characters than Java: half a pair is none. */
    private static String text(String value) {
        StringBuilder whole = new StringBuilder();
        value.codePoints().forEach(c -> whole.appendCodePoint(
                c >= 0xD800 && c <= 0xDFFF || c == 0xFFFE || c == 0xFFFF ? 0xFFFD : c));
        return Markup.text(whole.toString());
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.3f", time.toNanos() / 1e9);
    }
}
