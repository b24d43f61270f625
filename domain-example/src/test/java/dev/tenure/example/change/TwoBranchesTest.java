package dev.tenure.example.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenure.migrate.Migration;
import dev.tenure.schema.Schema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two branches of one repository that both promoted. */
class TwoBranchesTest {

    private static final String SNAPSHOT = "src/db/migration/Shop.snapshot.json";
    private static final String THEIRS = Scenarios.order("String code, String theirs");
    private static final String OURS = Scenarios.order("String code, String ours");
    private static final String BOTH = Scenarios.order("String code, String theirs, String ours");

    @TempDir
    private Path folder;

    private Releases releases;

    private record Outcome(int exit, String output) {}

    private Outcome tryGit(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git", "-c", "user.name=A", "-c", "user.email=a@example.com"));
        command.addAll(List.of(arguments));
        Process git = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
        String output = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(git.waitFor(), output);
    }

    private void git(String... arguments) throws IOException, InterruptedException {
        Outcome outcome = tryGit(arguments);
        assertThat(outcome.exit()).as(outcome.output()).isZero();
    }

    private void release(String entities) throws IOException, InterruptedException {
        releases.release(entities);
        git("add", "src");
        git("commit", "-q", "-m", "release");
    }

    /** Both change the same table, and both promote; then ours is merged with theirs. */
    @BeforeEach
    void merge() throws IOException, InterruptedException {
        releases = new Releases(folder);
        git("init", "-q");
        release(Scenarios.order("String code"));
        git("branch", "theirs");
        git("checkout", "-q", "-b", "ours");
        release(OURS);
        git("checkout", "-q", "theirs");
        release(THEIRS);
        git("checkout", "-q", "ours");
        Outcome merge = tryGit("merge", "theirs");
        assertThat(merge.exit()).isNotZero();
        assertThat(merge.output()).contains("CONFLICT (content): Merge conflict in " + SNAPSHOT);
    }

    @Test
    void a_snapshot_with_the_marks_of_a_conflict_is_none() {
        assertThatThrownBy(() -> releases.release(BOTH)).hasMessageContaining("TEN301").hasMessageContaining("Shop.snapshot");
    }

    @Test
    void a_snapshot_of_one_beside_the_migrations_of_both_is_told_with_what_to_do() throws Exception {
        git("checkout", "--theirs", SNAPSHOT);
        assertThatThrownBy(() -> releases.release(BOTH)).hasMessageContaining("TEN323")
                .hasMessageContaining("V2.000__alter_orders.sql and V3.000__alter_orders.sql were promoted side by side")
                .hasMessageContaining("keep V3.000__alter_orders.sql and the snapshot that came with it, "
                        + "remove V2.000__alter_orders.sql with the U files");
    }

    @Test
    void one_is_put_on_top_of_the_other_by_promoting_anew() throws Exception {
        git("checkout", "--theirs", SNAPSHOT);
        git("rm", "-q", "src/db/migration/V2.000__alter_orders.sql", "src/db/migration/U2.000__alter_orders.sql");
        Schema merged = releases.release(BOTH);
        List<Migration> migrations = releases.migrations(merged);
        assertThat(migrations).extracting(Migration::label)
                .containsExactly("1.000_create_orders", "3.000_alter_orders", migrations.get(2).label());
        assertThat(migrations.get(2).up().statements()).singleElement()
                .satisfies(statement -> assertThat(statement.sql()).contains("ADD COLUMN `ours`"));
        assertThat(releases.release(BOTH)).isEqualTo(merged);
    }
}
