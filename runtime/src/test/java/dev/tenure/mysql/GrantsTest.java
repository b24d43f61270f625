package dev.tenure.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class GrantsTest {

    private static Grants grants(String... lines) {
        return Grants.parse(List.of(lines));
    }

    @Test
    void all_on_everything_allows_everything() {
        Grants grants = grants("GRANT ALL PRIVILEGES ON *.* TO `root`@`%` WITH GRANT OPTION");
        for (Privilege privilege : Privilege.values()) {
            assertThat(grants.allow(privilege, "shop", "orders")).isTrue();
        }
    }

    @Test
    void usage_allows_nothing() {
        assertThat(grants("GRANT USAGE ON *.* TO `u`@`%`", "GRANT `r`@`%` TO `u`@`%`")
                .allow(Privilege.SELECT, "shop", "orders")).isFalse();
    }

    @Test
    void a_database_is_a_pattern_in_which_an_escaped_underscore_is_one() {
        Grants escaped = grants("GRANT SELECT ON `a\\_b`.* TO `u`@`%`");
        assertThat(escaped.allow(Privilege.SELECT, "a_b", "t")).isTrue();
        assertThat(escaped.allow(Privilege.SELECT, "axb", "t")).isFalse();
        assertThat(grants("GRANT SELECT ON `a_%`.* TO `u`@`%`").allow(Privilege.SELECT, "axbc", "t")).isTrue();
    }

    @Test
    void privileges_add_up_over_database_and_table() {
        Grants grants = grants(
                "GRANT SELECT, CREATE ON `shop`.* TO `u`@`%`", "GRANT REFERENCES ON `shop`.`companies` TO `u`@`%`");
        assertThat(grants.allow(Privilege.CREATE, "shop", "orders")).isTrue();
        assertThat(grants.allow(Privilege.REFERENCES, "shop", "companies")).isTrue();
        assertThat(grants.allow(Privilege.REFERENCES, "shop", "orders")).isFalse();
        assertThat(grants.allow(Privilege.SELECT, "other", "orders")).isFalse();
    }

    @Test
    void a_privilege_on_columns_is_none_on_the_table() {
        Grants grants = grants("GRANT SELECT (`a`, `b`), INSERT ON `shop`.`orders` TO `u`@`%`");
        assertThat(grants.allow(Privilege.SELECT, "shop", "orders")).isFalse();
        assertThat(grants.allow(Privilege.INSERT, "shop", "orders")).isTrue();
    }

    @Test
    void what_is_taken_out_of_a_wider_grant_is_gone_there_alone() {
        Grants grants = grants(
                "GRANT CREATE, DROP ON *.* TO `u`@`%`", "REVOKE DROP ON `shop`.* FROM `u`@`%`");
        assertThat(grants.allow(Privilege.DROP, "shop", "orders")).isFalse();
        assertThat(grants.allow(Privilege.DROP, "other", "orders")).isTrue();
        assertThat(grants.allow(Privilege.CREATE, "shop", "orders")).isTrue();
    }

    @Test
    void names_with_backticks_and_lines_with_a_hash_are_read() {
        assertThat(grants("GRANT SELECT ON `a``b`.* TO `u`@`%` IDENTIFIED BY PASSWORD '*B69'")
                .allow(Privilege.SELECT, "a`b", "t")).isTrue();
    }
}
