package dev.tenure.deploy.report;

import dev.tenure.deploy.Accepted;
import dev.tenure.deploy.Listing;
import dev.tenure.deploy.StepReport;
import dev.tenure.schema.Finding;
import java.util.List;

/** What was done, step by step, as HTML. */
final class StepsPart {

    private StepsPart() {}

    static String of(List<StepReport> steps) {
        StringBuilder html = new StringBuilder("<h2>What was done</h2>\n");
        for (StepReport step : steps) {
            html.append("<div class=\"step").append(step.isRed() ? " red" : "").append("\">");
            body(step, "h3", html);
            html.append("</div>\n");
        }
        return html.toString();
    }

    private static void body(StepReport step, String heading, StringBuilder html) {
        html.append('<').append(heading).append('>').append(step.isRed() ? "✗ " : "✓ ")
                .append(Markup.text(step.step()))
                .append("<span>").append(StepReport.seconds(step.took())).append("</span></").append(heading).append(">\n");
        for (StepReport part : step.parts()) {
            html.append("<div class=\"part\">");
            body(part, "h4", html);
            html.append("</div>\n");
        }
        step.said().forEach(sentence -> html.append("<p>").append(Markup.text(sentence)).append("</p>\n"));
        step.listings().forEach(listing -> html.append(listing(listing)));
        step.accepted().forEach(accepted -> html.append(accepted(accepted)));
        step.findings().forEach(finding -> html.append(finding(finding)));
    }

    static String finding(Finding finding) {
        return "<div class=\"finding\">" + words(finding) + "</div>\n";
    }

    static String accepted(Accepted accepted) {
        return "<div class=\"finding accepted\">" + words(accepted.finding()) + "<br>Accepted because "
                + Markup.text(accepted.because()) + "</div>\n";
    }

    private static String words(Finding finding) {
        return "<b>" + Markup.text(finding.code()) + "</b> " + Markup.text(finding.subject().label()) + "<br>"
                + Markup.text(finding.what()) + "<br>" + Markup.text(finding.remedy());
    }

    private static String listing(Listing listing) {
        StringBuilder html = new StringBuilder("<details><summary>").append(Markup.text(listing.title()))
                .append(" (").append(listing.rows().size()).append(")</summary><div class=\"table\"><table><thead><tr>");
        listing.columns().forEach(column -> html.append("<th>").append(Markup.text(column)).append("</th>"));
        html.append("</tr></thead><tbody>\n");
        for (List<String> row : listing.rows()) {
            html.append("<tr>");
            row.forEach(value -> html.append(isNumber(value) ? "<td class=\"number\">" : "<td>")
                    .append(Markup.text(value)).append("</td>"));
            html.append("</tr>\n");
        }
        return html.append("</tbody></table></div></details>\n").toString();
    }

    private static boolean isNumber(String value) {
        return value.matches("–|[+-]?[\\d,. ]*\\d%?");
    }
}
