package dev.tenure.migrate;

import dev.tenure.TenureException;
import dev.tenure.mysql.Connections;
import dev.tenure.mysql.JournalRow;
import dev.tenure.schema.Schema;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts files and journal side by side. */
final class StatusReader {

    private StatusReader() {}

    static Status read(Connections connections, Schema schema, List<Migration> migrations) {
        return MigrationSession.with(connections, session -> {
            Journal journal = Journal.read(session.connection(), schema.name());
            FileCheck check = new FileCheck(journal, migrations);
            Replacements replacements = new Replacements(journal, migrations);
            Set<Version> filed = migrations.stream().map(Migration::version).collect(Collectors.toSet());
            Stream<History> known = migrations.stream().map(journal::of);
            Stream<History> orphaned = journal.begun().stream()
                    .filter(history -> history.isInForce() && !filed.contains(history.version()));
            List<Status.Entry> entries = Stream.concat(known, orphaned)
                    .sorted(Comparator.comparing(History::version))
                    .map(history -> entry(history, check, replacements))
                    .toList();
            return new Status(session.database(), entries, session.running());
        });
    }

    private static Status.Entry entry(History history, FileCheck check, Replacements replacements) {
        Optional<Run> up = history.isInForce() ? history.up() : Optional.empty();
        Optional<JournalRow> last = history.isInForce() ? history.effective().map(Run::last) : Optional.empty();
        List<String> problems = check.problems(history).stream().map(TenureException::what).toList();
        return new Status.Entry(
                history.version(),
                history.name(),
                history.state(),
                up.filter(StatusReader::adoptedAll).isPresent(),
                Optional.of(history.version())
                        .filter(replacements::isReplaced)
                        .flatMap(replacements::of)
                        .map(Migration::version),
                up.map(run -> run.last().batch()),
                last.flatMap(JournalRow::ended),
                last.map(JournalRow::account),
                up.map(StatusReader::took),
                problems);
    }

    private static boolean adoptedAll(Run run) {
        return run.rows().stream()
                .allMatch(row -> row.outcome().filter(StatementOutcome.ADOPTED.text()::equals).isPresent());
    }

    private static Duration took(Run run) {
        return run.rows().stream().map(JournalRow::took).reduce(Duration.ZERO, Duration::plus);
    }
}
