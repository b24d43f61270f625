package dev.tenure.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenure.TenureException;
import org.junit.jupiter.api.Test;

class VersionTest {

    @Test
    void versions_compare_number_by_number_and_not_as_text() {
        assertThat(Version.of("2025_10_01_060100")).isLessThan(Version.of("2025_10_01_060201"));
        assertThat(Version.of("9")).isLessThan(Version.of("10"));
        assertThat(Version.of("20251001060100123456789")).isGreaterThan(Version.of("1.2"));
    }

    @Test
    void leading_and_trailing_zeros_and_the_separator_make_no_difference() {
        assertThat(Version.of("2025_10_01")).isEqualTo(Version.of("2025.10.1.0"))
                .hasSameHashCodeAs(Version.of("2025.10.1"));
    }

    @Test
    void what_is_no_version_is_refused() {
        for (String text : new String[] {"", "a", "1__2", "1-2", "_1", "1_"}) {
            assertThatThrownBy(() -> Version.of(text))
                    .isInstanceOfSatisfying(TenureException.class, e -> assertThat(e.code()).isEqualTo("TEN339"));
        }
    }
}
