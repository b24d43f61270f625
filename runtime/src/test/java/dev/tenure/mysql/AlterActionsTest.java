package dev.tenure.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AlterActionsTest {

    @Test
    void columns_that_go_are_told_from_all_else_that_can_be_dropped() {
        AlterActions actions = AlterActions.of("ALTER TABLE t DROP a, DROP COLUMN b, DROP COLUMN IF EXISTS `c``d`,"
                + " DROP KEY k, DROP INDEX i, DROP PRIMARY KEY, DROP FOREIGN KEY f, DROP CONSTRAINT g, DROP CHECK h,"
                + " DROP `key`, ALTER COLUMN e DROP DEFAULT, ALGORITHM=INPLACE /*!80000 , LOCK=NONE */");
        assertThat(actions.dropped()).containsExactly("a", "b", "c`d", "key");
        assertThat(actions.released()).containsExactly("f", "g");
    }

    @Test
    void columns_that_change_are_known_by_the_names_that_they_had() {
        AlterActions actions = AlterActions.of("ALTER TABLE t MODIFY a DECIMAL(3, 1), MODIFY COLUMN b INT,"
                + " CHANGE c d INT, CHANGE COLUMN e e INT, RENAME COLUMN f TO g");
        assertThat(actions.modified()).containsExactly("a", "b", "c", "e");
        assertThat(actions.renamed()).isEqualTo(Map.of("c", "d", "e", "e", "f", "g"));
    }

    @Test
    void other_statements_do_none_of_that() {
        assertThat(AlterActions.of("DROP TABLE t").dropped()).isEmpty();
        assertThat(AlterActions.of("RENAME TABLE a TO b").renamed()).isEmpty();
    }

    @Test
    void a_table_lists_its_columns_between_its_keys() {
        assertThat(ListedColumns.of("CREATE TABLE t (\n  `id` INT NOT NULL, PRIMARY KEY (id),"
                + " a DECIMAL(3, 1) DEFAULT (1 + 2),"
                + " `key` INT, UNIQUE KEY u (a, `key`), CONSTRAINT c CHECK (a > 0), FOREIGN KEY (a) REFERENCES p (id)"
                + ") COMMENT='x, y (z)' PARTITION BY HASH (id)")).isEqualTo(List.of("id", "a", "key"));
    }
}
