package dev.tenure.schema.rule;

import static dev.tenure.schema.rule.Sample.breaks;
import static dev.tenure.schema.rule.Sample.keeps;
import static dev.tenure.schema.rule.Sample.owned;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.schema.Column;
import dev.tenure.schema.ColumnType;
import dev.tenure.schema.DefaultValue;
import dev.tenure.schema.Expression;
import dev.tenure.schema.Expression.Compare.Operator;
import dev.tenure.schema.ForeignKey.Action;
import dev.tenure.schema.Generated;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnRulesTest {

    private static final ColumnType TINY = new ColumnType.Int(ColumnType.Int.Size.TINY, false);
    private static final ColumnType TINY_UNSIGNED = new ColumnType.Int(ColumnType.Int.Size.TINY, true);
    private static final ColumnType PRICE = new ColumnType.Decimal(4, 2, false);
    private static final ColumnType STATE = states("open", "closed");

    private static ColumnType states(String... values) {
        return new ColumnType.Enumeration(List.of(values));
    }

    private static Sample with(ColumnType type) {
        return with(Column.of("it", type, true));
    }

    private static Sample with(Column column) {
        return owned("orders").column(column);
    }

    private static Sample withDefault(ColumnType type, String text) {
        return with(Column.of("it", type, false).withDefault(new DefaultValue.Literal(text)));
    }

    static List<ColumnType> enumsThatBreak() {
        return List.of(states(), states("open", "Open"), states("open", "öpen"), states("open", "open"),
                states("open "),
                states("x".repeat(256)));
    }

    @ParameterizedTest
    @MethodSource("enumsThatBreak")
    void an_enum_without_or_with_equal_or_too_long_values_is_found(ColumnType type) {
        breaks("TEN141", "orders.it", with(type));
    }

    @Test
    void values_are_as_equal_as_the_collation_holds_them() {
        keeps(with(STATE));
        keeps(with(Column.of("it", states("open", "Open"), true).withCollation("utf8mb4_bin")));
        keeps(with(Column.of("it", states("open", "öpen"), true).withCollation("utf8mb4_0900_as_ci")));
        breaks("TEN141", "orders.it",
                with(Column.of("it", states("open", "OPEN"), true).withCollation("utf8mb4_0900_as_ci")));
    }

    static List<ColumnType> decimalsThatBreak() {
        return List.of(new ColumnType.Decimal(66, 2, false), new ColumnType.Decimal(65, 31, false),
                new ColumnType.Decimal(4, 5, false), new ColumnType.Decimal(0, 0, false));
    }

    @ParameterizedTest
    @MethodSource("decimalsThatBreak")
    void a_decimal_out_of_range_is_found(ColumnType type) {
        breaks("TEN142", "orders.it", with(type));
    }

    @Test
    void the_widest_decimal_is_sound() {
        keeps(with(new ColumnType.Decimal(65, 30, false)));
    }

    static List<ColumnType> lengthsThatBreak() {
        return List.of(new ColumnType.Char(256), new ColumnType.Char(0), new ColumnType.Varchar(16_384),
                new ColumnType.Varchar(0), new ColumnType.Binary(256), new ColumnType.Varbinary(65_534),
                new ColumnType.Timestamp(7), new ColumnType.DateTime(-1), new ColumnType.Time(7));
    }

    @ParameterizedTest
    @MethodSource("lengthsThatBreak")
    void a_length_or_a_fraction_out_of_range_is_found(ColumnType type) {
        breaks("TEN143", "orders.it", with(type));
    }

    @Test
    void a_length_at_its_limit_is_sound() {
        keeps(with(new ColumnType.Char(255)));
        keeps(with(new ColumnType.Varchar(16_378)));
        keeps(with(new ColumnType.Timestamp(6)));
    }

    record Default(ColumnType type, String text) {}

    static List<Default> defaultsThatBreak() {
        return List.of(new Default(TINY, "128"), new Default(TINY, "one"), new Default(TINY, "1.5"),
                new Default(TINY_UNSIGNED, "-1"), new Default(new ColumnType.Bool(), "true"), new Default(PRICE, "100"),
                new Default(PRICE, "1.234"), new Default(new ColumnType.Varchar(3), "four"),
                new Default(new ColumnType.Binary(3), "für"), new Default(STATE, "OPEN"), new Default(STATE, "lost"),
                new Default(new ColumnType.Date(), "2025-02-30"), new Default(new ColumnType.Time(0), "25:00:00"),
                new Default(new ColumnType.DateTime(0), "yesterday"),
                new Default(new ColumnType.Timestamp(0), "2039-01-01 00:00:00"),
                new Default(new ColumnType.Timestamp(0), "1969-12-31 23:59:59"),
                new Default(new ColumnType.Year(), "1900"), new Default(new ColumnType.Floating(true), "much"));
    }

    @ParameterizedTest
    @MethodSource("defaultsThatBreak")
    void a_default_that_its_type_cannot_hold_is_found(Default given) {
        breaks("TEN144", "orders.it", withDefault(given.type(), given.text()));
    }

    static List<Default> defaultsThatFit() {
        return List.of(new Default(TINY, "-128"), new Default(TINY_UNSIGNED, "255"),
                new Default(new ColumnType.Bool(), "1"),
                new Default(PRICE, "99.99"), new Default(PRICE, "1.500"), new Default(new ColumnType.Varchar(4),
                        "four"),
                new Default(STATE, "open"), new Default(new ColumnType.Date(), "2024-02-29"),
                new Default(new ColumnType.Time(0), "23:59:59"), new Default(new ColumnType.Year(), "2155"),
                new Default(new ColumnType.Timestamp(0), "2025-10-01 06:01:00"),
                new Default(new ColumnType.Floating(false), "1e3"));
    }

    @ParameterizedTest
    @MethodSource("defaultsThatFit")
    void a_default_that_fits_is_sound(Default given) {
        keeps(withDefault(given.type(), given.text()));
    }

    @Test
    void a_default_that_its_own_check_refuses_is_found() {
        assertThat(breaks("TEN144", "orders.it", withDefault(TINY, "0").check("ck", "it", Operator.MORE_THAN, "0"))
                .what())
                .contains("check");
        keeps(withDefault(TINY, "1").check("ck", "it", Operator.MORE_THAN, "0"));
    }

    @Test
    void a_default_of_a_text_a_json_or_a_computed_column_is_found() {
        for (ColumnType type : List.of(new ColumnType.Json(), new ColumnType.Text(ColumnType.Capacity.TINY),
                new ColumnType.Blob(ColumnType.Capacity.REGULAR))) {
            breaks("TEN145", "orders.it", withDefault(type, "x"));
        }
        breaks("TEN145", "orders.it", with(Column.of("it", TINY, true).withDefault(new DefaultValue.Literal("1"))
                .withGenerated(new Generated(new Expression.Raw("1 + 1"), false))));
    }

    @Test
    void a_column_that_the_server_cannot_number_is_found() {
        Column id = Column.of("id", Sample.ID, false);
        Column second = Column.of("second", Sample.ID, false).withAutoIncrement();
        breaks("TEN146", "orders.id", owned("orders").column(id.withAutoIncrement()
                .withDefault(new DefaultValue.Literal("1"))));
        breaks("TEN146", "orders.id",
                owned("orders").column(Column.of("id", new ColumnType.Decimal(10, 0, false), false)
                        .withAutoIncrement()));
        breaks("TEN146", "orders.second", owned("orders").column(second));
        breaks("TEN146", "orders.second", owned("orders").column(id).column(second));
    }

    private static Sample computed(String expression) {
        return with(Column.of("it", TINY, true)
                .withGenerated(new Generated(new Expression.Raw(expression), false)))
                .column(Column.of("later", TINY, true)
                        .withGenerated(new Generated(new Expression.Raw("`company_id`"), false)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "1; 2", "`company_id` -- so", "1 # one", "1 /* one */", "(1", "1)", "')'(",
            "'it", "`tax` + 1",
        "`it` + 1", "`later` + 1", "later + 1"})
    void an_expression_that_cannot_be_one_is_found(String expression) {
        breaks("TEN107", "orders.it", computed(expression));
    }

    @ParameterizedTest
    @ValueSource(strings = {"`company_id` % 16", "CONCAT('it''s; -- #', \"`tax`\", 'a\\'(')",
            "IF(company_id > -1, 1, (2))"})
    void an_expression_over_columns_is_sound(String expression) {
        keeps(computed(expression));
    }

    @Test
    void bounds_that_let_nothing_through_are_found() {
        breaks("TEN147", "orders.it",
                with(TINY).check("low", "it", Operator.AT_LEAST, "5").check("high", "it", Operator.LESS_THAN, "5"));
        breaks("TEN147", "orders.it", with(TINY).check("low", "it", Operator.AT_LEAST, "300"));
        breaks("TEN147", "orders.it", with(TINY_UNSIGNED).check("high", "it", Operator.LESS_THAN, "0"));
        breaks("TEN147", "orders.it",
                with(TINY).check("low", "it", Operator.MORE_THAN, "1").check("high", "it", Operator.LESS_THAN, "2"));
        breaks("TEN147", "orders.it", with(PRICE).check("low", "it", Operator.MORE_THAN, "99.99"));
    }

    @Test
    void bounds_that_let_one_value_through_are_sound() {
        keeps(with(TINY).check("low", "it", Operator.AT_LEAST, "5").check("high", "it", Operator.AT_MOST, "5"));
        keeps(with(PRICE).check("low", "it", Operator.MORE_THAN, "1").check("high", "it", Operator.LESS_THAN, "1.02"));
        keeps(with(TINY).check("low", "it", Operator.MORE_THAN, "1.5").check("high", "it", Operator.LESS_THAN, "2.5"));
    }

    @Test
    void a_collation_of_another_charset_is_found() {
        breaks("TEN148", "orders", owned("orders").storage("latin1", "utf8mb4_unicode_ci"));
        breaks("TEN148", "orders.it", with(Column.of("it", new ColumnType.Varchar(5), true)
                .withCollation("latin1_bin")));
        breaks("TEN148", "orders.it", with(Column.of("it", TINY, true).withCollation("utf8mb4_bin")));
        keeps(with(Column.of("it", new ColumnType.Varchar(5), true).withCollation("utf8mb4_bin")));
        keeps(owned("orders").storage("binary", "binary"));
    }

    @Test
    void a_reference_may_have_the_collation_of_what_it_refers_to() {
        Sample depots = Sample.existing("depots", new ColumnType.Char(36)).storage("ascii", "ascii_bin");
        Sample orders = owned("orders")
                .column(Column.of("depot_id", new ColumnType.Char(36), true).withCollation("ascii_bin"))
                .key("fk_depot", "depot_id", "depots", Action.CASCADE, Action.RESTRICT).index("fk_depot", "depot_id");
        keeps(orders, depots);
        breaks("TEN148", "orders.other", orders.column(
                Column.of("other", new ColumnType.Char(36), true).withCollation("ascii_bin")), depots);
    }

    @Test
    void the_current_time_where_it_cannot_stand_is_found() {
        for (ColumnType type : Arrays.asList(new ColumnType.Date(), TINY, new ColumnType.Timestamp(3))) {
            breaks("TEN149", "orders.it", with(Column.of("it", type, true).withDefault(new DefaultValue.Now(0))));
        }
        breaks("TEN149", "orders.it", with(Column.of("it", new ColumnType.Time(0), true).withOnUpdateNow()));
        keeps(with(Column.of("it", new ColumnType.DateTime(3), true).withDefault(new DefaultValue.Now(3))
                .withOnUpdateNow()));
    }

    @Test
    void impossible_columns_of_existing_tables_are_found_too() {
        breaks("TEN143", "depots.name", Sample.existing("depots", Sample.ID).column("name", new ColumnType.Char(300),
                true));
    }
}
