package dev.tenure.schema.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenure.TenureException;
import dev.tenure.schema.Check;
import dev.tenure.schema.Column;
import dev.tenure.schema.ColumnType;
import dev.tenure.schema.DefaultValue;
import dev.tenure.schema.Entity;
import dev.tenure.schema.Expression;
import dev.tenure.schema.ForeignKey;
import dev.tenure.schema.Generated;
import dev.tenure.schema.Index;
import dev.tenure.schema.Materialized;
import dev.tenure.schema.Schema;
import dev.tenure.schema.Storage;
import dev.tenure.schema.Table;
import dev.tenure.schema.Tenant;
import dev.tenure.schema.Trigger;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SchemaJsonTest {

    private static final Schema SCHEMA = new Schema("com.acme.Shop$Root", Optional.of(new Tenant("shops", "id", "shop_id")),
            "db/migration", List.of(everything()));

    private static Table everything() {
        return new Table("thing's \"`\\ 🙂", Table.Role.OWNED, "a comment", Storage.DEFAULT,
                List.of(
                        Column.of("id", ColumnType.bigUnsigned(), false).withAutoIncrement(),
                        Column.of("state", new ColumnType.Enumeration(List.of("a", "", "b,c")), true)
                                .withDefault(new DefaultValue.Literal("")).withComment("x"),
                        Column.of("live", new ColumnType.Int(ColumnType.Int.Size.TINY, false), true)
                                .withGenerated(new Generated(new Expression.IsLive("deleted_at"), false)),
                        Column.of("at", new ColumnType.Timestamp(6), false)
                                .withDefault(new DefaultValue.Now(6)).withOnUpdateNow(),
                        Column.of("name", new ColumnType.Varchar(20), false).withCollation("utf8mb4_bin"),
                        Column.of("what", new ColumnType.Other("bit(3)"), false)
                                .withDefault(new DefaultValue.Computed("b'1'"))),
                List.of("id"),
                List.of(Index.of("k", true, List.of("state")).acrossTenants(""),
                        new Index("k2", false, Index.Kind.FULLTEXT,
                                List.of(new Index.Part("name", true, Optional.of(3), false)), false, Optional.empty(), Optional.of("r"))),
                List.of(new ForeignKey("fk", List.of("id"), "other", List.of("id"),
                        ForeignKey.Action.SET_NULL, ForeignKey.Action.NO_ACTION).keepsTenant("")),
                List.of(new Check("c", new Expression.Compare("id", Expression.Compare.Operator.AT_LEAST,
                        new BigDecimal("1.50")), true)),
                List.of(new Trigger("t", Trigger.Timing.BEFORE, Trigger.Event.INSERT, new Trigger.Statement("SET NEW.x = 1")),
                        new Trigger("u", Trigger.Timing.AFTER, Trigger.Event.DELETE, new Trigger.Refusal("it's \\ so"))),
                Optional.of(new Entity("com.acme.Thing", Optional.of("shop_id"),
                        List.of(new Entity.Property("state", "com.acme.State", List.of("state"))),
                        List.of(new Entity.Polymorphic("owner", "owner_type", "owner_id",
                                List.of(new Entity.Target("App\\Shop", "shops")))),
                        Optional.of("deleted_at"),
                        List.of(new Entity.SoftDeleteKey(List.of("shop_id"), "u", "u_live", "live")),
                        Optional.of(new Materialized("sales",
                                List.of(new Materialized.Group("state", "kind", List.of(new Materialized.Case("a", "b")))),
                                "sold_at", Materialized.Window.MONTH, "month", Optional.of("last"), "n",
                                Optional.empty())))));
    }

    @Test
    void what_is_written_is_read_back_the_same() {
        assertThat(SchemaJson.read(SchemaJson.write(SCHEMA), "x.json")).isEqualTo(SCHEMA);
    }

    @Test
    void each_column_takes_one_line() {
        assertThat(SchemaJson.write(SCHEMA).lines()).anyMatch(line -> line.strip().equals(
                "{\"name\":\"id\",\"type\":{\"kind\":\"int\",\"size\":\"big\",\"unsigned\":true},\"autoIncrement\":true},"));
    }

    @Test
    void line_ends_of_another_platform_are_no_edit() {
        assertThat(SchemaJson.read(SchemaJson.write(SCHEMA).replace("\n", "\r\n"), "x.json")).isEqualTo(SCHEMA);
    }

    @Test
    void an_edited_text_is_refused_by_its_name() {
        String edited = SchemaJson.write(SCHEMA).replace("shop_id", "shop_idx");
        assertThatThrownBy(() -> SchemaJson.read(edited, "db/x.json"))
                .isInstanceOf(TenureException.class).hasMessageContaining("TEN302").hasMessageContaining("db/x.json");
    }

    @Test
    void text_that_is_no_schema_is_refused_with_the_reason() {
        for (String text : List.of("", "{", "[]", "{\"format\": 2}", "{\"format\": 1, \"schema\": {\"tables\": 3}}",
                "{\"format\": 1, \"schema\": {\"name\": \"x\", \"surprise\": 1}}")) {
            assertThatThrownBy(() -> SchemaJson.read(text, "db/x.json"))
                    .as(text).isInstanceOf(TenureException.class).hasMessageContaining("TEN301");
        }
    }
}
