package dev.tenure.benchmark;

import dev.tenure.schema.Column;
import dev.tenure.schema.ColumnType;
import dev.tenure.schema.DefaultValue;
import dev.tenure.schema.Entity;
import dev.tenure.schema.ForeignKey;
import dev.tenure.schema.Index;
import dev.tenure.schema.Schema;
import dev.tenure.schema.Storage;
import dev.tenure.schema.Table;
import dev.tenure.schema.Tenant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A schema of as many tables as asked for, each with ten columns, five keys and two foreign keys. */
final class LargeSchema {

    private static final String TENANTS = "companies";

    private LargeSchema() {}

    static Schema of(int tables) {
        List<Table> all = new ArrayList<>();
        all.add(new Table(TENANTS, Table.Role.OWNED, "", Storage.DEFAULT,
                List.of(id(), Column.of("name", new ColumnType.Varchar(255), false)),
                List.of("id"), List.of(), List.of(), List.of(), List.of(), Optional.empty()));
        for (int i = 1; i < tables; i++) {
            // every tenth table is referred to by the nine after it
            all.add(table("table_" + i, i % 10 == 1 ? Optional.empty() : Optional.of("table_" + (i - (i - 1) % 10))));
        }
        return new Schema("bench.LargeSchema", Optional.of(new Tenant(TENANTS, "id", "company_id")),
                Schema.DEFAULT_MIGRATIONS, all);
    }

    private static Table table(String name, Optional<String> parent) {
        List<Column> columns = new ArrayList<>(List.of(
                id(),
                Column.of("company_id", ColumnType.bigUnsigned(), false),
                Column.of("code", new ColumnType.Varchar(100), false),
                Column.of("state", new ColumnType.Enumeration(List.of("open", "closed", "held")), false)
                        .withDefault(new DefaultValue.Literal("open")),
                Column.of("amount", new ColumnType.Decimal(10, 2, false), false)
                        .withDefault(new DefaultValue.Literal("0.00")),
                Column.of("enabled", new ColumnType.Bool(), false).withDefault(new DefaultValue.Literal("1")),
                Column.of("notes", new ColumnType.Text(ColumnType.Capacity.REGULAR), true),
                Column.of("created_at", new ColumnType.Timestamp(0), true),
                Column.of("updated_at", new ColumnType.Timestamp(0), true)));
        List<Index> indexes = new ArrayList<>(List.of(
                Index.of("idx_company", false, List.of("company_id")),
                Index.of("uk_code", true, List.of("company_id", "code")),
                Index.of("idx_state", false, List.of("company_id", "state", "created_at")),
                Index.of("idx_created", false, List.of("company_id", "created_at"))));
        List<ForeignKey> keys = new ArrayList<>(List.of(key(name, "company_id", TENANTS)));
        parent.ifPresent(table -> {
            columns.add(2, Column.of("parent_id", ColumnType.bigUnsigned(), false));
            indexes.add(Index.of("idx_parent", false, List.of("parent_id")));
            keys.add(key(name, "parent_id", table));
        });
        return new Table(name, Table.Role.OWNED, "", Storage.DEFAULT, columns, List.of("id"), indexes, keys,
                List.of(), List.of(), Optional.of(new Entity("bench." + name, Optional.of("company_id"), List.of(),
                        List.of(), Optional.empty(), List.of(), Optional.empty())));
    }

    private static Column id() {
        return Column.of("id", ColumnType.bigUnsigned(), false).withAutoIncrement();
    }

    private static ForeignKey key(String table, String column, String parent) {
        return new ForeignKey("fk_" + table + "_" + column, List.of(column), parent, List.of("id"),
                ForeignKey.Action.CASCADE, ForeignKey.Action.CASCADE);
    }
}
