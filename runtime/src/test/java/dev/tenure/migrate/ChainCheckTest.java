package dev.tenure.migrate;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChainCheckTest {

    private static final ChainCheck.Claim FIRST = claim("V1", 1, 2, "nothing", "a1");
    private static final ChainCheck.Claim SECOND = claim("V2", 2, 2, "nothing", "a1");
    private static final ChainCheck.Claim THIRD = claim("V3", 1, 1, "a1", "b2");

    private static ChainCheck.Claim claim(String file, int step, int steps, String from, String to) {
        return new ChainCheck.Claim(file, new Directive.Chain(
                step, steps, Optional.of(from).filter(name -> !name.equals("nothing")), to));
    }

    private static void check(String position, ChainCheck.Claim... claims) {
        ChainCheck.require("Shop.snapshot.json", List.of(claims), Optional.of(position), List.of());
    }

    @Test
    void promotions_that_follow_one_another_to_the_snapshot_are_fine() {
        assertThatCode(() -> check("b2", FIRST, SECOND, THIRD)).doesNotThrowAnyException();
        assertThatCode(() -> check("b2", THIRD)).doesNotThrowAnyException();
        assertThatCode(() -> check("b2")).doesNotThrowAnyException();
    }

    @Test
    void two_promotions_from_one_place_are_told_with_what_to_keep_and_what_to_remove() {
        ChainCheck.Claim mine = claim("V4", 1, 1, "a1", "c3");
        ChainCheck.Claim after = claim("V5", 1, 1, "c3", "d4");
        assertThatThrownBy(() -> check("b2", FIRST, SECOND, THIRD, mine, after))
                .hasMessageContaining("TEN323").hasMessageContaining("V3 and V4 were promoted side by side")
                .hasMessageContaining("keep V3 and").hasMessageContaining("remove V4, V5 with");
        assertThatThrownBy(() -> check("d4", FIRST, SECOND, THIRD, mine, after))
                .hasMessageContaining("keep V4, V5 and").hasMessageContaining("remove V3 with");
    }

    @Test
    void a_snapshot_that_is_not_where_the_migrations_lead_is_told() {
        assertThatThrownBy(() -> check("c3", FIRST, SECOND, THIRD))
                .hasMessageContaining("TEN324").hasMessageContaining("V3 leads to b2").hasMessageContaining("is at c3");
        assertThatThrownBy(() -> check("d4", FIRST, SECOND, claim("V9", 1, 1, "c3", "d4")))
                .hasMessageContaining("TEN324").hasMessageContaining("V1, V2 lead to a1");
    }

    @Test
    void a_promotion_of_which_a_file_is_gone_is_told() {
        assertThatThrownBy(() -> check("b2", FIRST, THIRD))
                .hasMessageContaining("TEN325").hasMessageContaining("Step 2 of 2");
    }

    @Test
    void what_another_schema_promoted_into_the_folder_is_none_of_ours() {
        assertThatCode(() -> ChainCheck.require("Shop.snapshot.json",
                List.of(FIRST, SECOND, THIRD, claim("V4", 1, 1, "nothing", "e5"), claim("V5", 1, 1, "e5", "f6")),
                Optional.of("b2"), List.of("f6"))).doesNotThrowAnyException();
    }
}
