package dev.tenure.example.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenure.testkit.TestServer;
import dev.tenure.testkit.schema.Damage;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Twenty tenants call the repositories of six entities at random, and rows in memory say what has to come of it. */
class RandomRunTest {

    private static final int CALLS = Integer.getInteger("tenure.random.calls", 100_000);
    private static final long SEED = Long.getLong("tenure.random.seed", Instant.now().getEpochSecond());

    /** How soon a repository that forgets the tenant has to be found out. */
    private static final int SOON = 3_000;

    @Test
    void repositories_agree_with_rows_in_memory() throws Exception {
        System.out.println("random run: seed " + SEED);
        Instant start = Instant.now();
        RandomRun run = new RandomRun(SEED);
        run.run(CALLS, UnaryOperator.identity());
        System.out.println("random run: " + CALLS + " calls agreed in "
                + Duration.between(start, Instant.now()).toSeconds() + " s on " + TestServer.shared().server().label());
    }

    /** A run that could not fail would say nothing. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            reads   | SELECT `id`.*       |
            counts  | SELECT COUNT.*      |
            updates | UPDATE .*           |
            deletes | DELETE .*           |
            refers  | INSERT .*           | FROM `staff`
            batches | SELECT `id` FROM .* | FROM `customers`
            removes | DELETE .*           | `period_start`
            """)
    void a_repository_that_forgets_the_tenant_is_found_out_soon(String what, String which, String before) {
        String from = before == null ? "" : before + " ";
        Damage damage = Damage.ofTexts(text -> text.matches(which)
                ? text.replaceFirst(from + "WHERE `company_id` = \\?", from + "WHERE (`company_id` = ? OR 1)")
                : text);
        RandomRun run = new RandomRun(SEED);
        assertThatThrownBy(() -> run.run(SOON, damage::under))
                .isInstanceOf(AssertionError.class).hasMessageContainingAll("seed " + SEED, "expected ", "found ");
        System.out.println("random run: what " + what + " without tenant is found out by call " + run.done());
        assertThat(run.done()).isLessThanOrEqualTo(SOON);
    }
}
