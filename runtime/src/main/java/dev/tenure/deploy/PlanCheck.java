package dev.tenure.deploy;

import dev.tenure.migrate.Direction;
import dev.tenure.migrate.Plan;
import dev.tenure.mysql.TableLock;
import dev.tenure.schema.Finding;
import dev.tenure.schema.Subject;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What migrate would refuse to do, before it had changed anything; by its own codes. */
final class PlanCheck implements PreflightCheck {

    private static final Map<TableLock.Mode, String> WAITING = Map.of(
            TableLock.Mode.EXCLUSIVE, "against all",
            TableLock.Mode.SHARED, "against writers",
            TableLock.Mode.READERS_PASS, "against writers",
            TableLock.Mode.BRIEF, "for a moment");

    @Override
    public List<String> said(Site site) {
        if (site.pending().plan().isEmpty()) {
            return List.of("Nothing is pending.");
        }
        return site.pending().plan().entries().stream().map(PlanCheck::said).toList();
    }

    private static String said(Plan.Entry entry) {
        List<Plan.Planned> run = entry.statements().stream()
                .filter(planned -> planned.action() == Plan.Action.RUN)
                .toList();
        String locks = run.stream()
                .flatMap(planned -> planned.locks().stream())
                .map(lock -> lock.table() + " " + WAITING.get(lock.mode()))
                .distinct()
                .collect(Collectors.joining(", "));
        return "Pending: " + entry.migration().label() + (entry.direction() == Direction.UP ? "" : ", back") + ", "
                + run.size() + (run.size() == 1 ? " statement" : " statements") + " to run"
                + (locks.isEmpty() ? "" : "; locks " + locks) + ".";
    }

    @Override
    public List<Finding> check(Site site) {
        return site.pending().refusals().stream()
                .map(refusal -> Finding.of(
                        refusal.code(), Subject.schema("migrations"), refusal.what(), refusal.remedy()))
                .toList();
    }
}
