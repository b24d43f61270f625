package dev.tenure.example.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tenure.example.workshop.Machine;
import dev.tenure.example.workshop.MachineRepository;
import dev.tenure.repository.InvalidException;
import dev.tenure.repository.Settings;
import dev.tenure.repository.Validation;
import dev.tenure.repository.Validation.Violation;
import jakarta.validation.Validator;
import java.math.BigDecimal;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an entity has to pass before its statement is sent: constraints of no group, of a verb, and of one's own. */
class ValidationTest {

    private Workshops workshops;
    private MachineRepository machines;

    @BeforeEach
    void open() {
        workshops = new Workshops();
        machines = machines(Settings.defaults());
    }

    @AfterEach
    void close() {
        workshops.close();
    }

    private MachineRepository machines(Settings settings) {
        return workshops.repositories(settings).tenant(Workshops.OURS).machines();
    }

    private static Machine machine(String name, int power, String price) {
        Machine machine = new Machine();
        machine.setName(name);
        machine.setPower(power);
        machine.setPrice(new BigDecimal(price));
        return machine;
    }

    private static String refused(ThrowingCallable write) {
        return catchThrowableOfType(InvalidException.class, write).property();
    }

    @Test
    void constraints_of_no_group_hold_for_every_write() {
        assertThat(refused(() -> machines.insert(machine(null, 3, "20")))).isEqualTo("name");
        assertThat(refused(() -> machines.insertAll(List.of(machine("Saw", 3, "20"), machine("Lathe", 3, "0")))))
                .isEqualTo("price");
        assertThat(refused(() -> machines.upsertByName(machine("Lathe", 501, "20")))).isEqualTo("power");
        assertThat(machines.count()).isZero();
        Machine machine = machines.insert(machine("Lathe", 3, "20"));
        machine.setPower(0);
        assertThat(refused(() -> machines.update(machine))).isEqualTo("power");
        assertThat(machines.get(machine.getId()).getPower()).isEqualTo(3);
    }

    @Test
    void those_of_inserting_hold_for_new_rows_only() {
        assertThat(refused(() -> machines.insert(machine("Lathe", 301, "20")))).isEqualTo("power");
        assertThat(refused(() -> machines.insertAll(List.of(machine("Lathe", 301, "20"))))).isEqualTo("power");
        Machine machine = machines.insert(machine("Lathe", 300, "20"));
        machine.setPower(301);
        assertThat(machines.update(machine).getPower()).isEqualTo(301);
    }

    @Test
    void those_of_updating_hold_for_rows_that_are_there_only() {
        Machine machine = machines.insert(machine("lathe", 3, "20"));
        assertThat(refused(() -> machines.update(machine))).isEqualTo("name");
        machine.setName("Lathe");
        assertThat(machines.update(machine).getName()).isEqualTo("Lathe");
    }

    @Test
    void those_of_ones_own_hold_where_ones_own_validation_asks_for_them() {
        assertThat(machines.insert(machine("Lathe", 3, "9")).getPrice()).isEqualByComparingTo("9");
        Validator validator = jakarta.validation.Validation.buildDefaultValidatorFactory().getValidator();
        Validation forSale = (entity, occasion) -> validator.validate(entity, Machine.Sale.class).stream()
                .map(violation -> new Violation(violation.getPropertyPath().toString(), violation.getMessage()))
                .findFirst();
        MachineRepository sold = machines(Settings.defaults().withValidation(forSale));
        assertThat(refused(() -> sold.insert(machine("Saw", 3, "9")))).isEqualTo("price");
        assertThat(sold.insert(machine("Saw", 3, "10")).getName()).isEqualTo("Saw");
    }
}
