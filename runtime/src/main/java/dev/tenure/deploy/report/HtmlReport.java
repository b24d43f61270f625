package dev.tenure.deploy.report;

import dev.tenure.deploy.DeploymentReport;
import dev.tenure.deploy.StepReport;
import dev.tenure.migrate.Plan;
import dev.tenure.mysql.TableLock;
import dev.tenure.schema.Schema;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/**
 * A report as one HTML page: it asks no network for anything, reads on a phone, and prints.
 *
 * @param title    what was done: {@code Rehearsal}
 * @param schema   of what
 * @param where    {@code host:port/database on} server, and when
 * @param verdict  how it ended, in a few words
 * @param red      whether that is bad
 * @param plan     what was going to run
 * @param steps    what was done
 * @param inserted what else there is to tell, as HTML, above what was done
 */
public record HtmlReport(
        String title,
        Schema schema,
        String where,
        String verdict,
        boolean red,
        Plan plan,
        List<StepReport> steps,
        String inserted) {

    private static final String STYLE = """
            :root{--ink:#1c2330;--soft:#5b6577;--line:#d9dee7;--paper:#fff;--red:#b3261e;--green:#1b7f4b;--tint:#f5f7fa;--accent:#2a5bd7}
            @media(prefers-color-scheme:dark){:root{--ink:#e6e9ef;--soft:#9aa4b5;--line:#333c4a;--paper:#12161d;--red:#ff8a80;--green:#6fd3a0;--tint:#1a202a;--accent:#8fb0ff}}
            *{box-sizing:border-box}
            body{margin:0 auto;max-width:72rem;padding:1.2rem;font:16px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--paper)}
            h1{font-size:1.5rem;margin:.2rem 0}h2{font-size:1.15rem;margin:2rem 0 .6rem;border-bottom:1px solid var(--line);padding-bottom:.3rem}
            .where{color:var(--soft);overflow-wrap:anywhere}
            .sum{display:inline-block;padding:.3rem .8rem;border-radius:1rem;font-weight:600;color:#fff}
            .sum.green{background:#1b7f4b}.sum.red{background:#b3261e}
            .step{border-left:4px solid var(--green);background:var(--tint);padding:.6rem .9rem;margin:.5rem 0;border-radius:0 .4rem .4rem 0;break-inside:avoid}
            .step.red{border-color:var(--red)}
            .step h3{margin:0;font-size:1rem;display:flex;justify-content:space-between;gap:1rem}
            .step h3 span{color:var(--soft);font-weight:400;white-space:nowrap}
            .step p{margin:.25rem 0;overflow-wrap:anywhere}
            .finding{margin:.5rem 0;padding:.5rem .7rem;border:1px solid var(--red);border-radius:.4rem;overflow-wrap:anywhere}
            .finding b{color:var(--red)}
            .finding.accepted{border-style:dashed}
            .part{margin:.4rem 0 .4rem .2rem;padding-left:.8rem;border-left:2px solid var(--line)}.part h4{margin:0;font-size:.95rem;font-weight:600;display:flex;justify-content:space-between;gap:1rem}
            .part h4 span{color:var(--soft);font-weight:400;white-space:nowrap}
            ol.list{list-style:none;padding:0;margin:.4rem 0}ol.list li{padding:.45rem 0 .45rem 2rem;border-bottom:1px solid var(--line);position:relative;overflow-wrap:anywhere;break-inside:avoid}
            ol.list li>b:first-child{position:absolute;left:.2rem;font-weight:700}ol.list .ticked>b:first-child{color:var(--green)}ol.list .open>b:first-child,ol.list .accepted>b:first-child{color:var(--red)}
            ol.list small{display:block;color:var(--soft);font-size:.85rem}
            .table{overflow-x:auto;margin:.4rem 0}table{border-collapse:collapse;font-size:.85rem;width:100%}
            caption{text-align:left;font-weight:600;padding:.2rem 0}th,td{text-align:left;padding:.2rem .6rem .2rem 0;border-bottom:1px solid var(--line);overflow-wrap:anywhere}
            td.number{text-align:right;font-variant-numeric:tabular-nums}
            pre{background:var(--tint);padding:.7rem;border-radius:.4rem;overflow-x:auto;font:13px/1.45 ui-monospace,monospace;white-space:pre-wrap;overflow-wrap:anywhere}
            details{margin:.4rem 0}summary{cursor:pointer;font-weight:600}
            ul{padding-left:1.2rem;margin:.3rem 0}
            .diagram{overflow-x:auto}
            svg{display:block;width:100%;height:auto}
            .box rect{fill:var(--tint);stroke:var(--soft);stroke-width:1}.box.existing rect{stroke-dasharray:5 3}.box.root rect{stroke:var(--accent);stroke-width:2.5}
            svg text{font:12px ui-monospace,monospace;fill:var(--ink)}svg .name{font:600 13px system-ui,sans-serif}
            svg .type{text-anchor:end;fill:var(--soft)}svg .key{font-weight:700}svg .whose{fill:var(--accent);font-weight:700}
            .edge{fill:none;stroke:var(--soft);stroke-width:1.3}.edge.tenant{stroke:var(--accent);stroke-width:2}
            @media print{body{max-width:none;font-size:11pt}.sum{border:1px solid #000}
            details::details-content{content-visibility:visible;block-size:auto}details>*{display:block}
            .table,.diagram{overflow:visible}svg{min-width:0!important}
            pre{break-inside:avoid}h2,summary{break-after:avoid}}
            """;

    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <title>%1$s</title>
            <style>
            %2$s</style>
            </head>
            <body>
            <h1>%1$s</h1>
            <p class="where">%3$s</p>
            <p class="sum %4$s">%5$s</p>
            %6$s</body>
            </html>
            """;

    public HtmlReport {
        steps = List.copyOf(steps);
    }

    /** Of steps alone. */
    public HtmlReport(
            String title, Schema schema, String database, String server, Instant at, Plan plan, List<StepReport> steps) {
        this(title, schema, where(database, server, at), verdict(steps), steps.stream().anyMatch(StepReport::isRed), plan,
                steps, "");
    }

    /** Of a deployment. */
    public static HtmlReport of(DeploymentReport deployment) {
        return new HtmlReport("Deployment", deployment.target().schema(),
                where(deployment.target().label(), deployment.target().server().label(), deployment.at()),
                DeploymentPart.verdict(deployment), deployment.isRed(), deployment.plan(), DeploymentPart.steps(deployment),
                DeploymentPart.of(deployment));
    }

    private static String where(String database, String server, Instant at) {
        return database + " on " + server + ", " + at.truncatedTo(ChronoUnit.SECONDS);
    }

    private static String verdict(List<StepReport> steps) {
        return steps.stream().filter(StepReport::isRed).findFirst()
                .map(step -> "Stopped at: " + step.step())
                .orElse(steps.size() + " steps, all of them fine");
    }

    /** The whole page. */
    public String text() {
        return String.format(Locale.ROOT, PAGE,
                Markup.text(title + " of " + schema.simpleName()),
                STYLE,
                Markup.text(where),
                red ? "red" : "green",
                Markup.text(verdict),
                inserted + StepsPart.of(steps) + planPart() + diagramPart());
    }

    private String planPart() {
        StringBuilder html = new StringBuilder("<h2>What runs, and what it locks</h2>\n");
        if (plan.isEmpty()) {
            return html.append("<p>Nothing is pending.</p>\n").toString();
        }
        for (Plan.Entry entry : plan.entries()) {
            html.append("<details open><summary>").append(Markup.text(entry.migration().label()))
                    .append("</summary>\n");
            for (Plan.Planned planned : entry.statements()) {
                html.append("<pre>").append(Markup.text(planned.statement().sql())).append("</pre>\n");
                if (!planned.locks().isEmpty()) {
                    html.append("<ul>");
                    planned.locks().forEach(lock -> html.append("<li>").append(Markup.text(lock(lock))).append("</li>"));
                    html.append("</ul>\n");
                }
            }
            html.append("</details>\n");
        }
        return html.toString();
    }

    private static String lock(TableLock lock) {
        return "locks " + lock.table() + " (" + lock.mode().name().toLowerCase(Locale.ROOT).replace('_', ' ') + "): "
                + lock.why();
    }

    private String diagramPart() {
        return "<h2>Tables</h2>\n<p class=\"where\">Dashed: was there before. Blue: the way to the tenant.</p>\n"
                + "<div class=\"diagram\">\n" + Diagram.of(schema) + "</div>\n";
    }
}
