package dev.tenure.example.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.example.Example;
import dev.tenure.migrate.Status;
import dev.tenure.testkit.TestDatabase;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ConcurrentMigrateTest {

    private static final int PROCESSES = 16;

    @Test
    void of_sixteen_processes_at_once_one_migrates_and_the_others_find_it_done() throws Exception {
        try (TestDatabase database = Production.create()) {
            List<Child> children = Stream.generate(() -> Child.start(database, "migrate", Example.CLASSES, 0))
                    .limit(PROCESSES)
                    .toList();
            List<Child.Ended> ended = children.stream().map(Child::await).toList();
            assertThat(ended).allSatisfy(each -> assertThat(each.exit()).as(each.output().toString()).isZero());
            List<String> finished = ended.stream().flatMap(each -> each.output().stream()).toList();
            assertThat(finished).containsExactlyElementsOf(
                    Example.migrations().stream().map(migration -> "Finished " + migration.label()).toList());
            assertThat(ended).filteredOn(each -> !each.output().isEmpty()).as("all by one process").hasSize(1);
            assertThat(Production.states(database)).containsExactly(Status.State.APPLIED);
        }
    }
}
