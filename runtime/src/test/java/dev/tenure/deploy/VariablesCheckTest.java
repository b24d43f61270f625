package dev.tenure.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.mysql.Server;
import dev.tenure.schema.Finding;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VariablesCheckTest {

    private static final Map<String, String> SOUND = Map.of(
            "sql_mode", "ONLY_FULL_GROUP_BY,STRICT_TRANS_TABLES,NO_ENGINE_SUBSTITUTION",
            "default_storage_engine", "InnoDB",
            "read_only", "OFF",
            "foreign_key_checks", "ON");

    private static List<String> codes(String variable, String value) {
        Map<String, String> variables = new HashMap<>(SOUND);
        variables.put(variable, value);
        return new VariablesCheck().check(Sites.with(Server.parse("9.7.4"), variables)).stream().map(Finding::code).toList();
    }

    @Test
    void a_server_as_it_comes_is_fine() {
        assertThat(codes("super_read_only", "OFF")).isEmpty();
        assertThat(codes("enforce_storage_engine", "")).isEmpty();
        assertThat(codes("sql_mode", "STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION")).isEmpty();
    }

    @Test
    void each_setting_that_is_none_for_tenure_is_a_finding() {
        assertThat(codes("sql_mode", "NO_ENGINE_SUBSTITUTION")).containsExactly("TEN702");
        assertThat(codes("sql_mode", "STRICT_TRANS_TABLES")).containsExactly("TEN703");
        assertThat(codes("default_storage_engine", "MyISAM")).containsExactly("TEN704");
        assertThat(codes("enforce_storage_engine", "MyISAM")).containsExactly("TEN704");
        assertThat(codes("read_only", "ON")).containsExactly("TEN705");
        assertThat(codes("super_read_only", "1")).containsExactly("TEN705");
        assertThat(codes("foreign_key_checks", "OFF")).containsExactly("TEN706");
        assertThat(codes("explicit_defaults_for_timestamp", "OFF")).containsExactly("TEN707");
    }

    @Test
    void a_finding_shows_what_the_server_says() {
        Map<String, String> variables = new HashMap<>(SOUND);
        variables.put("sql_mode", "ANSI");
        assertThat(new VariablesCheck().check(Sites.with(Server.parse("9.7.4"), variables)))
                .allSatisfy(finding -> assertThat(finding.found()).contains("sql_mode = ANSI"));
    }

    @Test
    void a_server_that_is_too_old_is_a_finding() {
        for (String old : List.of("5.7.44", "8.0.15", "10.5.9-MariaDB")) {
            assertThat(new VersionCheck().check(Sites.with(Server.parse(old), SOUND))).as(old)
                    .singleElement().extracting(Finding::code).isEqualTo("TEN701");
        }
        for (String recent : List.of("8.0.16", "8.4.3", "9.7.4", "10.6.0-MariaDB", "11.4.5-MariaDB")) {
            assertThat(new VersionCheck().check(Sites.with(Server.parse(recent), SOUND))).as(recent).isEmpty();
        }
    }
}
