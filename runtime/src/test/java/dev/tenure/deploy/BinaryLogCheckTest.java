package dev.tenure.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.mysql.Server;
import dev.tenure.schema.Finding;
import dev.tenure.schema.Schema;
import dev.tenure.schema.Storage;
import dev.tenure.schema.Table;
import dev.tenure.schema.Trigger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BinaryLogCheckTest {

    private static final Trigger TRIGGER =
            new Trigger("t", Trigger.Timing.BEFORE, Trigger.Event.UPDATE, new Trigger.Refusal("no"));

    private static final Map<String, String> LOGGING = Map.of("log_bin", "ON", "log_bin_trust_function_creators", "OFF");
    private static final String LEAST = "GRANT ALL PRIVILEGES ON `shop`.* TO `u`@`%`";

    private static List<String> codes(List<Trigger> triggers, Map<String, String> variables, String grant) {
        Table table = new Table("entries", Table.Role.OWNED, "", Storage.DEFAULT, List.of(), List.of(), List.of(),
                List.of(), List.of(), triggers, Optional.empty());
        Schema schema = new Schema("com.acme.Shop", Optional.empty(), "db/migration", List.of(table));
        Site site = Sites.with(schema, Server.parse("9.7.4"), variables, List.of(grant));
        return new BinaryLogCheck().check(site).stream().map(Finding::code).toList();
    }

    @Test
    void an_account_that_may_not_make_the_triggers_is_told() {
        assertThat(codes(List.of(TRIGGER), LOGGING, LEAST)).containsExactly("TEN708");
    }

    @Test
    void without_triggers_nothing_is_asked() {
        assertThat(codes(List.of(), LOGGING, LEAST)).isEmpty();
    }

    @Test
    void a_server_that_trusts_or_does_not_log_is_fine() {
        assertThat(codes(List.of(TRIGGER), Map.of("log_bin", "OFF"), LEAST)).isEmpty();
        assertThat(codes(List.of(TRIGGER), Map.of("log_bin", "ON", "log_bin_trust_function_creators", "ON"), LEAST))
                .isEmpty();
    }

    @Test
    void an_account_with_super_or_what_mariadb_has_in_its_place_is_fine() {
        for (String privilege : List.of("SUPER", "BINLOG ADMIN", "ALL PRIVILEGES")) {
            assertThat(codes(List.of(TRIGGER), LOGGING, "GRANT " + privilege + " ON *.* TO `u`@`%`")).isEmpty();
        }
        assertThat(codes(List.of(TRIGGER), LOGGING, "GRANT BINLOG_ADMIN ON *.* TO `u`@`%`")).containsExactly("TEN708");
    }
}
