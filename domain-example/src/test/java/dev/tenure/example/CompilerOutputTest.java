package dev.tenure.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.migrate.Promotion;
import dev.tenure.schema.json.Snapshot;
import org.junit.jupiter.api.Test;

/** JDK 23 and later run no processor that the build does not name, and say nothing: the build's own output tells. */
class CompilerOutputTest {

    @Test
    void the_build_has_generated_the_schema_and_it_is_what_was_promoted() {
        assertThat(Example.schema().name()).isEqualTo(AppointmentSchema.class.getName());
        assertThat(Promotion.promoted(Example.COMMITTED, Example.schema()).map(Snapshot::schema)).contains(Example.schema());
    }
}
