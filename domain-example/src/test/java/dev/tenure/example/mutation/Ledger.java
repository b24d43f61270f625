package dev.tenure.example.mutation;

import dev.tenure.schema.Check;
import dev.tenure.schema.Column;
import dev.tenure.schema.ColumnType;
import dev.tenure.schema.DefaultValue;
import dev.tenure.schema.Expression;
import dev.tenure.schema.Expression.Compare.Operator;
import dev.tenure.schema.ForeignKey;
import dev.tenure.schema.ForeignKey.Action;
import dev.tenure.schema.Generated;
import dev.tenure.schema.Index;
import dev.tenure.schema.Storage;
import dev.tenure.schema.Table;
import dev.tenure.schema.Trigger;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Two tables with what the plan's six do not have: checks, stored columns, composite and falling keys, comments. */
final class Ledger {

    private static final ColumnType MONEY = new ColumnType.Decimal(10, 2, false);

    private Ledger() {}

    static List<Table> tables() {
        return List.of(invoices(), lines(), postings());
    }

    private static Table invoices() {
        return table("invoices", "what customers owe",
                List.of(
                        Column.of("id", ColumnType.bigUnsigned(), false).withAutoIncrement(),
                        Column.of("company_id", ColumnType.bigUnsigned(), false),
                        Column.of("number", new ColumnType.Varchar(40), false).withCollation("utf8mb4_bin"),
                        Column.of("net", MONEY, false).withDefault(new DefaultValue.Literal("0")),
                        Column.of("tax", MONEY, false).withDefault(new DefaultValue.Literal("0")),
                        Column.of("gross", MONEY, true)
                                .withGenerated(new Generated(new Expression.Raw("net + tax"), true)),
                        Column.of("issued_at", new ColumnType.Timestamp(6), false)
                                .withDefault(new DefaultValue.Now(6)).withOnUpdateNow()
                                .withComment("when it went out"),
                        Column.of("note", new ColumnType.Text(ColumnType.Capacity.REGULAR), true)),
                List.of(
                        Index.of("invoices_tenant", true, List.of("company_id", "id")),
                        Index.of("invoices_number", true, List.of("company_id", "number")),
                        index("invoices_latest", Index.Part.of("company_id"),
                                new Index.Part("issued_at", true, Optional.empty(), false)),
                        index("invoices_note", Index.Part.of("company_id"),
                                new Index.Part("note", false, Optional.of(20), false))),
                List.of(tenant("FK_invoices_company")),
                List.of(
                        new Check("invoices_net",
                                new Expression.Compare("net", Operator.AT_LEAST, BigDecimal.ZERO), true),
                        new Check("invoices_tax", new Expression.Raw("tax between 0 and net"), true)));
    }

    private static Table lines() {
        return table("invoice_lines", "",
                List.of(
                        Column.of("company_id", ColumnType.bigUnsigned(), false),
                        Column.of("invoice_id", ColumnType.bigUnsigned(), false),
                        Column.of("position", new ColumnType.Int(ColumnType.Int.Size.SMALL, true), false),
                        Column.of("label", new ColumnType.Varchar(100), false)),
                List.of(Index.of("invoice_lines_invoice", false, List.of("company_id", "invoice_id"))),
                List.of(
                        tenant("FK_invoice_lines_company"),
                        new ForeignKey("FK_invoice_lines_invoice", List.of("company_id", "invoice_id"), "invoices",
                                List.of("company_id", "id"), Action.CASCADE, Action.RESTRICT)),
                List.of());
    }

    /** Rows that stay as they were written. */
    private static Table postings() {
        Trigger.Body refusal = new Trigger.Refusal("append-only");
        return new Table("postings", Table.Role.OWNED, "", Storage.DEFAULT,
                List.of(
                        Column.of("id", ColumnType.bigUnsigned(), false).withAutoIncrement(),
                        Column.of("company_id", ColumnType.bigUnsigned(), false)),
                List.of("id"), List.of(Index.of("postings_company", false, List.of("company_id"))),
                List.of(tenant("FK_postings_company")), List.of(),
                List.of(
                        new Trigger("postings_no_update", Trigger.Timing.BEFORE, Trigger.Event.UPDATE, refusal),
                        new Trigger("postings_no_delete", Trigger.Timing.BEFORE, Trigger.Event.DELETE, refusal)),
                Optional.empty());
    }

    private static ForeignKey tenant(String name) {
        return new ForeignKey(name, List.of("company_id"), "companies", List.of("id"), Action.CASCADE, Action.CASCADE);
    }

    private static Index index(String name, Index.Part... parts) {
        return new Index(name, false, Index.Kind.BTREE, List.of(parts), true, Optional.empty(), Optional.empty());
    }

    private static Table table(String name, String comment, List<Column> columns, List<Index> indexes,
            List<ForeignKey> keys, List<Check> checks) {
        List<String> primaryKey = name.equals("invoices") ? List.of("id") : List.of("invoice_id", "position");
        return new Table(name, Table.Role.OWNED, comment, Storage.DEFAULT, columns, primaryKey, indexes, keys, checks,
                List.of(), Optional.empty());
    }
}
