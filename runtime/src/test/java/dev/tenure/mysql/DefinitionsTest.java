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
}
