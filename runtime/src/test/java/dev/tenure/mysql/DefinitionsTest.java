package dev.tenure.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DefinitionsTest {

    private static final String HEAD = "CREATE TABLE `a` (\n  `id` int COMMENT 'AUTO_INCREMENT=1'\n) ENGINE=InnoDB";
    private static final String COMMENT = " DEFAULT CHARSET=utf8mb4 COMMENT=') ENGINE=InnoDB AUTO_INCREMENT=5'";

    @Test
    void the_next_number_is_told_from_a_comment_that_looks_like_one() {
        assertThat(Definitions.withoutNextNumber(HEAD + " AUTO_INCREMENT=4711" + COMMENT)).isEqualTo(HEAD + COMMENT);
        assertThat(Definitions.withoutNextNumber(HEAD + COMMENT)).isEqualTo(HEAD + COMMENT);
    }

    @Test
    void the_table_of_a_trigger_is_found_behind_whatever_names() {
        assertThat(Definitions.tableOfTrigger("CREATE TRIGGER `on` AFTER UPDATE ON `a``b` FOR EACH ROW SET @x = 'ON c'"))
                .contains("a`b");
        assertThat(Definitions.tableOfTrigger("CREATE TRIGGER t BEFORE INSERT on shop.orders FOR EACH ROW SET @x = 1"))
                .contains("orders");
        assertThat(Definitions.tableOfTrigger("CREATE TABLE t (id INT)")).isEmpty();
    }

    @Test
    void a_view_reads_the_same_whether_or_not_its_author_may_read_its_tables() {
        String plain = "CREATE VIEW `names` AS select `companies`.`name` AS `name` from `companies`";
        assertThat(Definitions.portable(plain.replace("`companies`.`name`", "`copy`.`companies`.`name`"),
                DatabaseObject.Kind.VIEW, "copy")).isEqualTo(plain);
        // an alias may have the database's name
        String alias = "CREATE VIEW `names` AS select `copy`.`name` AS `name` from `companies` `copy`";
        assertThat(Definitions.portable(alias, DatabaseObject.Kind.VIEW, "copy")).isEqualTo(alias);
    }
}
