package dev.tenure.schema.diff.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.schema.Acceptance;
import dev.tenure.schema.Backfill;
import dev.tenure.schema.Column;
import dev.tenure.schema.ColumnType;
import dev.tenure.schema.DefaultValue;
import dev.tenure.schema.Entity;
import dev.tenure.schema.Expression;
import dev.tenure.schema.ForeignKey;
import dev.tenure.schema.Generated;
import dev.tenure.schema.Index;
import dev.tenure.schema.Said;
import dev.tenure.schema.Schema;
import dev.tenure.schema.Storage;
import dev.tenure.schema.Subject;
import dev.tenure.schema.Table;
import dev.tenure.schema.diff.Differ;
import dev.tenure.schema.diff.Phasing;
import dev.tenure.schema.diff.Renames;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where each rule ends; what it finds is shown, with its place, by the examples of {@code docs/rules.md}. */
class ChangeRulesTest {

    private static final ColumnType INT = new ColumnType.Int(ColumnType.Int.Size.REGULAR, false);
    private static final ColumnType BIG = new ColumnType.Int(ColumnType.Int.Size.BIG, false);

    private static List<String> codes(Evolution evolution) {
        return ChangeRules.check(evolution).stream().map(risk -> risk.finding().code()).toList();
    }

    private static List<String> codes(Table before, Table after) {
        return codes(evolution(before, after, Said.NOTHING));
    }

    private static List<String> modified(Column before, Column after) {
        return codes(table(before), table(after));
    }

    private static List<String> retyped(ColumnType before, ColumnType after) {
        return modified(Column.of("c", before, true), Column.of("c", after, true));
    }

    @Test
    void what_holds_all_that_was_held_is_no_risk() {
        assertThat(retyped(INT, BIG)).isEmpty();
        assertThat(retyped(new ColumnType.Varchar(20), new ColumnType.Varchar(50))).isEmpty();
        assertThat(retyped(new ColumnType.Varchar(20), new ColumnType.Text(ColumnType.Capacity.REGULAR))).isEmpty();
        assertThat(retyped(new ColumnType.Decimal(5, 2, false), new ColumnType.Decimal(7, 3, false))).isEmpty();
        assertThat(modified(Column.of("c", INT, false), Column.of("c", INT, true))).isEmpty();
    }

    @Test
    void each_kind_of_tightening_has_one_rule() {
        assertThat(retyped(BIG, INT)).containsExactly("TEN184");
        assertThat(retyped(INT, new ColumnType.Int(ColumnType.Int.Size.BIG, true))).containsExactly("TEN184");
        assertThat(retyped(new ColumnType.Text(ColumnType.Capacity.LONG), new ColumnType.Varchar(20)))
                .containsExactly("TEN184");
        assertThat(retyped(new ColumnType.Decimal(7, 3, false), new ColumnType.Decimal(7, 2, false)))
                .containsExactly("TEN184");
        assertThat(retyped(new ColumnType.DateTime(3), new ColumnType.DateTime(0))).containsExactly("TEN184");
        assertThat(retyped(INT, new ColumnType.Varchar(20))).containsExactly("TEN185");
        assertThat(retyped(values("a", "b"), values("a"))).containsExactly("TEN186");
        assertThat(retyped(values("a", "b"), values("b", "a"))).containsExactly("TEN187");
        assertThat(retyped(values("a", "b"), values("a", "x", "b"))).containsExactly("TEN187");
        assertThat(modified(Column.of("c", INT, true), Column.of("c", INT, false))).containsExactly("TEN182");
        assertThat(modified(
                Column.of("c", INT, false).withDefault(new DefaultValue.Literal("1")), Column.of("c", INT, false)))
                .containsExactly("TEN182");
    }

    @Test
    void a_constant_at_the_end_of_an_enum_is_no_risk() {
        assertThat(retyped(values("a", "b"), values("a", "b", "c"))).isEmpty();
    }

    @Test
    void a_collation_that_is_spelled_out_or_written_otherwise_is_the_same() {
        Column plain = Column.of("c", new ColumnType.Varchar(20), true);
        assertThat(modified(plain, plain.withCollation("UTF8MB4_UNICODE_CI"))).isEmpty();
        assertThat(modified(plain, plain.withCollation("utf8mb4_bin"))).containsExactly("TEN188");
    }

    @Test
    void a_computed_column_that_goes_or_is_renamed_is_missed_by_nobody_who_does_not_read_it() {
        Column marker = Column.of("live", INT, true).withGenerated(new Generated(new Expression.IsLive("c"), false));
        Column source = Column.of("c", INT, true);
        assertThat(codes(read(table(source, marker), "c"), read(table(source), "c"))).isEmpty();
        assertThat(codes(read(table(source, marker), "c", "live"), read(table(source), "c")))
                .containsExactly("TEN182");
    }

    @Test
    void a_column_that_may_be_left_out_can_go_once_the_release_before_has_gone() {
        Column nullable = Column.of("c", INT, true);
        Column must = Column.of("c", INT, false);
        assertThat(codes(table(nullable), table())).containsExactly("TEN182");
        assertThat(codes(table(must.withDefault(new DefaultValue.Literal("1"))), table())).containsExactly("TEN182");
        assertThat(codes(table(must), table())).containsExactly("TEN181");
    }

    @Test
    void a_column_that_comes_needs_a_value_unless_it_takes_none() {
        assertThat(codes(table(), table(Column.of("c", INT, true)))).isEmpty();
        assertThat(codes(table(), table(Column.of("c", INT, false).withDefault(new DefaultValue.Literal("1"))))).isEmpty();
        assertThat(codes(table(), table(Column.of("c", INT, false)))).containsExactly("TEN183");
        Said said = new Said(List.of(), List.of(),
                List.of(new Backfill("t", "C", new DefaultValue.Literal("1"))), List.of());
        assertThat(codes(evolution(table(), table(Column.of("c", INT, false)), said))).isEmpty();
    }

    @Test
    void a_wider_unique_key_and_a_key_that_tells_rows_apart_anyway_refuse_nothing_new() {
        Column a = Column.of("a", INT, false);
        Column b = Column.of("b", INT, false);
        assertThat(codes(keyed(List.of("a"), a, b), keyed(List.of("a", "b"), a, b))).isEmpty();
        assertThat(codes(keyed(List.of("a", "b"), a, b), keyed(List.of("b", "a"), a, b))).isEmpty();
        assertThat(codes(keyed(List.of("a", "id"), a, b), keyed(List.of("a"), a, b))).isEmpty();
        assertThat(codes(keyed(List.of("a", "b"), a, b), keyed(List.of("b"), a, b))).containsExactly("TEN190");
    }

    @Test
    void a_unique_key_over_a_renamed_column_is_the_same() {
        Table before = keyed(List.of("a", "b"), Column.of("a", INT, false), Column.of("b", INT, false));
        Table after = keyed(List.of("a", "c"), Column.of("a", INT, false), Column.of("c", INT, false));
        Schema from = schema(before);
        Schema to = schema(after);
        Renames said = new Renames(Map.of(), Map.of("t", Map.of("c", "b")));
        assertThat(codes(new Evolution(from, to, Differ.changes(from, to, said), Said.NOTHING)))
                .containsExactly("TEN180");
    }

    private static Column twice(boolean stored) {
        return Column.of("c", INT, true).withGenerated(new Generated(new Expression.Raw("`a` * 2"), stored));
    }

    @Test
    void a_key_over_a_column_that_is_not_stored_is_a_risk_before_it_is_promoted_and_after() {
        Column a = Column.of("a", INT, false);
        Table keyed = keyed(List.of("a", "c"), a, twice(false));
        assertThat(codes(table(a), keyed)).containsExactly("TEN199");
        assertThat(codes(keyed, keyed)).containsExactly("TEN199");
        assertThat(codes(keyed, keyed(List.of("a"), a, twice(false)))).containsExactly("TEN190");
        assertThat(codes(keyed, keyed(List.of("a", "c"), a, twice(true)))).isEmpty();
    }

    @Test
    void where_a_column_cannot_be_stored_another_way_is_shown() {
        Table keyed = keyed(List.of("a", "c"), Column.of("a", INT, false), twice(false));
        Table cascaded = new Table("t", Table.Role.OWNED, "", Storage.DEFAULT, keyed.columns(), List.of("id"),
                keyed.indexes(), List.of(new ForeignKey("fk_a", List.of("a"), "t", List.of("id"),
                        ForeignKey.Action.CASCADE, ForeignKey.Action.RESTRICT)), List.of(), List.of(), Optional.empty());
        assertThat(remedy(keyed)).startsWith("Say stored = true in @Computed.");
        assertThat(remedy(cascaded)).startsWith("It cannot be stored, because the foreign key fk_a acts on what it reads");
    }

    private static String remedy(Table table) {
        return ChangeRules.check(evolution(table, table, Said.NOTHING)).get(0).finding().remedy();
    }

    @Test
    void why_a_key_over_a_column_that_is_not_stored_does_no_harm_is_repeated_where_the_key_comes() {
        Acceptance word = new Acceptance(
                "TEN199", List.of(new Subject(Subject.Kind.COLUMN, "t", "c", "")), "it is a small table");
        Column a = Column.of("a", INT, false);
        Said said = new Said(List.of(), List.of(), List.of(), List.of(word));
        Evolution evolution = evolution(table(a), keyed(List.of("a", "c"), a, twice(false)), said);
        Verdict verdict = Verdict.of(evolution);
        assertThat(verdict.open()).isEmpty();
        assertThat(verdict.acceptedOf(Phasing.of(evolution.changes(), evolution.after(), said))).containsExactly(word);
        Verdict later = Verdict.of(evolution(evolution.after().tables().get(0), evolution.after().tables().get(0), said));
        assertThat(later.idle()).isEmpty();
    }

    static List<Subject> places() {
        return List.of(Subject.schema(""), new Subject(Subject.Kind.TABLE, "t", "", ""),
                new Subject(Subject.Kind.COLUMN, "t", "c", ""));
    }

    @ParameterizedTest
    @MethodSource("places")
    void a_risk_is_accepted_on_its_field_its_entity_or_the_root(Subject place) {
        Acceptance word = new Acceptance("TEN184", List.of(place), "nothing is so large");
        Verdict verdict = verdict(word);
        assertThat(verdict.open()).isEmpty();
        assertThat(verdict.accepted()).containsValue(word);
        assertThat(verdict.idle()).isEmpty();
    }

    @Test
    void an_acceptance_of_another_code_or_another_field_accepts_nothing() {
        for (Acceptance word : List.of(
                new Acceptance("TEN185", List.of(Subject.schema("")), "x"),
                new Acceptance("TEN184", List.of(new Subject(Subject.Kind.COLUMN, "t", "id", "")), "x"),
                new Acceptance("TEN184", List.of(new Subject(Subject.Kind.TABLE, "u", "", "")), "x"))) {
            Verdict verdict = verdict(word);
            assertThat(verdict.open(Severity.ERROR)).hasSize(1);
            assertThat(verdict.idle()).containsExactly(word);
        }
    }

    @Test
    void the_rules_are_in_the_order_of_their_codes() {
        assertThat(ChangeRules.all().stream().map(ChangeRule::code)).isSorted().doesNotHaveDuplicates();
    }

    private static Verdict verdict(Acceptance word) {
        return Verdict.of(evolution(table(Column.of("c", BIG, true)), table(Column.of("c", INT, true)),
                new Said(List.of(), List.of(), List.of(), List.of(word))));
    }

    private static Evolution evolution(Table before, Table after, Said said) {
        Schema from = schema(before);
        Schema to = schema(after);
        return new Evolution(from, to, Differ.changes(from, to, Renames.NONE), said);
    }

    private static Schema schema(Table table) {
        return new Schema("x.Model", Optional.empty(), Schema.DEFAULT_MIGRATIONS, List.of(table));
    }

    private static Table keyed(List<String> key, Column... columns) {
        Table table = table(columns);
        return new Table("t", Table.Role.OWNED, "", Storage.DEFAULT, table.columns(), List.of("id"),
                List.of(Index.of("uk", true, key)), List.of(), List.of(), List.of(), Optional.empty());
    }

    /** The same table of an entity with these columns in its fields. */
    private static Table read(Table table, String... columns) {
        return new Table("t", Table.Role.OWNED, "", Storage.DEFAULT, table.columns(), List.of("id"), List.of(),
                List.of(), List.of(), List.of(), Optional.of(new Entity("x.T", Optional.empty(),
                        List.of(columns).stream()
                                .map(column -> new Entity.Property(column, "int", List.of(column)))
                                .toList(),
                        List.of(), Optional.empty(), List.of(), Optional.empty())));
    }

    private static Table table(Column... columns) {
        List<Column> all = new ArrayList<>(List.of(Column.of("id", ColumnType.bigUnsigned(), false).withAutoIncrement()));
        all.addAll(List.of(columns));
        return new Table("t", Table.Role.OWNED, "", Storage.DEFAULT, all, List.of("id"), List.of(), List.of(),
                List.of(), List.of(), Optional.empty());
    }

    private static ColumnType values(String... values) {
        return new ColumnType.Enumeration(List.of(values));
    }
}
