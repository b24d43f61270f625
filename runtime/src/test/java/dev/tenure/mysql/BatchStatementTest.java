package dev.tenure.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatchStatementTest {

    private static final BatchKey KEY = new BatchKey("t", List.of(
            new BatchKey.Part("a", "int"), new BatchKey.Part("b", "varchar"), new BatchKey.Part("c", "binary")));

    private static String within(String sql, BatchKey key, BatchStatement.Range range) throws Exception {
        return BatchStatement.of(sql, "t", key.columns()).within(key, range);
    }

    @Test
    void a_range_of_the_key_is_added_to_the_condition_as_a_whole() throws Exception {
        BatchKey key = new BatchKey("t", List.of(new BatchKey.Part("id", "bigint")));
        String sql = "UPDATE t AS x SET n = (SELECT MAX(m) FROM u WHERE u.t = x.id) WHERE n IS NULL OR n < 0";
        assertThat(within(sql, key, new BatchStatement.Range(Optional.empty(), List.of("10"), false)))
                .isEqualTo("UPDATE t AS x SET n = (SELECT MAX(m) FROM u WHERE u.t = x.id)"
                        + " WHERE (n IS NULL OR n < 0) AND `id` <= 10");
        assertThat(within("DELETE FROM `t` WHERE n = 1", key,
                        new BatchStatement.Range(Optional.of(List.of("10")), List.of("20"), false)))
                .isEqualTo("DELETE FROM `t` WHERE (n = 1) AND `id` > 10 AND `id` <= 20");
    }

    @Test
    void a_key_of_several_columns_is_compared_column_by_column() {
        assertThat(KEY.behind(List.of("1", "'x'", "x'00'"))).isEqualTo(
                "`a` >= 1 AND (`a` > 1 OR `b` >= 'x' AND (`b` > 'x' OR `c` > x'00'))");
        assertThat(KEY.upTo(List.of("1", "'x'", "x'00'"))).isEqualTo(
                "`a` <= 1 AND (`a` < 1 OR `b` <= 'x' AND (`b` < 'x' OR `c` <= x'00'))");
    }

    @Test
    void a_place_is_read_as_it_was_written() {
        List<String> place = List.of("-12", "'it''s, \\\\ \"this\"'", "x'00FF'", "1.50");
        assertThat(BatchKey.place(BatchKey.text(place))).isEqualTo(place);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "INSERT INTO t VALUES (1) | is neither an UPDATE nor a DELETE",
        "UPDATE t SET n = 1 | has no WHERE that tells what is done already",
        "UPDATE u SET n = 1 WHERE n = 2 | is not about the table t alone",
        "UPDATE t, u SET n = 1 WHERE n = 2 | is not about the table t alone",
        "UPDATE t JOIN u USING (id) SET n = 1 WHERE n = 2 | is not about the table t alone",
        "UPDATE shop.t SET n = 1 WHERE n = 2 | is not about the table t alone",
        "DELETE t FROM t JOIN u USING (id) WHERE n = 2 | is not about the table t alone",
        "UPDATE t SET n = 1 WHERE n = 2 LIMIT 10 | has LIMIT of its own",
        "DELETE FROM t WHERE n = 2 ORDER BY n | has ORDER of its own",
        "UPDATE t SET n = 1, b = 'y' WHERE n = 2 | changes b, by which it is to be cut",
        "UPDATE t x SET x.a = 1 WHERE n = 2 | changes a, by which it is to be cut"})
    void what_would_not_come_to_the_same_in_parts_is_refused(String sql, String why) {
        assertThatThrownBy(() -> BatchStatement.of(sql, "t", KEY.columns()))
                .isInstanceOf(BatchStatement.Unfit.class).hasMessage(why);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "SELECT COUNT(*) FROM t | true",
        "select count( * ) from (SELECT 1 FROM t GROUP BY a HAVING COUNT(*) > 1) same | true",
        "SELECT COUNT(*) FROM t GROUP BY a | false",
        "SELECT COUNT(*), 1 FROM t | false",
        "SELECT COUNT(a) FROM t | false",
        "SELECT COUNT(*) FROM t UNION SELECT 0 | false",
        "DELETE FROM t | false"})
    void a_guard_gives_one_number(String sql, boolean does) {
        assertThat(GuardSql.isCount(sql)).isEqualTo(does);
    }
}
