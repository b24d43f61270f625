package dev.tenure.schema.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.schema.Check;
import dev.tenure.schema.Column;
import dev.tenure.schema.ColumnType;
import dev.tenure.schema.DefaultValue;
import dev.tenure.schema.Expression;
import dev.tenure.schema.Finding;
import dev.tenure.schema.Finding.Kind;
import dev.tenure.schema.ForeignKey;
import dev.tenure.schema.ForeignKey.Action;
import dev.tenure.schema.Index;
import dev.tenure.schema.Schema;
import dev.tenure.schema.Storage;
import dev.tenure.schema.Table;
import dev.tenure.schema.Trigger;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private static final ColumnType TEXT = new ColumnType.Varchar(20);

    private static Table table(Table.Role role, List<Column> columns, List<Index> indexes, List<ForeignKey> keys,
            List<Check> checks, List<Trigger> triggers) {
        return new Table("things", role, "", Storage.DEFAULT, columns, List.of("id"), indexes, keys, checks, triggers,
                Optional.empty());
    }

    private static Table withColumns(Column... columns) {
        return table(Table.Role.OWNED, List.of(columns), List.of(), List.of(), List.of(), List.of());
    }

    private static Table withIndexes(Index... indexes) {
        return table(Table.Role.OWNED, List.of(), List.of(indexes), List.of(), List.of(), List.of());
    }

    private static Column column(String name) {
        return Column.of(name, TEXT, false);
    }

    private static List<String> labels(List<Finding> findings) {
        return findings.stream().map(finding -> finding.kind() + " " + finding.subject().label()).toList();
    }

    @Test
    void a_table_is_like_itself() {
        Table table = withColumns(column("id"), column("a"));
        assertThat(Comparison.tables(table, table)).isEmpty();
    }

    @Test
    void names_compare_without_case() {
        assertThat(Comparison.tables(withColumns(column("Id")), withColumns(column("ID")))).isEmpty();
    }

    @Test
    void what_is_missing_is_told_from_what_is_extra() {
        assertThat(labels(Comparison.tables(
                withColumns(column("id"), column("gone")), withColumns(column("id"), column("new")))))
                .containsExactly("MISSING things.gone", "EXTRA things.new");
    }

    @Test
    void a_finding_says_what_is_expected_and_what_is_there() {
        Finding finding = Comparison.tables(withColumns(column("id")),
                withColumns(Column.of("id", new ColumnType.Char(3), false))).get(0);
        assertThat(finding.kind()).isEqualTo(Kind.WRONG);
        assertThat(finding.code()).isEqualTo("TEN208");
        assertThat(finding.expected()).contains("varchar(20)");
        assertThat(finding.found()).contains("char(3)");
        assertThat(finding.what())
                .isEqualTo("The column things.id differs in its type: it is char(3), not varchar(20).");
    }

    @Test
    void only_the_column_that_moved_is_out_of_order() {
        Table expected = withColumns(column("a"), column("b"), column("c"), column("d"));
        List<Finding> findings = Comparison.tables(expected,
                withColumns(column("a"), column("c"), column("d"), column("b")));
        assertThat(labels(findings)).containsExactly("WRONG things.b");
        assertThat(findings.get(0).expected()).contains("after a");
        assertThat(findings.get(0).found()).contains("after d");
    }

    @Test
    void a_dropped_column_moves_no_other() {
        assertThat(labels(Comparison.tables(withColumns(column("a"), column("b"), column("c")),
                withColumns(column("a"), column("c"))))).containsExactly("MISSING things.b");
    }

    @Test
    void the_order_of_keys_means_nothing() {
        Index a = Index.of("a", false, List.of("x"));
        Index b = Index.of("b", false, List.of("y"));
        assertThat(Comparison.tables(withIndexes(a, b), withIndexes(b, a))).isEmpty();
    }

    @Test
    void the_order_of_a_keys_columns_does() {
        assertThat(labels(Comparison.tables(withIndexes(Index.of("a", false, List.of("x", "y"))),
                withIndexes(Index.of("a", false, List.of("y", "x")))))).containsExactly("WRONG things.a");
    }

    @Test
    void a_key_of_another_name_is_another_key() {
        assertThat(labels(Comparison.tables(withIndexes(Index.of("a", false, List.of("x"))),
                withIndexes(Index.of("b", false, List.of("x"))))))
                .containsExactly("MISSING things.a", "EXTRA things.b");
    }

    private static Table withKey(Action onDelete, Index... indexes) {
        ForeignKey key = new ForeignKey("fk", List.of("x"), "parents", List.of("id"), onDelete, Action.NO_ACTION);
        return table(Table.Role.OWNED, List.of(), List.of(indexes), List.of(key), List.of(), List.of());
    }

    @Test
    void restrict_and_no_action_are_one() {
        assertThat(Comparison.tables(withKey(Action.RESTRICT), withKey(Action.NO_ACTION))).isEmpty();
        assertThat(labels(Comparison.tables(withKey(Action.RESTRICT), withKey(Action.CASCADE))))
                .containsExactly("WRONG things.fk");
    }

    @Test
    void the_servers_own_index_for_a_key_is_not_extra_unless_a_declared_one_serves_it() {
        Index own = Index.of("fk", false, List.of("x"));
        assertThat(Comparison.tables(withKey(Action.CASCADE), withKey(Action.CASCADE, own))).isEmpty();
        Index declared = Index.of("declared", false, List.of("x", "y"));
        assertThat(labels(Comparison.tables(withKey(Action.CASCADE, declared), withKey(Action.CASCADE, declared, own))))
                .containsExactly("EXTRA things.fk");
    }

    @Test
    void equal_numbers_and_moments_are_equal_however_they_are_written() {
        Column money = Column.of("m", new ColumnType.Decimal(9, 2, false), false);
        Column moment = Column.of("t", new ColumnType.DateTime(3), false);
        assertThat(Comparison.tables(
                withColumns(money.withDefault(new DefaultValue.Literal("0")),
                        moment.withDefault(new DefaultValue.Literal("2020-01-01"))),
                withColumns(money.withDefault(new DefaultValue.Literal("0.00")),
                        moment.withDefault(new DefaultValue.Literal("2020-01-01 00:00:00.000"))))).isEmpty();
        Column text = column("s");
        assertThat(Comparison.tables(
                withColumns(text.withDefault(new DefaultValue.Literal("0"))),
                withColumns(text.withDefault(new DefaultValue.Literal("0.00"))))).hasSize(1);
    }

    @Test
    void no_default_is_not_an_empty_one() {
        assertThat(Comparison.tables(withColumns(column("a").withDefault(new DefaultValue.Literal(""))),
                withColumns(column("a")))).hasSize(1);
    }

    @Test
    void a_collation_that_is_the_tables_own_need_not_be_said() {
        assertThat(Comparison.tables(withColumns(column("a").withCollation("utf8mb4_unicode_ci")),
                withColumns(column("a")))).isEmpty();
        assertThat(Comparison.tables(withColumns(column("a").withCollation("utf8mb4_bin")),
                withColumns(column("a")))).hasSize(1);
    }

    @Test
    void checks_compare_by_what_they_say() {
        Check declared = new Check("c",
                new Expression.Compare("Price", Expression.Compare.Operator.AT_LEAST, new BigDecimal("1.50")), true);
        Check live = new Check("C",
                new Expression.Compare("price", Expression.Compare.Operator.AT_LEAST, new BigDecimal("1.5")), true);
        Check off = new Check("c", declared.expression(), false);
        Table expected = table(Table.Role.OWNED, List.of(), List.of(), List.of(), List.of(declared), List.of());
        assertThat(Comparison.tables(expected,
                table(Table.Role.OWNED, List.of(), List.of(), List.of(), List.of(live), List.of()))).isEmpty();
        assertThat(Comparison.tables(expected,
                table(Table.Role.OWNED, List.of(), List.of(), List.of(), List.of(off), List.of())))
                .extracting(Finding::code).containsExactly("TEN243");
    }

    @Test
    void a_trigger_that_nothing_declares_is_extra() {
        Trigger trigger = new Trigger("t", Trigger.Timing.BEFORE, Trigger.Event.INSERT, new Trigger.Statement("SET NEW.a = 1"));
        assertThat(labels(Comparison.tables(withColumns(),
                table(Table.Role.OWNED, List.of(), List.of(), List.of(), List.of(), List.of(trigger)))))
                .containsExactly("EXTRA things.t");
    }

    @Test
    void a_declared_trigger_must_be_there_and_do_the_same() {
        Trigger declared = refusal(Trigger.Timing.BEFORE, "no");
        assertThat(differences(declared)).containsExactly("TEN244");
        assertThat(differences(declared, refusal(Trigger.Timing.BEFORE, "no"))).isEmpty();
        assertThat(differences(declared, refusal(Trigger.Timing.AFTER, "no"))).containsExactly("TEN246");
        assertThat(differences(declared, refusal(Trigger.Timing.BEFORE, "yes"))).containsExactly("TEN246");
        assertThat(differences(declared, new Trigger("t", Trigger.Timing.BEFORE, Trigger.Event.UPDATE,
                new Trigger.Statement("SET @a = 1")))).containsExactly("TEN246");
    }

    private static Trigger refusal(Trigger.Timing timing, String message) {
        return new Trigger("t", timing, Trigger.Event.UPDATE, new Trigger.Refusal(message));
    }

    private static List<String> differences(Trigger declared, Trigger... live) {
        return Comparison.tables(withTriggers(declared), withTriggers(live)).stream().map(Finding::code).toList();
    }

    private static Table withTriggers(Trigger... triggers) {
        return table(Table.Role.OWNED, List.of(), List.of(), List.of(), List.of(), List.of(triggers));
    }

    @Test
    void an_existing_table_may_have_more_but_not_less_than_is_declared() {
        Table declared = table(Table.Role.EXISTING, List.of(column("id"), column("a")), List.of(), List.of(), List.of(),
                List.of());
        Table live = table(Table.Role.OWNED,
                List.of(column("other"), column("a").withComment("theirs"), column("id")),
                List.of(Index.of("theirs", false, List.of("a"))), List.of(), List.of(),
                List.of(new Trigger("t", Trigger.Timing.BEFORE, Trigger.Event.INSERT, new Trigger.Statement("SET NEW.a = 1"))));
        assertThat(Comparison.tables(declared, live)).isEmpty();
        assertThat(labels(Comparison.tables(declared, withColumns(column("id")))))
                .containsExactly("MISSING things.a");
        assertThat(labels(Comparison.tables(declared, withColumns(Column.of("id", TEXT, true), column("a")))))
                .containsExactly("WRONG things.id");
    }

    @Test
    void a_missing_table_is_one_finding_and_an_undeclared_one_none() {
        Schema declared = new Schema("x", Optional.empty(), "", List.of(withColumns(column("id"))));
        Table other = new Table("others", Table.Role.OWNED, "", Storage.DEFAULT, List.of(), List.of(), List.of(),
                List.of(), List.of(), List.of(), Optional.empty());
        Schema live = new Schema("db", Optional.empty(), "", List.of(other));
        assertThat(labels(Comparison.schemas(declared, live))).containsExactly("MISSING things");
    }

    @Test
    void characters_that_servers_show_as_question_marks_are_no_difference() {
        assertThat(Comparison.tables(withColumns(column("a").withComment("a 🙂")),
                withColumns(column("a").withComment("a ?")))).isEmpty();
        assertThat(Comparison.tables(withColumns(column("a").withComment("a ?")),
                withColumns(column("a").withComment("a 🙂")))).hasSize(1);
    }
}
