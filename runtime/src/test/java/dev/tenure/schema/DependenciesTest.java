package dev.tenure.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DependenciesTest {

    private static Table table(String name, String... parents) {
        List<ForeignKey> keys = Stream.of(parents)
                .map(parent -> new ForeignKey("fk_" + parent, List.of("x"), parent, List.of("id"),
                        ForeignKey.Action.RESTRICT, ForeignKey.Action.RESTRICT))
                .toList();
        return new Table(name, Table.Role.OWNED, "", Storage.DEFAULT, List.of(), List.of(), List.of(), keys, List.of(),
                List.of(), Optional.empty());
    }

    private static List<String> ordered(Table... tables) {
        return Dependencies.parentsFirst(List.of(tables)).stream().map(Table::name).toList();
    }

    @Test
    void parents_come_first_and_else_the_given_order_stays() {
        assertThat(ordered(table("c", "B", "elsewhere"), table("z"), table("b", "a"), table("a")))
                .containsExactly("a", "b", "c", "z");
    }

    @Test
    void tables_of_a_circle_and_twins_are_all_there() {
        assertThat(ordered(table("a", "b"), table("b", "a", "b"), table("b", "a"), table("B")))
                .containsExactly("b", "B", "b", "a");
    }
}
