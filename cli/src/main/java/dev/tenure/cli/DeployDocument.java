package dev.tenure.cli;

import dev.tenure.deploy.Accepted;
import dev.tenure.deploy.ChecklistItem;
import dev.tenure.deploy.Decision;
import dev.tenure.deploy.DeploymentReport;
import java.util.LinkedHashMap;
import java.util.Map;

/** A deployment as a JSON object. */
final class DeployDocument {

    private DeployDocument() {}

    /** As a file of its own. */
    static Map<String, Object> file(DeploymentReport deployment, int exit) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("verb", "deploy");
        document.put("exit", exit);
        document.put("schema", deployment.target().schema().name());
        document.put("database", deployment.target().label());
        document.put("server", deployment.target().server().label());
        document.putAll(of(deployment));
        return document;
    }

    /** What the verb adds to what all verbs say. */
    static Map<String, Object> of(DeploymentReport deployment) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("begun", deployment.at().toString());
        document.put("millis", deployment.took().toNanos() / 10_000 / 100.0);
        document.put("touched", deployment.touched());
        document.put("migrations", Documents.plan(deployment.plan()));
        document.put("steps", deployment.steps().stream().map(Documents::step).toList());
        document.put("checklist", deployment.checklist().stream().map(DeployDocument::item).toList());
        document.put("left", deployment.left());
        document.put("accepted", deployment.accepted().stream().map(DeployDocument::accepted).toList());
        document.put("decision", deployment.decision().map(DeployDocument::decision).orElse(null));
        document.put("remarks", deployment.remarks());
        document.put("findings", deployment.findings().stream().map(Documents::finding).toList());
        return document;
    }

    private static Map<String, Object> item(ChecklistItem item) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("number", item.number());
        document.put("code", item.code());
        document.put("text", item.text());
        document.put("mark", Documents.word(item.mark()));
        document.put("evidence", item.evidence());
        document.put("because", item.because().orElse(null));
        return document;
    }

    static Map<String, Object> accepted(Accepted accepted) {
        Map<String, Object> document = new LinkedHashMap<>(Documents.finding(accepted.finding()));
        document.put("because", accepted.because());
        return document;
    }

    private static Map<String, Object> decision(Decision decision) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("what", decision.what());
        document.put("facts", decision.facts());
        document.put("commands", decision.commands());
        return document;
    }
}
