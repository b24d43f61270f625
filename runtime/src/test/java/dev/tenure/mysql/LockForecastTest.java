package dev.tenure.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.schema.Schema;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LockForecastTest {

    private static final Schema EMPTY = new Schema("s", Optional.empty(), Schema.DEFAULT_MIGRATIONS, List.of());

    private static List<String> locks(String sql, String version) {
        return LockForecast.of(sql, Effect.of(sql), EMPTY, Server.parse(version)).stream()
                .map(lock -> lock.table() + " " + lock.mode())
                .toList();
    }

    @Test
    void a_foreign_key_locks_its_parent_but_no_table_locks_itself_twice() {
        String sql = "CREATE TABLE a (b INT, CONSTRAINT k FOREIGN KEY (b) REFERENCES `p` (id),"
                + " CONSTRAINT l FOREIGN KEY (b) REFERENCES a (b), CONSTRAINT m FOREIGN KEY (c) REFERENCES `p` (id))";
        assertThat(locks(sql, "9.7.4")).containsExactly("a EXCLUSIVE", "p EXCLUSIVE");
        assertThat(locks(sql, "11.4.5-MariaDB")).containsExactly("a EXCLUSIVE");
        String added = "ALTER TABLE a ADD CONSTRAINT k FOREIGN KEY (b) REFERENCES p (id)";
        assertThat(locks(added, "9.7.4")).containsExactly("a EXCLUSIVE", "p EXCLUSIVE");
        assertThat(locks(added, "11.4.5-MariaDB")).containsExactly("a EXCLUSIVE", "p READERS_PASS");
    }

    @Test
    void what_alters_a_table_locks_it() {
        assertThat(locks("ALTER TABLE a ADD b INT", "9.7.4")).containsExactly("a EXCLUSIVE");
        assertThat(locks("CREATE UNIQUE INDEX i ON a (b)", "9.7.4")).containsExactly("a EXCLUSIVE");
        assertThat(locks("INSERT INTO a VALUES (1)", "9.7.4")).isEmpty();
    }
}
