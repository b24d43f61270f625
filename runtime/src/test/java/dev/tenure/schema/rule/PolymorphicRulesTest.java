package dev.tenure.schema.rule;

import static dev.tenure.schema.rule.Sample.ID;
import static dev.tenure.schema.rule.Sample.breaks;
import static dev.tenure.schema.rule.Sample.keeps;
import static dev.tenure.schema.rule.Sample.owned;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.schema.ColumnType;
import dev.tenure.schema.Entity.Target;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolymorphicRulesTest {

    private static final Target CUSTOMER = new Target("App\\Models\\Customer", "customers");
    private static final Target BRANCH = new Target("App\\Models\\Branch", "branches");

    @Test
    void an_id_column_that_cannot_hold_a_targets_id_is_found() {
        assertThat(breaks("TEN123", "notes.subject", owned("notes").polymorphic("subject", ID, CUSTOMER, BRANCH))
                .what())
                .contains("subject_id bigint unsigned").contains("branches").contains("char(36)");
        breaks("TEN123", "notes.subject", owned("notes").polymorphic("subject", new ColumnType.Char(35), BRANCH));
        breaks("TEN123", "notes.subject", owned("notes").polymorphic("subject", new ColumnType.Varchar(19), CUSTOMER));
        breaks("TEN123", "notes.subject",
                owned("notes").polymorphic("subject", new ColumnType.Int(ColumnType.Int.Size.BIG, false), CUSTOMER));
    }

    @Test
    void an_id_column_that_holds_every_targets_id_is_sound() {
        keeps(owned("notes").polymorphic("subject", ID, CUSTOMER));
        keeps(owned("notes").polymorphic("subject", ColumnType.uuid(), BRANCH));
        keeps(owned("notes").polymorphic("subject", new ColumnType.Varchar(255), CUSTOMER, BRANCH));
        keeps(owned("notes").polymorphic("subject", new ColumnType.Varchar(20), CUSTOMER));
    }

    @Test
    void a_type_column_that_cannot_hold_a_targets_name_is_found() {
        for (ColumnType type : List.of(new ColumnType.Varchar(18), new ColumnType.Int(ColumnType.Int.Size.BIG, true))) {
            breaks("TEN124", "notes.subject",
                    owned("notes").polymorphic("subject", ID, CUSTOMER).column("subject_type", type, false));
        }
        keeps(owned("notes").polymorphic("subject", ID, CUSTOMER)
                .column("subject_type", new ColumnType.Varchar(19), false));
    }

    @Test
    void a_reference_without_targets_is_found() {
        breaks("TEN125", "notes.subject", owned("notes").polymorphic("subject", ID));
    }

    @Test
    void a_target_listed_twice_is_found() {
        breaks("TEN125", "notes.subject", owned("notes").polymorphic("subject", ID, CUSTOMER, CUSTOMER));
    }

    @Test
    void two_targets_of_one_name_are_found() {
        breaks("TEN125", "notes.subject", owned("notes").polymorphic("subject", new ColumnType.Varchar(255),
                new Target("Place", "customers"), new Target("place", "branches")));
    }

}
