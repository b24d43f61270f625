package dev.tenure.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whose rows a repository sees. */
class ScopeTest {

    @Test
    void a_tenant_that_nobody_names_is_no_tenant() {
        assertThatNullPointerException().isThrownBy(() -> Scope.of((String) null)).withMessage("the tenant");
        assertThatNullPointerException().isThrownBy(() -> Scope.of((UUID) null));
    }

    @Test
    void a_tenant_is_told_by_its_number_or_its_text() {
        assertThat(Scope.of(0L)).hasToString("0");
        assertThat(Scope.of("acme")).hasToString("acme");
        assertThat(Scope.of(UUID.fromString("00000000-0000-0000-0000-000000000001")))
                .hasToString("00000000-0000-0000-0000-000000000001");
        assertThat(Scope.of(0L).isNumber()).isTrue();
        assertThat(Scope.of("0").isNumber()).isFalse();
    }
}
