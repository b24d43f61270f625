package dev.tenure.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EffectTest {

    @Test
    void a_trigger_is_told_by_its_name_and_its_table() {
        assertThat(Effect.of("CREATE TRIGGER `a` BEFORE UPDATE ON `t`\n FOR EACH ROW SIGNAL SQLSTATE '45000'"))
                .isEqualTo(new Effect.CreateTrigger("a", "t"));
        assertThat(Effect.of("create trigger if not exists a after delete on t for each row set @x = 1"))
                .isEqualTo(new Effect.CreateTrigger("a", "t"));
        assertThat(Effect.of("DROP TRIGGER a")).isEqualTo(new Effect.DropTrigger("a"));
        assertThat(Effect.of("DROP TRIGGER IF EXISTS a")).isEqualTo(new Effect.DropTrigger("a"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "CREATE TRIGGER other.a BEFORE UPDATE ON t FOR EACH ROW SET @x = 1",
        "CREATE TRIGGER a BEFORE UPDATE ON other.t FOR EACH ROW SET @x = 1",
        "CREATE OR REPLACE TRIGGER a BEFORE UPDATE ON t FOR EACH ROW SET @x = 1",
        "DROP TRIGGER other.a"})
    void a_trigger_that_may_be_anywhere_cannot_be_seen(String sql) {
        assertThat(Effect.of(sql)).isInstanceOf(Effect.Unknown.class);
    }

    @Test
    void a_created_table_is_known_by_its_name_as_it_is_written() {
        assertThat(Effect.of("create /* x */ table Orders (id INT)")).isEqualTo(new Effect.CreateTable("Orders"));
        assertThat(Effect.of("CREATE TABLE IF NOT EXISTS `a``b`(id INT)")).isEqualTo(new Effect.CreateTable("a`b"));
    }

    @Test
    void a_dropped_table_is_known_by_its_name() {
        assertThat(Effect.of("DROP TABLE `orders`")).isEqualTo(new Effect.DropTable("orders"));
        assertThat(Effect.of("drop table if exists orders")).isEqualTo(new Effect.DropTable("orders"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "CREATE TABLE other.orders (id INT)", "CREATE TABLE a LIKE b", "CREATE TABLE a (id INT) SELECT 1 AS id",
        "CREATE TABLE", "DROP TABLE other.orders", "DROP TABLE", "CREATE OR REPLACE TABLE a (id INT)",
        "ALTER TABLE other.a ADD b INT", "ALTER TABLE a RENAME TO other.b", "RENAME TABLE a TO b, b TO c",
        "RENAME TABLE a TO other.b", "CREATE INDEX i ON other.a (b)", "DROP INDEX i", "ALTER TABLE",
        "ALTER TABLE a EXCHANGE PARTITION p WITH TABLE b", "ALTER DATABASE a COMMENT 'b'", "CREATE VIEW a AS SELECT 1"
    })
    void what_cannot_be_seen_from_outside_is_not_guessed(String sql) {
        assertThat(Effect.of(sql)).isInstanceOf(Effect.Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "ALTER TABLE a ADD b INT", "alter table `a`\n  ADD COLUMN `rename` INT, ALGORITHM=INSTANT",
        "ALTER TABLE IF EXISTS a DROP b", "ALTER TABLE a RENAME COLUMN b TO c", "ALTER TABLE a RENAME INDEX b TO c",
        "ALTER TABLE a RENAME KEY b TO c", "CREATE INDEX i ON a (b)", "CREATE UNIQUE INDEX `on` USING BTREE ON `a` (b)",
        "DROP INDEX i ON a", "ALTER TABLE a /*!80000 ADD b INT */"
    })
    void an_altered_table_is_known_by_its_name(String sql) {
        assertThat(Effect.of(sql)).isEqualTo(new Effect.AlterTable("a", Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "ALTER TABLE a RENAME TO b", "ALTER TABLE a RENAME b", "ALTER TABLE a RENAME AS `b`", "RENAME TABLE a TO b",
        "ALTER TABLE a ADD c DECIMAL(3, 1), RENAME TO b, ALGORITHM=INPLACE"
    })
    void a_renamed_table_is_known_by_both_names(String sql) {
        assertThat(Effect.of(sql)).isEqualTo(new Effect.AlterTable("a", Optional.of("b")));
    }

    @Test
    void whether_foreign_keys_are_checked_may_be_said_in_one_way() {
        assertThat(Effect.of("set session foreign_key_checks = 0")).isEqualTo(new Effect.ForeignKeyChecks(false));
        assertThat(Effect.of("SET SESSION foreign_key_checks=1")).isEqualTo(new Effect.ForeignKeyChecks(true));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "INSERT a VALUES (1)", "INSERT IGNORE INTO `a` (b) SELECT 1", "UPDATE a SET b = 1", "DELETE FROM a",
        "REPLACE LOW_PRIORITY INTO a VALUES (1)"
    })
    void rows_are_known_by_their_table(String sql) {
        assertThat(Effect.of(sql)).isEqualTo(new Effect.Rows(Optional.of("a")));
    }

    @Test
    void rows_of_another_database_are_of_no_table_of_this_one() {
        assertThat(Effect.of("UPDATE other.a SET b = 1")).isEqualTo(new Effect.Rows(Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"INSERT INTO a VALUES (1)", "update a set b = 1", "DELETE FROM a", "REPLACE a VALUES (1)"})
    void rows_are_written_in_a_transaction(String sql) {
        assertThat(Effect.of(sql)).isInstanceOf(Effect.Rows.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "SET foreign_key_checks = 0", "SET SESSION foreign_key_checks = 2", "SET GLOBAL foreign_key_checks = 0",
        "SET SESSION foreign_key_checks = 0, sql_mode = ''", "use other", "BEGIN", "START TRANSACTION", "COMMIT", "LOCK TABLES a WRITE",
        "PREPARE s FROM 'x'", "DROP TABLE a, b", "DROP TABLE IF EXISTS a, b", "CREATE TEMPORARY TABLE a (id INT)",
        "DROP TEMPORARY TABLE a"
    })
    void what_would_be_lost_with_the_session_does_not_fit_a_migration(String sql) {
        assertThat(Effect.of(sql)).isInstanceOf(Effect.Unfit.class);
    }
}
