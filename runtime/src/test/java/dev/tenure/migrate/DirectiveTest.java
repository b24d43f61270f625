package dev.tenure.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DirectiveTest {

    static List<Directive> directives() {
        return List.of(
                new Directive.Chain(1, 12, Optional.empty(), "0a1b"),
                new Directive.Chain(3, 3, Optional.of("9f2c41d0aa3b"), "77aa01c2d3e4"),
                new Directive.Replaces(List.of(Version.of("1"), Version.of("2025_10_01_060100"))),
                new Directive.Accepted("TEN172", "nobody reads it"),
                new Directive.Undoes(List.of(3)),
                new Directive.Undoes(List.of(4, 10)),
                new Directive.Loses("the values of orders.note"),
                new Directive.ExpectNone("orders without a customer"),
                new Directive.Batches("odd `name`, by x", List.of("a", "b, `c`"), 1000));
    }

    @ParameterizedTest
    @MethodSource("directives")
    void what_is_written_is_read(Directive directive) {
        assertThat(Directive.isMeant(directive.line())).isTrue();
        assertThat(Directive.of(directive.line())).contains(directive);
    }

    @Test
    void a_reason_of_several_lines_becomes_one() {
        assertThat(new Directive.Accepted("TEN172", "one\n  two\n").line())
                .isEqualTo("-- tenure:accepted TEN172 because one two");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "-- tenure:", "-- tenure:undoes", "-- tenure:undoes 0", "-- tenure:undoes three", "-- tenure:loses",
        "-- tenure:batches orders by id of 10", "-- tenure:batches `orders` by `id` of 0", "-- tenure:forget 3",
        "-- tenure:chain 1 of 2", "-- tenure:replaces latest", "-- tenure:accepted TEN172"})
    void what_cannot_be_read_is_nothing(String line) {
        assertThat(Directive.of(line)).isEmpty();
    }
}
