package dev.tenure.schema.rule;

import static dev.tenure.schema.rule.Sample.ID;
import static dev.tenure.schema.rule.Sample.breaks;
import static dev.tenure.schema.rule.Sample.keeps;
import static dev.tenure.schema.rule.Sample.owned;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.schema.Column;
import dev.tenure.schema.ColumnType;
import dev.tenure.schema.Entity;
import dev.tenure.schema.Expression;
import dev.tenure.schema.Expression.Compare.Operator;
import dev.tenure.schema.ForeignKey.Action;
import dev.tenure.schema.Generated;
import dev.tenure.schema.Index;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KeyRulesTest {

    private static final ColumnType NAME = new ColumnType.Varchar(50);

    private static Sample orders() {
        return owned("orders").column("code", NAME, false).column("name", NAME, false);
    }

    private static Index prefixed(String column, int length) {
        return new Index("idx", false, Index.Kind.BTREE,
                List.of(Index.Part.of("company_id"), new Index.Part(column, false, Optional.of(length), false)),
                true, Optional.empty(), Optional.empty());
    }

    @Test
    void a_check_or_a_column_over_a_numbered_id_is_found() {
        breaks("TEN133", "orders.ck_id", orders().check("ck_id", "id", Operator.AT_LEAST, "1"));
        breaks("TEN133", "orders.next_id", orders().column(Column.of("next_id", ID, true)
                .withGenerated(new Generated(new Expression.Raw("`id` + 1"), false))));
        keeps(orders().column("id", ID, false).check("ck_id", "id", Operator.AT_LEAST, "1"));
    }

    @Test
    void a_table_without_primary_key_is_found() {
        breaks("TEN134", "orders", orders().primaryKey().column("id", ID, false));
    }

    @Test
    void a_primary_key_over_null_or_computed_or_missing_columns_is_found() {
        breaks("TEN134", "orders.code", orders().primaryKey("code").column("id", ID, false).column("code", NAME, true));
        breaks("TEN134", "orders.number", orders().primaryKey("number").column("id", ID, false));
        breaks("TEN134", "orders.double_id", orders().primaryKey("double_id").column("id", ID, false)
                .column(Column.of("double_id", ID, false)
                        .withGenerated(new Generated(new Expression.Raw("`id` * 2"), false))));
    }

    @Test
    void a_key_over_a_column_that_is_not_there_or_twice_there_is_found() {
        breaks("TEN135", "orders.idx", orders().index("idx", "company_id", "colour"));
        breaks("TEN135", "orders.idx", orders().index("idx", "company_id", "code", "CODE"));
    }

    @Test
    void a_prefix_longer_than_its_text_or_of_no_text_is_found() {
        breaks("TEN135", "orders.idx", orders().index(prefixed("code", 51)));
        breaks("TEN135", "orders.idx", orders().index(prefixed("code", 0)));
        breaks("TEN135", "orders.idx", orders().index(prefixed("id", 2)));
        keeps(orders().index(prefixed("code", 50)));
        keeps(orders().column("notes", new ColumnType.Text(ColumnType.Capacity.REGULAR), true)
                .index(prefixed("notes", 100)));
    }

    @Test
    void a_key_over_3072_bytes_is_found_and_one_of_just_as_many_is_not() {
        // eight bytes of the tenant's id and four a character
        keeps(orders().column("long_name", new ColumnType.Varchar(766), false).index("idx", "company_id", "long_name"));
        assertThat(breaks("TEN136", "orders.idx", orders().column("long_name", new ColumnType.Varchar(767), false)
                .index("idx", "company_id", "long_name")).what()).contains("3076");
        keeps(orders().column(Column.of("long_name", new ColumnType.Varchar(767), false).withCollation("utf8mb4_bin"))
                .index(prefixed("long_name", 766)));
        breaks("TEN136", "orders.PRIMARY", orders().column("id", new ColumnType.Varchar(769), false));
    }

    @Test
    void a_key_in_another_charset_is_reckoned_by_its_bytes() {
        keeps(orders().storage("latin1", "latin1_swedish_ci")
                .column("long_name", new ColumnType.Varchar(3064), false).index("idx", "company_id", "long_name"));
    }

    @Test
    void a_key_over_a_whole_text_or_over_a_json_is_found() {
        Sample orders = orders().column("notes", new ColumnType.Text(ColumnType.Capacity.REGULAR), false)
                .column("data", new ColumnType.Json(), false);
        breaks("TEN137", "orders.PRIMARY", orders.primaryKey("notes").column("id", ID, false));
        breaks("TEN137", "orders.idx", orders.primaryKey("id").index("idx", "company_id", "data"));
        breaks("TEN137", "orders.idx", orders().column("notes", new ColumnType.Blob(ColumnType.Capacity.TINY), false)
                .index("idx", "company_id", "notes"));
    }

    @Test
    void an_index_that_another_key_begins_with_is_found() {
        breaks("TEN138", "orders.idx_code",
                orders().index("idx_code", "company_id", "code").index("idx_both", "company_id", "code", "name"));
        breaks("TEN138", "orders.idx_code",
                orders().index("idx_code", "company_id", "code").unique("uq_code", "company_id", "code"));
        breaks("TEN138", "orders.idx_code", orders().primaryKey("company_id", "code").column("id", ID, false)
                .index("idx_code", "company_id", "code"));
    }

    @Test
    void of_two_equal_keys_the_later_is_found() {
        breaks("TEN138", "orders.idx_again",
                orders().index("idx_code", "company_id", "code").index("idx_again", "company_id", "code"));
        breaks("TEN138", "orders.uq_again",
                orders().unique("uq_code", "company_id", "code").unique("uq_again", "company_id", "code"));
        breaks("TEN138", "orders.idx_again", orders().index("idx_again", "company_id"));
    }

    @Test
    void an_index_whose_author_says_why_it_is_kept_is_left_alone() {
        keeps(orders().index(Index.of("idx_code", false, List.of("company_id", "code")).redundant("asked for by name"))
                .unique("uq_code", "company_id", "code"));
    }

    @Test
    void the_index_of_a_reference_lasts_beside_a_longer_key() {
        keeps(orders().column("customer_id", ID, false)
                .key("fk_customer", "customer_id", "customers", Action.CASCADE, Action.RESTRICT)
                .index("fk_customer", "customer_id").index("idx_customer", "company_id", "customer_id")
                .index("idx_customer_code", "company_id", "customer_id", "code"));
        keeps(orders().polymorphic("subject", ID, new Entity.Target("Customer", "customers"))
                .index("idx_subject", "company_id", "subject_type", "subject_id")
                .unique("uq_subject", "company_id", "subject_type", "subject_id", "code"));
    }

    @Test
    void indexes_that_differ_in_direction_or_prefix_are_both_kept() {
        keeps(orders().index(prefixed("code", 10)).index("idx_both", "company_id", "code", "name"));
        Index.Part descending = new Index.Part("code", true, Optional.empty(), false);
        keeps(orders().index("idx_both", "company_id", "code", "name")
                .index(new Index("idx_down", false, Index.Kind.BTREE, List.of(Index.Part.of("company_id"), descending),
                        true, Optional.empty(), Optional.empty())));
    }

    @Test
    void a_row_over_65535_bytes_is_found_and_one_of_just_as_many_is_not() {
        // id and company_id take 16 bytes, the three texts 2 each for their lengths, flag the last one
        Sample orders = owned("orders").column("a", new ColumnType.Varchar(8_000), false)
                .column("b", new ColumnType.Varchar(8_000), false)
                .column("c", new ColumnType.Varchar(378), false)
                .column("flag", new ColumnType.Bool(), false);
        keeps(orders);
        assertThat(breaks("TEN139", "orders", orders.column("other_flag", new ColumnType.Bool(), false)).what())
                .contains("65536");
    }

    @Test
    void texts_count_in_a_row_by_where_they_lie() {
        Sample orders = owned("orders").column("a", new ColumnType.Varchar(16_000), false);
        keeps(orders.column("notes", new ColumnType.Text(ColumnType.Capacity.LONG), false)
                .column("data", new ColumnType.Json(), false).column("file",
                        new ColumnType.Blob(ColumnType.Capacity.MEDIUM), false));
    }

    @Test
    void a_row_that_does_not_fit_a_page_is_found() {
        Sample orders = owned("orders");
        IntStream.range(0, 200).forEach(i -> orders.column("text_" + i, new ColumnType.Varchar(80), false));
        breaks("TEN139", "orders", orders);
    }

    @Test
    void too_many_columns_keys_parts_or_characters_are_found() {
        Sample columns = owned("orders");
        IntStream.range(0, 1_016).forEach(i -> columns.column("c" + i, new ColumnType.Bool(), false));
        breaks("TEN140", "orders", columns);

        Sample keys = owned("orders");
        IntStream.range(0, 64).forEach(i -> keys.column("c" + i, ID, false).index("idx" + i, "company_id", "c" + i));
        breaks("TEN140", "orders", keys);

        Sample parts = owned("orders");
        IntStream.range(0, 16).forEach(i -> parts.column("c" + i, ID, false));
        breaks("TEN140", "orders.idx", parts.index("idx", Stream.concat(
                Stream.of("company_id"), IntStream.range(0, 16).mapToObj(i -> "c" + i)).toArray(String[]::new)));

        breaks("TEN140", "orders", orders().comment("x".repeat(2_049)));
        breaks("TEN140", "orders.code", orders().column(Column.of("code", NAME, false).withComment("x".repeat(1_025))));
        keeps(orders().comment("x".repeat(2_048)));
    }
}
