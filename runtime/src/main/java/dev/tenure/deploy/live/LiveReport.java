package dev.tenure.deploy.live;

import dev.tenure.schema.Finding;
import java.util.List;

/**
 * How a production is after a migrate.
 *
 * @param said     what was seen, one sentence each
 * @param findings what is wrong
 * @param counts   how many rows each tenant has
 * @param changes  whose rows became more or fewer since before; empty also where nothing is known of before
 */
public record LiveReport(
        List<String> said, List<Finding> findings, TenantCounts counts, List<TenantCounts.Change> changes) {

    public LiveReport {
        said = List.copyOf(said);
        findings = List.copyOf(findings);
        changes = List.copyOf(changes);
    }
}
