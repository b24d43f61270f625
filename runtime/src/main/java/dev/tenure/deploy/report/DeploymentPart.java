package dev.tenure.deploy.report;

import dev.tenure.deploy.ChecklistItem;
import dev.tenure.deploy.DeploymentReport;
import dev.tenure.deploy.StepReport;
import java.util.List;

/** What is particular to a deployment, as HTML: the list of the gate, what was accepted, and what to do now. */
final class DeploymentPart {

    private DeploymentPart() {}

    static String verdict(DeploymentReport deployment) {
        String time = StepReport.seconds(deployment.took());
        return deployment.steps().stream().filter(StepReport::isRed).findFirst()
                .map(step -> "Stopped at " + step.step() + "; the production "
                        + (deployment.touched() ? "is changed" : "is as it was"))
                .orElse(deployment.left().isEmpty() ? "Deployed in " + time
                        : "Not deployed: done without a finding in " + time);
    }

    /** The steps, without what {@link #of} shows as the list. */
    static List<StepReport> steps(DeploymentReport deployment) {
        List<String> list = deployment.checklist().stream().map(ChecklistItem::line).toList();
        return deployment.steps().stream().map(step -> step.without(list)).toList();
    }

    static String of(DeploymentReport deployment) {
        StringBuilder html = new StringBuilder();
        deployment.remarks().forEach(remark -> html.append("<p>").append(Markup.text(remark)).append("</p>\n"));
        if (!deployment.left().isEmpty()) {
            html.append("<p>Not done: ").append(Markup.text(String.join(", ", deployment.left()))).append(".</p>\n");
        }
        deployment.decision().ifPresent(decision -> {
            html.append("<h2>What to do now</h2>\n<p><b>").append(Markup.text(decision.what())).append("</b></p>\n");
            list(decision.facts(), html);
            decision.commands().forEach(command ->
                    html.append("<pre>").append(Markup.text(command)).append("</pre>\n"));
        });
        if (!deployment.checklist().isEmpty()) {
            html.append("<h2>Checklist</h2>\n<ol class=\"list\">\n");
            deployment.checklist().forEach(item -> html.append(item(item)));
            html.append("</ol>\n");
        }
        if (!deployment.accepted().isEmpty()) {
            html.append("<h2>Accepted</h2>\n");
            deployment.accepted().forEach(accepted -> html.append(StepsPart.accepted(accepted)));
        }
        return html.toString();
    }

    private static String item(ChecklistItem item) {
        String sign = switch (item.mark()) {
            case TICKED -> "✓";
            case OPEN -> "✗";
            case ACCEPTED -> "!";
        };
        StringBuilder html = new StringBuilder("<li class=\"")
                .append(item.mark().name().toLowerCase(java.util.Locale.ROOT)).append("\"><b>").append(sign)
                .append("</b>").append(item.number()).append(". ").append(Markup.text(item.text()));
        item.evidence().forEach(each -> html.append("<small>").append(Markup.text(each)).append("</small>"));
        item.because().ifPresent(why ->
                html.append("<small>Accepted because ").append(Markup.text(why)).append("</small>"));
        return html.append("</li>\n").toString();
    }

    private static void list(List<String> lines, StringBuilder html) {
        html.append("<ul>");
        lines.forEach(line -> html.append("<li>").append(Markup.text(line)).append("</li>"));
        html.append("</ul>\n");
    }
}
