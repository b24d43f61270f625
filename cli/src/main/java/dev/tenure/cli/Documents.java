package dev.tenure.cli;

import dev.tenure.deploy.Listing;
import dev.tenure.deploy.StepReport;
import dev.tenure.deploy.undo.Advice;
import dev.tenure.deploy.watch.WatchReport;
import dev.tenure.TenureException;
import dev.tenure.migrate.Plan;
import dev.tenure.mysql.TableLock;
import dev.tenure.mysql.TableSize;
import dev.tenure.schema.Finding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The library's answers as JSON objects. What may be absent is there as {@code null}, so that the shape stays. */
final class Documents {

    private Documents() {}

    static List<Map<String, Object>> plan(Plan plan) {
        return plan.entries().stream().map(Documents::entry).toList();
    }

    private static Map<String, Object> entry(Plan.Entry entry) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("version", entry.migration().version().toString());
        document.put("name", entry.migration().name());
        document.put("direction", word(entry.direction()));
        document.put("statements", entry.statements().stream().map(Documents::statement).toList());
        return document;
    }

    private static Map<String, Object> statement(Plan.Planned planned) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("number", planned.statement().number());
        document.put("action", word(planned.action()));
        document.put("sql", planned.statement().sql());
        document.put("locks", planned.locks().stream().map(Documents::lock).toList());
        document.put("rows", planned.rows().orElse(null));
        document.put("losses", planned.losses().stream().map(Documents::loss).toList());
        return document;
    }

    private static Map<String, Object> loss(Plan.Loss loss) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("table", loss.table());
        document.put("column", loss.column().orElse(null));
        document.put("rows", loss.rows());
        return document;
    }

    private static Map<String, Object> lock(TableLock lock) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("table", lock.table());
        document.put("mode", word(lock.mode()));
        document.put("why", lock.why());
        document.put("rows", lock.size().map(TableSize::rows).orElse(null));
        document.put("bytes", lock.size().map(TableSize::bytes).orElse(null));
        return document;
    }

    static Map<String, Object> step(StepReport step) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("step", step.step());
        document.put("red", step.isRed());
        document.put("millis", step.took().toNanos() / 10_000 / 100.0);
        document.put("said", step.said());
        document.put("findings", step.findings().stream().map(Documents::finding).toList());
        document.put("accepted", step.accepted().stream().map(DeployDocument::accepted).toList());
        document.put("listings", step.listings().stream().map(Documents::listing).toList());
        document.put("parts", step.parts().stream().map(Documents::step).toList());
        return document;
    }

    private static Map<String, Object> listing(Listing listing) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("title", listing.title());
        document.put("columns", listing.columns());
        document.put("rows", listing.rows());
        return document;
    }

    static Map<String, Object> finding(Finding finding) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("code", finding.code());
        document.put("kind", word(finding.kind()));
        document.put("table", finding.subject().table());
        document.put("object", finding.subject().name());
        document.put("sort", word(finding.subject().kind()));
        document.put("aspect", finding.subject().aspect());
        document.put("expected", finding.expected().orElse(null));
        document.put("found", finding.found().orElse(null));
        document.put("what", finding.what());
        document.put("remedy", finding.remedy());
        return document;
    }

    static Map<String, Object> counter(WatchReport.Line line) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("counter", line.counter());
        document.put("place", line.place());
        document.put("usual", line.usual());
        document.put("found", line.found());
        document.put("gravity", line.gravity().map(Documents::word).orElse(null));
        return document;
    }

    static Map<String, Object> advice(Advice advice) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("action", word(advice.action()));
        document.put("gravity", word(advice.gravity()));
        document.put("what", advice.what());
        document.put("facts", advice.facts());
        document.put("commands", advice.commands());
        return document;
    }

    static Map<String, Object> objection(TenureException objection) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("code", objection.code());
        document.put("what", objection.what());
        document.put("remedy", objection.remedy());
        return document;
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
