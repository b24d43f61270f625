package dev.tenure.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CanonicalExpressionTest {

    /** What MySQL prints once its escapes are off, what MariaDB prints, the canonical form. */
    private static final List<List<String>> PRINTED = List.of(
            List.of("if((`ts` is null),1,NULL)", "if(`ts` is null,1,NULL)", "if(`ts` is null, 1, null)"),
            List.of("concat(`s`,_utf8mb4'-',`n`,_utf8mb4'it\\'s',_utf8mb4'\\\\')",
                    "concat(`s`,'-',`n`,'it\\'s','\\\\')",
                    "concat(`s`, '-', `n`, 'it''s', '\\\\')"),
            List.of("(((`a` + 2) * 3) - ((4 / 5) % 6))", "(`a` + 2) * 3 - 4 / 5 MOD 6", "(`a` + 2) * 3 - 4 / 5 % 6"),
            List.of("(`d` > -(5.50))", "`d` > -5.50", "`d` > -5.50"),
            List.of("((`s` in (_utf8mb4'a',_utf8mb4'b')) and (`z` between 1 and 5))",
                    "`s` in ('a','b') and `z` between 1 and 5",
                    "`s` in ('a', 'b') and `z` between 1 and 5"),
            List.of("((`n` like _utf8mb4'a%') and (`s` is not null) and (char_length(`n`) < 5))",
                    "`n` like 'a%' and `s` is not null and char_length(`n`) < 5",
                    "`n` like 'a%' and `s` is not null and char_length(`n`) < 5"),
            List.of("(case when (`a` = 1) then _utf8mb4'x' else _utf8mb4'y' end)",
                    "case when `a` = 1 then 'x' else 'y' end",
                    "case when `a` = 1 then 'x' else 'y' end"),
            List.of("regexp_like(`n`,_utf8mb4'^a')", "`n` regexp '^a'", "`n` regexp '^a'"),
            List.of("((`a` or `b`) and (`c` not in (1,2)))", "(`a` or `b`) and `c` not in (1,2)",
                    "(`a` or `b`) and `c` not in (1, 2)"),
            List.of("(`a` - (`b` - `c`))", "`a` - (`b` - `c`)", "`a` - (`b` - `c`)"),
            List.of("(`d` + interval 1 day)", "`d` + interval 1 day", "`d` + interval 1 day"),
            List.of("cast(`a` as decimal(10,2))", "cast(`a` as decimal(10,2))", "cast(`a` as decimal (10, 2))"));

    @Test
    void both_servers_words_for_one_expression_become_the_same() {
        for (List<String> printed : PRINTED) {
            assertThat(CanonicalExpression.of(printed.get(0))).isEqualTo(printed.get(2));
            assertThat(CanonicalExpression.of(printed.get(1))).isEqualTo(printed.get(2));
        }
    }

    @Test
    void a_canonical_form_stays_as_it_is() {
        for (List<String> printed : PRINTED) {
            assertThat(CanonicalExpression.of(printed.get(2))).isEqualTo(printed.get(2));
        }
    }

    @Test
    void an_authors_words_become_the_same_too() {
        assertThat(CanonicalExpression.of("IF(ts IS NULL, 1, NULL)")).isEqualTo("if(`ts` is null, 1, null)");
        assertThat(CanonicalExpression.of("a != 1 && NOT (b||c)")).isEqualTo("`a` <> 1 and not `b` and not `c`");
        assertThat(CanonicalExpression.of("not (not (a = 1 or b is null))")).isEqualTo("`a` = 1 or `b` is null");
        assertThat(CanonicalExpression.of("not (a = 1 or b is null)")).isEqualTo("`a` <> 1 and `b` is not null");
        assertThat(CanonicalExpression.of("data->>'$.a'")).isEqualTo("json_unquote(json_extract(`data`, '$.a'))");
        assertThat(CanonicalExpression.of("NOW(3)")).isEqualTo("current_timestamp(3)");
        assertThat(CanonicalExpression.of("now()")).isEqualTo("current_timestamp");
    }

    @Test
    void parentheses_that_matter_are_kept() {
        assertThat(CanonicalExpression.of("(a + b) * c")).isNotEqualTo(CanonicalExpression.of("a + b * c"));
        assertThat(CanonicalExpression.of("a and (b or c)")).isNotEqualTo(CanonicalExpression.of("a and b or c"));
        assertThat(CanonicalExpression.of("not (a and b)")).isNotEqualTo(CanonicalExpression.of("not a and b"));
    }

    @Test
    void what_the_grammar_does_not_know_is_told_by_its_tokens() {
        for (String odd : List.of(
                "", ")", "a :=  (", "count(distinct a) over (partition by b)", "'never closed", "case")) {
            assertThat(CanonicalExpression.of(CanonicalExpression.of(odd)))
                    .as(odd).isEqualTo(CanonicalExpression.of(odd));
        }
    }

    @Test
    void names_of_any_characters_survive() {
        assertThat(CanonicalExpression.of("(`a``b'\"c` > 0)")).isEqualTo("`a``b'\"c` > 0");
        assertThat(CanonicalExpression.of("ünï > `select`")).isEqualTo("`ünï` > `select`");
    }
}
