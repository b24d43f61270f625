package dev.tenure.deploy;

import dev.tenure.schema.Finding;
import dev.tenure.schema.Subject;
import java.util.List;

/** What migrate would refuse to do, before it had changed anything; by its own codes. */
final class PlanCheck implements PreflightCheck {

    @Override
    public List<Finding> check(Site site) {
        return site.pending().refusals().stream()
                .map(refusal -> Finding.of(
                        refusal.code(), Subject.schema("migrations"), refusal.what(), refusal.remedy()))
                .toList();
    }
}
