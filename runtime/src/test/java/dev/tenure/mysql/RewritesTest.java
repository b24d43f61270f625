package dev.tenure.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RewritesTest {

    private static final Server SERVER = Server.parse("9.7.4");

    @ParameterizedTest
    @ValueSource(strings = {
        "ALTER TABLE `or``ders` MODIFY COLUMN a BIGINT NOT NULL, ALGORITHM=COPY, LOCK=SHARED",
        "ALTER TABLE `or``ders` ADD KEY k (a), ALGORITHM=INPLACE, LOCK=NONE",
        "ALTER TABLE `or``ders` ADD COLUMN a INT",
        "ALTER TABLE `or``ders` DROP COLUMN a, ALGORITHM=INPLACE, LOCK=NONE",
        "ALTER TABLE `or``ders` ADD CONSTRAINT f FOREIGN KEY (a) REFERENCES b (c), ALGORITHM=COPY",
        "ALTER TABLE `or``ders` FORCE",
        "CREATE UNIQUE INDEX i ON `or``ders` (a)",
        "OPTIMIZE TABLE `or``ders`"
    })
    void writes_a_table_anew_or_builds_an_index_of_it(String sql) {
        assertThat(Rewrites.of(sql, SERVER)).contains("or`ders");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "ALTER TABLE orders ADD COLUMN a INT, ALGORITHM=INSTANT",
        "ALTER TABLE orders DROP KEY k, ALGORITHM=INPLACE, LOCK=NONE",
        "ALTER TABLE orders DROP FOREIGN KEY f, DROP INDEX k",
        "ALTER TABLE orders ADD CONSTRAINT f FOREIGN KEY (a) REFERENCES b (c), ALGORITHM=INPLACE, LOCK=NONE",
        "ALTER TABLE orders RENAME INDEX a TO b, ALTER INDEX c INVISIBLE",
        "CREATE TABLE orders (id INT, INDEX (id))",
        "DROP INDEX i ON orders",
        "UPDATE orders SET a = 1"
    })
    void takes_no_room(String sql) {
        assertThat(Rewrites.of(sql, SERVER)).isEmpty();
    }
}
