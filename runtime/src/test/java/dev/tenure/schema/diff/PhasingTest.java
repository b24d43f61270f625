package dev.tenure.schema.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.schema.Column;
import dev.tenure.schema.ColumnType;
import dev.tenure.schema.DefaultValue;
import dev.tenure.schema.Said;
import dev.tenure.schema.Schema;
import dev.tenure.schema.Storage;
import dev.tenure.schema.Table;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PhasingTest {

    private static final Column WITH_DEFAULT = Column.of("c", new ColumnType.Varchar(20), false)
            .withDefault(new DefaultValue.Literal("1"));

    private static List<String> steps(Column before, Column after) {
        Table table = new Table("t", Table.Role.OWNED, "", Storage.DEFAULT, List.of(after), List.of(), List.of(),
                List.of(), List.of(), List.of(), Optional.empty());
        Schema schema = new Schema("S", Optional.empty(), Schema.DEFAULT_MIGRATIONS, List.of(table));
        return Phasing.of(List.of(new Change.ModifyColumn("t", before, after)), schema, Said.NOTHING).stream()
                .map(step -> step.phase() + " " + step.change()
                        .map(Change.ModifyColumn.class::cast)
                        .map(change -> change.after().type() + " default " + change.after().defaultValue()
                                .map(value -> ((DefaultValue.Literal) value).text()).orElse("none"))
                        .orElseThrow())
                .toList();
    }

    @Test
    void a_default_goes_only_when_the_release_that_relies_on_it_is_gone() {
        Column wider = Column.of("c", new ColumnType.Varchar(30), false);
        assertThat(steps(WITH_DEFAULT, wider)).containsExactly(
                "EXPAND " + wider.type() + " default 1", "CONTRACT " + wider.type() + " default none");
    }

    @Test
    void a_type_that_does_not_take_the_former_default_comes_when_that_goes() {
        for (ColumnType type : List.of(
                new ColumnType.Enumeration(List.of("a", "b")), new ColumnType.Date(), new ColumnType.Text(ColumnType.Capacity.REGULAR))) {
            assertThat(steps(WITH_DEFAULT, Column.of("c", type, false)))
                    .containsExactly("CONTRACT " + type + " default none");
        }
    }
}
