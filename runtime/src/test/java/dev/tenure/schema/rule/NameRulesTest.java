package dev.tenure.schema.rule;

import static dev.tenure.schema.rule.Sample.ID;
import static dev.tenure.schema.rule.Sample.breaks;
import static dev.tenure.schema.rule.Sample.keeps;
import static dev.tenure.schema.rule.Sample.owned;

import dev.tenure.schema.Column;
import dev.tenure.schema.Expression.Compare.Operator;
import dev.tenure.schema.ForeignKey.Action;
import java.util.List;
import org.junit.jupiter.api.Test;

class NameRulesTest {

    private static final String LONG = "n".repeat(65);
    private static final String LONGEST = "ü".repeat(64);

    @Test
    void names_over_64_characters_are_found_wherever_they_stand() {
        breaks("TEN126", LONG, owned(LONG).withoutKeys()
                .key("fk", "company_id", "companies", Action.CASCADE, Action.CASCADE));
        breaks("TEN126", "orders." + LONG, owned("orders").column(LONG, ID, false));
        breaks("TEN126", "orders." + LONG, owned("orders").column("a", ID, false).index(LONG, "company_id", "a"));
        breaks("TEN126", "orders." + LONG, owned("orders").withoutKeys()
                .key(LONG, "company_id", "companies", Action.CASCADE, Action.CASCADE));
        breaks("TEN126", "orders." + LONG,
                owned("orders").column("a", ID, false).check(LONG, "a", Operator.AT_LEAST, "1"));
        keeps(owned("orders").column(LONGEST, ID, false));
    }

    @Test
    void the_index_of_a_foreign_key_is_not_reported_beside_it() {
        breaks("TEN126", "orders." + LONG, owned("orders").column("customer_id", ID, false).index(LONG, "customer_id")
                .key(LONG, "customer_id", "customers", Action.CASCADE, Action.RESTRICT));
    }

    @Test
    void names_that_a_server_does_not_keep_are_found() {
        for (String name : List.of("", "  ", "total ", "a\u0000b", "sum\uD83D\uDE00")) {
            breaks("TEN127", "orders." + name, owned("orders").column(name, ID, false));
        }
        keeps(owned("orders").column("straße 1", ID, false));
    }

    @Test
    void reserved_words_are_found_whatever_their_case() {
        for (String word : List.of("order", "Rank", "GROUPS", "returning", "manual", "system")) {
            breaks("TEN128", "orders." + word, owned("orders").column(word, ID, false));
        }
        breaks("TEN128", "orders.key", owned("orders").column("a", ID, false).index("key", "company_id", "a"));
    }

    @Test
    void words_that_need_no_quotes_are_left_alone() {
        for (String word : List.of("count", "status", "priority", "channel", "reason", "config", "name", "value",
                "date")) {
            keeps(owned("orders").column(word, ID, false));
        }
    }

    @Test
    void two_entities_on_one_table_are_found() {
        breaks("TEN129", "Orders", owned("orders"), owned("Orders"));
        breaks("TEN129", "customers", Sample.existing("customers", ID));
    }

    @Test
    void two_columns_of_one_name_are_found() {
        breaks("TEN130", "orders.Code",
                owned("orders").column("code", ID, false).another(Column.of("Code", ID, false)));
    }

    @Test
    void two_keys_of_one_name_are_found() {
        Sample orders = owned("orders").column("a", ID, false).column("b", ID, false);
        breaks("TEN131", "orders.IDX", orders.index("idx", "company_id", "a").index("IDX", "company_id", "b"));
    }

    @Test
    void one_name_for_constraints_of_two_tables_is_found() {
        breaks("TEN132", "invoices.FK_Customer",
                owned("orders").column("c", ID, false).key("fk_customer", "c", "customers", Action.CASCADE,
                        Action.RESTRICT),
                owned("invoices").column("c", ID, false)
                        .key("FK_Customer", "c", "customers", Action.CASCADE, Action.RESTRICT));
        breaks("TEN132", "invoices.ck",
                owned("orders").column("a", ID, false).check("ck", "a", Operator.AT_LEAST, "1"),
                owned("invoices").column("a", ID, false).check("ck", "a", Operator.AT_LEAST, "1"));
    }

    @Test
    void one_name_for_a_key_and_a_check_of_one_table_is_found() {
        breaks("TEN132", "orders.fk_orders_company", owned("orders").column("a", ID, false)
                .check("fk_orders_company", "a", Operator.AT_LEAST, "1"));
    }
}
