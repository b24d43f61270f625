package dev.tenure.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.schema.Schema;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LockForecastTest {

    private static final Schema EMPTY = new Schema("s", Optional.empty(), Schema.DEFAULT_MIGRATIONS, List.of());

    private static final ForeignKeyLinks LINKS = new ForeignKeyLinks(List.of(
            new ForeignKeyLinks.Link("fk_p", "a", "p", true),
            new ForeignKeyLinks.Link("fk_q", "a", "q", false),
            new ForeignKeyLinks.Link("fk_self", "a", "a", true),
            new ForeignKeyLinks.Link("fk_a", "b", "a", false)));

    private static final String MYSQL = "9.7.4";
    private static final String MARIADB = "11.4.5-MariaDB";

    private static List<String> locks(String sql, String version, ForeignKeyLinks links) {
        return LockForecast.of(sql, Effect.of(sql), EMPTY, links, Server.parse(version)).stream()
                .map(lock -> lock.table() + " " + lock.mode())
                .toList();
    }

    private static List<String> locks(String sql, String version) {
        return locks(sql, version, new ForeignKeyLinks(List.of()));
    }

    @Test
    void a_foreign_key_locks_its_parent_but_no_table_locks_itself_twice() {
        String sql = "CREATE TABLE a (b INT, CONSTRAINT k FOREIGN KEY (b) REFERENCES `p` (id),"
                + " CONSTRAINT l FOREIGN KEY (b) REFERENCES a (b), CONSTRAINT m FOREIGN KEY (c) REFERENCES `p` (id))";
        assertThat(locks(sql, MYSQL)).containsExactly("a EXCLUSIVE", "p EXCLUSIVE");
        assertThat(locks(sql, MARIADB)).containsExactly("a EXCLUSIVE");
        String copied = "ALTER TABLE a ADD CONSTRAINT k FOREIGN KEY (b) REFERENCES p (id), ALGORITHM=COPY, LOCK=SHARED";
        assertThat(locks(copied, MYSQL)).containsExactly("a SHARED", "p SHARED");
        assertThat(locks(copied, MARIADB)).containsExactly("a SHARED", "p READERS_PASS");
        String added = "ALTER TABLE a ADD CONSTRAINT k FOREIGN KEY (b) REFERENCES p (id), ALGORITHM=INPLACE, LOCK=NONE";
        assertThat(locks(added, MYSQL)).containsExactly("a BRIEF", "p BRIEF");
        assertThat(locks(added, MARIADB)).containsExactly("a BRIEF");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "ALTER TABLE t ADD c INT, ALGORITHM=INSTANT | BRIEF",
        "ALTER TABLE t ADD INDEX i (c), ALGORITHM=INPLACE, LOCK=NONE | BRIEF",
        "ALTER TABLE t MODIFY c BIGINT, ALGORITHM=COPY, LOCK=SHARED | SHARED",
        "ALTER TABLE t MODIFY c BIGINT, ALGORITHM = COPY | SHARED",
        "ALTER TABLE t ADD FULLTEXT INDEX i (c), ALGORITHM=INPLACE, LOCK=SHARED | SHARED",
        "ALTER TABLE t MODIFY c BIGINT | SHARED",
        "ALTER TABLE t MODIFY c BIGINT, LOCK=EXCLUSIVE | EXCLUSIVE",
        "ALTER TABLE t RENAME COLUMN c TO d, ALGORITHM=INSTANT | BRIEF",
        "ALTER TABLE t RENAME TO u, ALGORITHM=INSTANT | EXCLUSIVE",
        "ALTER TABLE t RENAME u | EXCLUSIVE",
        "RENAME TABLE t TO u | EXCLUSIVE",
        "TRUNCATE TABLE t | EXCLUSIVE",
        "TRUNCATE t | EXCLUSIVE",
        "CREATE UNIQUE INDEX i ON t (c) | BRIEF",
        "CREATE FULLTEXT INDEX i ON t (c) | SHARED",
        "CREATE INDEX i ON t (c) ALGORITHM=INPLACE LOCK=SHARED | SHARED",
        "DROP INDEX i ON t | BRIEF"})
    void what_a_statement_says_of_its_algorithm_and_lock_tells_who_waits(String sql, TableLock.Mode mode) {
        assertThat(locks(sql, MYSQL)).containsExactly("t " + mode);
        assertThat(locks(sql, MARIADB)).containsExactly("t " + mode);
    }

    @Test
    void a_comment_for_one_server_counts_for_that_one_alone() {
        String sql = "ALTER TABLE t ADD c INT /*!80029 , ALGORITHM=INSTANT */ /*M! , ALGORITHM=COPY, LOCK=SHARED */";
        assertThat(locks(sql, MYSQL)).containsExactly("t BRIEF");
        assertThat(locks(sql, MARIADB)).containsExactly("t SHARED");
        assertThat(locks(sql, "8.0.28")).containsExactly("t SHARED");
        assertThat(locks("ALTER TABLE t ADD c INT /*M!120000 , ALGORITHM=INSTANT */", MARIADB)).containsExactly("t SHARED");
    }

    @Test
    void foreign_keys_that_are_there_let_a_lock_reach_further() {
        String copy = "ALTER TABLE a MODIFY c BIGINT, ALGORITHM=COPY, LOCK=SHARED";
        assertThat(locks(copy, MYSQL, LINKS)).containsExactly("a SHARED", "p READERS_PASS", "b BRIEF");
        assertThat(locks(copy, MARIADB, LINKS)).containsExactly("a SHARED", "p READERS_PASS");
        String online = "ALTER TABLE a DROP FOREIGN KEY `fk_q`, ALGORITHM=INPLACE, LOCK=NONE";
        assertThat(locks(online, MYSQL, LINKS)).containsExactly("a BRIEF", "q BRIEF", "b BRIEF");
        assertThat(locks(online, MARIADB, LINKS)).containsExactly("a BRIEF", "q READERS_PASS");
        assertThat(locks("DROP TABLE a", MYSQL, LINKS)).containsExactly("a EXCLUSIVE", "p EXCLUSIVE", "q EXCLUSIVE");
    }

    @Test
    void where_rows_cascade_no_mysql_before_9_lets_others_write() {
        String sql = "ALTER TABLE a ADD INDEX i (c), ALGORITHM=INPLACE, LOCK=NONE";
        assertThat(locks(sql, "8.4.3", LINKS)).startsWith("a SHARED");
        assertThat(locks(sql, MYSQL, LINKS)).startsWith("a BRIEF");
        assertThat(locks(sql, "8.4.3")).containsExactly("a BRIEF");
    }

    @Test
    void rows_lock_no_table() {
        assertThat(locks("INSERT INTO a VALUES (1)", MYSQL)).isEmpty();
    }
}
