package dev.tenure.cli;

import dev.tenure.migrate.MigrationFiles;
import dev.tenure.migrate.Status;
import dev.tenure.migrate.Version;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;

@Command(
        name = "status",
        description = "Print which migrations are applied and which are pending.",
        footer = {"", "Pending migrations are fine; files that are not what was applied are findings."})
final class StatusVerb extends DatabaseVerb {

    private static final Map<Status.State, String> STATES = Map.of(
            Status.State.PENDING, "pending",
            Status.State.APPLIED, "applied",
            Status.State.HALF_APPLIED, "half applied",
            Status.State.HALF_ROLLED_BACK, "half rolled back");

    StatusVerb(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    int run(Subject subject, Report report) throws SQLException {
        Status status = Status.read(
                subject.database(),
                subject.schema(),
                MigrationFiles.read(subject.classes().root(), subject.schema()));
        report.put("running", status.running().orElse(null));
        report.put("migrations", status.entries().stream().map(StatusVerb::document).toList());
        report.say("%s on %s", subject.database().label(), subject.server().label());
        status.running().ifPresent(session -> report.say("Running now: " + session));
        int width = status.entries().stream().mapToInt(entry -> entry.label().length()).max().orElse(0);
        status.entries().forEach(entry -> tell(entry, width, report));
        report.say("%d applied, %d pending", count(status, Status.State.APPLIED), count(status, Status.State.PENDING));
        boolean sound = status.entries().stream().allMatch(entry -> entry.problems().isEmpty());
        return sound ? Exit.FINE : Exit.FINDINGS;
    }

    private static long count(Status status, Status.State state) {
        return status.entries().stream().filter(entry -> entry.state() == state && entry.replacedBy().isEmpty())
                .count();
    }

    private static void tell(Status.Entry entry, int width, Report report) {
        StringBuilder line = new StringBuilder(String.format("%-" + width + "s  ", entry.label()))
                .append(STATES.get(entry.state()));
        entry.at().ifPresent(at -> line.append(' ').append(at));
        entry.batch().ifPresent(batch -> line.append(", batch ").append(batch));
        entry.took().ifPresent(took -> line.append(", ").append(Progress.millis(took)));
        if (entry.adopted()) {
            line.append(", taken over");
        }
        entry.replacedBy().ifPresent(baseline -> line.append(", replaced by ").append(baseline));
        report.say(line.toString());
        entry.problems().forEach(problem -> report.say("  ! " + problem));
    }

    private static Map<String, Object> document(Status.Entry entry) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("version", entry.version().toString());
        document.put("name", entry.name());
        document.put("state", Documents.word(entry.state()));
        document.put("adopted", entry.adopted());
        document.put("replacedBy", entry.replacedBy().map(Version::toString).orElse(null));
        document.put("batch", entry.batch().orElse(null));
        document.put("at", entry.at().map(Object::toString).orElse(null));
        document.put("by", entry.by().orElse(null));
        document.put("millis", entry.took().map(took -> took.toNanos() / 10_000 / 100.0).orElse(null));
        document.put("problems", List.copyOf(entry.problems()));
        return document;
    }
}
