package dev.tenure.example.repository;

import static dev.tenure.example.repository.Workshops.OURS;
import static dev.tenure.example.repository.Workshops.THEIRS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tenure.example.workshop.Machine;
import dev.tenure.example.workshop.Part;
import dev.tenure.example.workshop.PartRepository;
import dev.tenure.example.workshop.WorkshopSchemaRepositories;
import dev.tenure.repository.MissingException;
import dev.tenure.repository.Settings;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rows that are told apart by two fields. */
class CompositeKeyTest {

    private Workshops workshops;
    private WorkshopSchemaRepositories db;
    private Part ours;
    private Part theirs;

    @BeforeEach
    void open() {
        workshops = new Workshops();
        db = workshops.repositories(Settings.defaults());
        ours = insert(OURS);
        theirs = insert(THEIRS);
    }

    @AfterEach
    void close() {
        workshops.close();
    }

    private Part insert(UUID workshop) {
        Machine machine = new Machine();
        machine.setName("Lathe");
        machine.setPower(3);
        machine.setPrice(BigDecimal.TEN);
        UUID id = db.tenant(workshop).machines().insert(machine).getId();
        return db.tenant(workshop).parts().insert(new Part(id, 1, "Chuck"));
    }

    private static PartRepository.Key key(Part part) {
        return new PartRepository.Key(part.machineId(), part.position());
    }

    @Test
    void the_whole_key_finds_a_row_and_a_part_of_it_finds_none() {
        PartRepository parts = db.tenant(OURS).parts();
        assertThat(parts.get(key(ours))).isEqualTo(ours);
        assertThat(parts.find(new PartRepository.Key(ours.machineId(), 2))).isEmpty();
        assertThat(parts.findAllById(List.of(key(ours), key(theirs)))).containsExactly(ours);
        assertThat(parts.page(key(ours), 10)).isEmpty();
    }

    @Test
    void across_tenants_a_row_is_written_as_the_tenant_that_it_is_of() {
        WorkshopSchemaRepositories.Writable writable = db.acrossTenants("a part was named wrongly").writable();
        Part changed = new Part(theirs.machineId(), theirs.position(), "Vice");
        assertThat(writable.parts(key(theirs)).update(changed)).isEqualTo(changed);
        assertThat(db.tenant(THEIRS).parts().get(key(theirs))).isEqualTo(changed);
        assertThatExceptionOfType(MissingException.class)
                .isThrownBy(() -> writable.parts(key(theirs)).update(ours));
        assertThat(db.tenant(OURS).parts().get(key(ours))).isEqualTo(ours);
    }

    @Test
    void across_tenants_a_key_of_no_row_is_of_no_tenant() {
        WorkshopSchemaRepositories.Writable writable = db.acrossTenants("a part was named wrongly").writable();
        assertThatExceptionOfType(MissingException.class)
                .isThrownBy(() -> writable.parts(new PartRepository.Key(ours.machineId(), 2)));
    }
}
