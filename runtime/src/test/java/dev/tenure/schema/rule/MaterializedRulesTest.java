package dev.tenure.schema.rule;

import static dev.tenure.schema.rule.Sample.ID;
import static dev.tenure.schema.rule.Sample.breaks;
import static dev.tenure.schema.rule.Sample.keeps;
import static dev.tenure.schema.rule.Sample.owned;
import static dev.tenure.schema.rule.Sample.shared;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.schema.Column;
import dev.tenure.schema.ColumnType;
import dev.tenure.schema.Materialized;
import dev.tenure.schema.Materialized.Case;
import dev.tenure.schema.Materialized.Group;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MaterializedRulesTest {

    private static final ColumnType DATE = new ColumnType.Date();
    private static final ColumnType TIME = new ColumnType.Timestamp(0);
    private static final ColumnType KIND = new ColumnType.Enumeration(List.of("paid", "lost"));
    private static final ColumnType OUTCOME = new ColumnType.Enumeration(List.of("good", "bad"));

    private static final Group BY_CUSTOMER = new Group("customer_id", "customer_id", List.of());

    private static Sample sales() {
        return owned("sales").column("customer_id", ID, false).column("kind", KIND, false)
                .field("soldAt", "java.time.Instant", Column.of("sold_at", TIME, true))
                .index("idx", "company_id", "customer_id", "sold_at");
    }

    private static Sample counts(Group... groups) {
        return owned("counts").column("customer_id", ID, false).column("outcome", OUTCOME, false)
                .column("day", DATE, false).column("last", DATE, false).column("seen", TIME, false)
                .column("number", new ColumnType.Int(ColumnType.Int.Size.REGULAR, false), false)
                .counts(model("sales", groups));
    }

    private static Materialized model(String source, Group... groups) {
        return new Materialized(source, List.of(groups), "sold_at", Materialized.Window.DAY, "day", Optional.of("last"),
                "number", Optional.of("seen"));
    }

    private static Sample byCustomer() {
        return counts(BY_CUSTOMER).unique("uk", "company_id", "customer_id", "day");
    }

    private static Sample byOutcome(Case... cases) {
        return counts(new Group("customer_id", "customer_id", List.of()),
                        new Group("outcome", "kind", List.of(cases)))
                .unique("uk", "company_id", "outcome", "customer_id", "day");
    }

    @Test
    void sound_counts_break_no_rule() {
        keeps(sales(), byCustomer());
        keeps(sales(), byOutcome(new Case("paid", "good"), new Case("lost", "bad")));
        keeps(sales(), byOutcome(new Case("paid", "good"), new Case("lost", "good")));
    }

    @Test
    void a_column_that_does_not_hold_what_is_put_into_it_is_found() {
        assertThat(breaks("TEN172", "counts.number",
                sales(), byCustomer().column("customer_id", ColumnType.uuid(), false)).what()).contains("counts.customer_id char(36)").contains("sales.customer_id bigint unsigned");
        breaks("TEN172", "counts.number", sales(), byCustomer().column("day", TIME, false));
        breaks("TEN172", "counts.number", sales(), byCustomer().column("last", TIME, false));
        breaks("TEN172", "counts.number", sales(), byCustomer().column("seen", DATE, false));
        breaks("TEN172", "counts.number", sales(),
                byCustomer().column("number", new ColumnType.Decimal(9, 2, false), false));
    }

    @Test
    void a_time_that_is_another_day_in_another_session_is_found() {
        Column local = Column.of("sold_at", new ColumnType.DateTime(0), false);
        keeps(sales().field("soldAt", "java.time.LocalDateTime", local), byCustomer());
        breaks("TEN172", "counts.number", sales().field("soldAt", "java.time.Instant", local), byCustomer());
        breaks("TEN172", "counts.number",
                sales().field("soldAt", "java.time.LocalDateTime", Column.of("sold_at", TIME, false)), byCustomer());
    }

    @Test
    void texts_that_are_compared_otherwise_are_found() {
        Column name = Column.of("customer_id", new ColumnType.Varchar(20), false);
        keeps(sales().column(name), byCustomer().column(name));
        breaks("TEN172", "counts.number", sales().column(name.withCollation("utf8mb4_bin")), byCustomer().column(name));
    }

    @Test
    void a_constant_that_counts_as_nothing_or_as_two_things_is_found() {
        assertThat(breaks("TEN172", "counts.number", sales(), byOutcome(new Case("paid", "good"))).what())
                .contains("lost is said to count as nothing");
        assertThat(breaks("TEN172", "counts.number", sales(),
                byOutcome(new Case("paid", "good"), new Case("lost", "bad"), new Case("lost", "good"))).what())
                .contains("lost is said to count as several things");
        breaks("TEN172", "counts.number", sales(), byOutcome());
    }

    @Test
    void counts_without_a_key_over_groups_and_day_are_found() {
        breaks("TEN173", "counts.number", sales(), counts(BY_CUSTOMER));
        breaks("TEN173", "counts.number", sales(), counts(BY_CUSTOMER).unique("uk", "company_id", "customer_id"));
        breaks("TEN173", "counts.number", sales(),
                counts(BY_CUSTOMER).unique("uk", "company_id", "customer_id", "day", "number"));
    }

    @Test
    void a_second_unique_key_is_found_but_for_one_with_the_id() {
        breaks("TEN173", "counts.other", sales(), byCustomer().unique("other", "company_id", "day"));
        keeps(sales(), byCustomer().unique("other", "company_id", "id"));
    }

    @Test
    void counts_of_rows_that_are_of_no_tenant_are_found() {
        breaks("TEN174", "counts.number",
                shared("sales").column("customer_id", ID, false)
                        .field("soldAt", "java.time.Instant", Column.of("sold_at", TIME, true)),
                byCustomer());
    }

    @Test
    void a_source_without_a_key_over_tenant_and_first_group_is_found() {
        breaks("TEN175", "counts.number",
                sales().withoutIndex("idx").index("idx", "company_id", "sold_at"), byCustomer());
    }

    @Test
    void a_group_that_takes_null_is_found() {
        breaks("TEN177", "counts.number", sales().column("customer_id", ID, true), byCustomer());
    }
}
