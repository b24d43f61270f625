package dev.tenure.example.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.example.Example;
import dev.tenure.migrate.Migration;
import dev.tenure.migrate.MigrationFiles;
import dev.tenure.migrate.Status;
import dev.tenure.testkit.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConcurrentMigrateTest {

    private static final int PROCESSES = 16;

    @Test
    void of_sixteen_processes_at_once_one_migrates_and_the_others_find_it_done(@TempDir Path root) throws Exception {
        Production.copyMigrations(root);
        Files.writeString(root.resolve("db/migration/V2025_10_01_060300__alter.sql"), """
                ALTER TABLE callback_requests ADD COLUMN remark VARCHAR(20) NULL;
                UPDATE callback_requests SET remark = 'none';
                CREATE INDEX idx_remark ON callback_requests (remark);
                ALTER TABLE callback_requests RENAME COLUMN remark TO said;
                """);
        List<String> labels = MigrationFiles.read(root, Example.schema()).stream().map(Migration::label).toList();
        try (TestDatabase database = Production.create()) {
            List<Child> children = Stream.generate(() -> Child.start(database, "migrate", root, 0))
                    .limit(PROCESSES)
                    .toList();
            List<Child.Ended> ended = children.stream().map(Child::await).toList();
            assertThat(ended).allSatisfy(each -> assertThat(each.exit()).as(each.output().toString()).isZero());
            List<String> finished = ended.stream().flatMap(each -> each.output().stream()).toList();
            assertThat(finished).containsExactlyElementsOf(
                    labels.stream().map(label -> "Finished " + label).toList());
            assertThat(ended).filteredOn(each -> !each.output().isEmpty()).as("all by one process").hasSize(1);
            assertThat(Production.states(database)).containsExactly(Status.State.APPLIED);
        }
    }
}
