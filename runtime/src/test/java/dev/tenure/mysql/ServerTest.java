package dev.tenure.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ServerTest {

    @Test
    void a_MySQL_is_told_by_its_version() {
        assertThat(Server.parse("9.7.4").label()).isEqualTo("MySQL 9.7.4");
        assertThat(Server.parse("8.0.36-0ubuntu0.22.04.1").isMariaDb()).isFalse();
    }

    @Test
    void a_MariaDB_is_told_by_its_version_even_behind_the_prefix_for_old_clients() {
        assertThat(Server.parse("11.4.5-MariaDB-log").label()).isEqualTo("MariaDB 11.4.5");
        assertThat(Server.parse("5.5.5-10.6.1-MariaDB").label()).isEqualTo("MariaDB 10.6.1");
    }

    @Test
    void versions_compare_number_by_number() {
        Server server = Server.parse("8.0.29");
        assertThat(server.atLeast(8, 0, 29)).isTrue();
        assertThat(server.atLeast(8, 0, 30)).isFalse();
        assertThat(server.atLeast(5, 7, 99)).isTrue();
        assertThat(server.atLeast(8, 1, 0)).isFalse();
    }

    @Test
    void a_text_without_a_version_is_refused() {
        assertThatThrownBy(() -> Server.parse("PostgreSQL")).hasMessageContaining("PostgreSQL");
    }
}
