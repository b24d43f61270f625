package dev.tenure.schema.diff;

import dev.tenure.schema.Check;
import dev.tenure.schema.Column;
import dev.tenure.schema.ColumnType;
import dev.tenure.schema.DefaultValue;
import dev.tenure.schema.Expression;
import dev.tenure.schema.ForeignKey;
import dev.tenure.schema.Generated;
import dev.tenure.schema.Index;
import dev.tenure.schema.Names;
import dev.tenure.schema.Schema;
import dev.tenure.schema.Storage;
import dev.tenure.schema.Table;
import dev.tenure.schema.Trigger;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/** Sound schemas of a few tables, and others that have much in common with them. */
final class RandomSchemas {

    private static final List<ColumnType> TYPES = List.of(
            new ColumnType.Int(ColumnType.Int.Size.REGULAR, false), new ColumnType.Int(ColumnType.Int.Size.BIG, true),
            new ColumnType.Int(ColumnType.Int.Size.TINY, false), new ColumnType.Bool(),
            new ColumnType.Decimal(8, 2, false), new ColumnType.Decimal(12, 4, false), new ColumnType.Char(10),
            new ColumnType.Varchar(20), new ColumnType.Varchar(60), new ColumnType.Varchar(64),
            new ColumnType.Varchar(200), new ColumnType.Text(ColumnType.Capacity.REGULAR),
            new ColumnType.Enumeration(List.of("a", "b")), new ColumnType.Enumeration(List.of("a", "b", "c")),
            new ColumnType.Enumeration(List.of("b", "a")), new ColumnType.Json(), new ColumnType.Date(),
            new ColumnType.DateTime(0), new ColumnType.DateTime(6), new ColumnType.Timestamp(0),
            new ColumnType.Varbinary(16));

    private static final List<Storage> STORAGES = List.of(
            Storage.DEFAULT, Storage.DEFAULT, Storage.DEFAULT, new Storage("InnoDB", "utf8mb4", "utf8mb4_bin"),
            new Storage("InnoDB", "latin1", "latin1_swedish_ci"));

    private static final List<ForeignKey.Action> ACTIONS = List.of(
            ForeignKey.Action.CASCADE, ForeignKey.Action.SET_NULL, ForeignKey.Action.RESTRICT,
            ForeignKey.Action.NO_ACTION);

    private final Random random;
    private final Random triggerRandom;

    RandomSchemas(long seed) {
        this.random = new Random(seed);
        this.triggerRandom = new Random(~seed);
    }

    /** Two schemas and what of the second was said to be renamed. */
    record Pair(Schema before, Schema after, Renames renames) {}

    Pair pair() {
        List<Table> before = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(4); i++) {
            before.add(table("t" + i, before));
        }
        Map<String, String> tables = new HashMap<>();
        Map<String, Map<String, String>> columns = new HashMap<>();
        List<Table> after = new ArrayList<>();
        Map<String, Table> byFormer = new HashMap<>();
        for (Table table : before) {
            if (random.nextInt(8) == 0) {
                continue;
            }
            String name = random.nextInt(8) == 0 ? table.name() + "_new" : table.name();
            if (!name.equals(table.name())) {
                tables.put(name, table.name());
            }
            Map<String, String> renamed = new HashMap<>();
            Table next = evolved(table, name, after, byFormer, renamed);
            columns.put(name, renamed);
            byFormer.put(table.name(), next);
            after.add(next);
        }
        while (after.isEmpty() || random.nextInt(4) == 0) {
            after.add(table("n" + after.size(), after));
        }
        return new Pair(schema(before), schema(after), new Renames(tables, columns));
    }

    private static Schema schema(List<Table> tables) {
        return new Schema("x.Model", Optional.empty(), Schema.DEFAULT_MIGRATIONS, tables);
    }

    private Table table(String name, List<Table> parents) {
        List<Column> columns = new ArrayList<>();
        columns.add(Column.of("id", ColumnType.bigUnsigned(), false).withAutoIncrement());
        columns.add(Column.of("company_id", ColumnType.bigUnsigned(), false));
        for (int i = 0; i < 1 + random.nextInt(6); i++) {
            columns.add(column("c" + i));
        }
        return completed(name, pick(STORAGES), random.nextInt(3) == 0 ? "it's " + name : "", columns, parents);
    }

    private Column column(String name) {
        ColumnType type = pick(TYPES);
        Column column = Column.of(name, type, random.nextBoolean());
        if (random.nextInt(3) == 0) {
            column = defaultOf(type).map(column::withDefault).orElse(column);
        }
        if (type instanceof ColumnType.Varchar && random.nextInt(6) == 0) {
            column = column.withCollation("utf8mb4_bin");
        }
        return random.nextInt(5) == 0 ? column.withComment("of " + name) : column;
    }

    private static Optional<DefaultValue> defaultOf(ColumnType type) {
        if (type instanceof ColumnType.Int || type instanceof ColumnType.Bool || type instanceof ColumnType.Decimal) {
            return Optional.of(new DefaultValue.Literal("1"));
        }
        if (type instanceof ColumnType.Varchar || type instanceof ColumnType.Char
                || type instanceof ColumnType.Enumeration) {
            return Optional.of(new DefaultValue.Literal("a"));
        }
        return type instanceof ColumnType.DateTime time
                ? Optional.of(new DefaultValue.Now(time.fsp()))
                : Optional.empty();
    }

    /** Much of it stays, something changes, goes, comes or stands elsewhere. */
    private Table evolved(Table table, String name, List<Table> parents, Map<String, Table> byFormer,
            Map<String, String> renamed) {
        List<Column> columns = new ArrayList<>();
        for (Column column : table.columns()) {
            boolean fixed = column.name().equals("id") || column.name().equals("company_id");
            if (fixed || column.generated().isPresent()) {
                columns.add(column.generated()
                        .filter(how -> random.nextInt(3) == 0)
                        .map(how -> column.withGenerated(new Generated(how.expression(), !how.stored())))
                        .orElse(column));
                continue;
            }
            switch (random.nextInt(8)) {
                case 0 -> { }
                case 1 -> columns.add(column(column.name()));
                case 2 -> {
                    String other = column.name() + "_new";
                    renamed.put(other, column.name());
                    columns.add(new Column(other, column.type(), column.nullable(), column.defaultValue(),
                            column.onUpdateNow(), column.autoIncrement(), column.generated(), column.collation(),
                            column.comment(), column.extra()));
                }
                default -> columns.add(column);
            }
        }
        while (random.nextInt(3) == 0) {
            columns.add(1 + random.nextInt(columns.size()), column("x" + columns.size()));
        }
        if (random.nextInt(4) == 0) {
            Collections.swap(columns, 1 + random.nextInt(columns.size() - 1), 1 + random.nextInt(columns.size() - 1));
        }
        columns.removeIf(column -> column.generated()
                .filter(how -> !has(columns, how.expression()))
                .isPresent());
        Storage storage = random.nextInt(6) == 0 ? pick(STORAGES) : table.storage();
        String comment = random.nextInt(5) == 0 ? "" : table.comment();
        Table fresh = completed(name, storage, comment, columns, parents);
        if (random.nextBoolean()) {
            return fresh;
        }
        // the keys of before, where they still can be
        List<Index> indexes = new ArrayList<>(table.indexes().stream()
                .filter(index -> index.columns().stream().allMatch(column -> fits(fresh, column)))
                .toList());
        fresh.indexes().stream()
                .filter(index -> indexes.stream().noneMatch(kept -> kept.name().equals(index.name())))
                .forEach(indexes::add);
        return new Table(name, fresh.role(), comment, storage, fresh.columns(), fresh.primaryKey(), indexes,
                fresh.foreignKeys(), fresh.checks(), fresh.triggers(), Optional.empty());
    }

    private static boolean has(List<Column> columns, Expression expression) {
        return expression instanceof Expression.IsLive live
                && columns.stream().anyMatch(column -> column.name().equals(live.deletedAtColumn())
                        && !(column.type() instanceof ColumnType.Char));
    }

    private static boolean fits(Table table, String column) {
        return table.column(column).filter(RandomSchemas::canBeInAKey).isPresent();
    }

    private static boolean canBeInAKey(Column column) {
        return !(column.type() instanceof ColumnType.Text) && !(column.type() instanceof ColumnType.Json);
    }

    /** With computed columns, keys, references and checks over the columns. */
    private Table completed(String name, Storage storage, String comment, List<Column> plain, List<Table> parents) {
        List<Column> columns = new ArrayList<>(plain);
        boolean computed = columns.stream().anyMatch(column -> column.generated().isPresent());
        List<Column> readable = columns.stream()
                .filter(column -> column.generated().isEmpty() && canBeInAKey(column) && !column.autoIncrement())
                // what a CHAR reads as depends on the session: MariaDB computes nothing from it
                .filter(column -> !(column.type() instanceof ColumnType.Char))
                .toList();
        if (!computed && random.nextInt(3) == 0) {
            Column read = pick(readable);
            columns.add(1 + random.nextInt(columns.size()), Column.of("live", new ColumnType.Int(
                    ColumnType.Int.Size.TINY, false), true).withGenerated(new Generated(
                            new Expression.IsLive(read.name()), random.nextInt(4) == 0)));
        }
        List<Index> indexes = new ArrayList<>();
        indexes.add(Index.of(name.replace("_new", "") + "_company", false, List.of("company_id")));
        List<Column> keyable = columns.stream().filter(RandomSchemas::canBeInAKey).toList();
        for (int i = 0; i < random.nextInt(4); i++) {
            Column column = pick(keyable);
            if (!column.name().equals("company_id")) {
                indexes.add(Index.of("k" + i, random.nextInt(3) == 0, List.of("company_id", column.name())));
            }
        }
        indexes.add(Index.of("row", true, List.of("company_id", "id")));
        Collections.shuffle(indexes, random);
        List<ForeignKey> keys = new ArrayList<>();
        for (Table parent : parents) {
            if (random.nextInt(3) == 0) {
                String column = "to_" + parent.name();
                boolean nullable = random.nextBoolean();
                if (columns.stream().noneMatch(each -> each.name().equals(column))) {
                    columns.add(Column.of(column, ColumnType.bigUnsigned(), nullable));
                }
                ForeignKey.Action onDelete = pick(ACTIONS);
                boolean takesNull = columns.stream().anyMatch(c -> c.name().equals(column) && c.nullable()
                        && c.type().equals(ColumnType.bigUnsigned()));
                boolean sound = columns.stream().anyMatch(c -> c.name().equals(column) && c.generated().isEmpty()
                        && c.type().equals(ColumnType.bigUnsigned()));
                // servers compute nothing for good from a column that a key writes (TEN119)
                boolean read = columns.stream().anyMatch(c -> c.isStored() && c.generated().orElseThrow().expression()
                        .equals(new Expression.IsLive(column)));
                if (sound && (takesNull || onDelete != ForeignKey.Action.SET_NULL) && (!read || onDelete.refuses())) {
                    if (indexes.stream().noneMatch(index -> index.name().equals("fk_" + column))) {
                        indexes.add(Index.of("fk_" + column, false, List.of(column)));
                    }
                    keys.add(new ForeignKey("fk_" + Names.folded(name) + "_" + column, List.of(column), parent.name(),
                            List.of("id"), onDelete, ForeignKey.Action.RESTRICT));
                }
            }
        }
        List<Check> checks = new ArrayList<>();
        for (Column column : columns) {
            boolean written = keys.stream().anyMatch(key -> key.columns().contains(column.name()));
            if (column.type() instanceof ColumnType.Int && column.generated().isEmpty() && !column.autoIncrement()
                    && !written && random.nextInt(3) == 0) {
                Expression least = new Expression.Compare(
                        column.name(), Expression.Compare.Operator.AT_LEAST, BigDecimal.valueOf(random.nextInt(2)));
                checks.add(new Check("chk_" + name + "_" + column.name(), least, true));
            }
        }
        return new Table(name, Table.Role.OWNED, comment, storage, columns, List.of("id"), indexes, keys, checks,
                triggers(name), Optional.empty());
    }

    private List<Trigger> triggers(String table) {
        return Stream.of(Trigger.Event.UPDATE, Trigger.Event.DELETE)
                .filter(event -> triggerRandom.nextInt(4) == 0)
                .map(event -> new Trigger(table + "_no_" + event, Trigger.Timing.BEFORE, event,
                        new Trigger.Refusal(triggerRandom.nextInt(3) == 0 ? "never" : "no")))
                .toList();
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
