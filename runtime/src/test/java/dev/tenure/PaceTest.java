package dev.tenure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How far something is, at which rate, and how long it will take. */
class PaceTest {

    private final List<String> told = new ArrayList<>();
    private final ProgressListener listener = (done, of, what) -> told.add(done + "/" + of + " " + what);

    @Test
    void what_has_more_to_do_than_can_be_done_in_a_second_tells_how_long_it_will_take() {
        Pace.of(listener, "tables compared").at(1, 1_000_000_000);
        assertThat(told).singleElement().asString()
                .matches("1/1000000000 tables compared, [\\d.]+ a second, about \\d+ s left");
    }

    @Test
    void what_is_done_has_nothing_left() {
        Pace.of(listener, "tables compared").at(7, 7);
        assertThat(told).singleElement().asString().matches("7/7 tables compared, [\\d.]+ a second");
    }

    @Test
    void what_nothing_is_known_of_yet_tells_no_time() {
        Pace.of(listener, "tables compared").at(0, 7);
        assertThat(told).containsExactly("0/7 tables compared, 0.0 a second");
    }

    @Test
    void more_than_was_expected_is_not_more_than_all() {
        Pace.ofBytes(listener, "dumped").at(3 << 20, 1 << 20);
        assertThat(told).singleElement().asString().startsWith("3/3 MB dumped, ").doesNotContain("left");
    }
}
