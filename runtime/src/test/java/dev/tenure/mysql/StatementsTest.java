package dev.tenure.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class StatementsTest {

    private static List<String> split(String text) throws Statements.Unreadable {
        return Statements.split(text).stream().map(Statements.Statement::sql).toList();
    }

    @Test
    void statements_end_at_semicolons_and_the_last_one_needs_none() throws Statements.Unreadable {
        assertThat(split("CREATE TABLE a (id INT);\n\n DROP TABLE b ; DROP TABLE c"))
                .containsExactly("CREATE TABLE a (id INT)", "DROP TABLE b", "DROP TABLE c");
    }

    @Test
    void a_semicolon_in_quotes_or_a_comment_ends_nothing() throws Statements.Unreadable {
        String statement = "INSERT INTO `a;b` VALUES ('x;''y', \"z;\\\";\") /* ; */ -- ;\n # ;\n , (1)";
        assertThat(split(statement + ";")).containsExactly(statement);
    }

    @Test
    void a_backslash_does_not_escape_a_backtick() throws Statements.Unreadable {
        assertThat(split("SELECT `a\\`; SELECT 2")).containsExactly("SELECT `a\\`", "SELECT 2");
    }

    @Test
    void comments_around_statements_are_left_out_and_alone_make_none() throws Statements.Unreadable {
        assertThat(split("-- before\n/* more */ DROP TABLE a /* behind */ ; -- end\n;;\n# nothing"))
                .containsExactly("DROP TABLE a");
        assertThat(split("-- nothing\n")).isEmpty();
        assertThat(split("")).isEmpty();
    }

    @Test
    void two_dashes_without_a_space_are_minus_minus() throws Statements.Unreadable {
        assertThat(split("SELECT 1--1; SELECT 2")).containsExactly("SELECT 1--1", "SELECT 2");
    }

    @Test
    void a_comment_that_servers_run_is_a_statement() throws Statements.Unreadable {
        assertThat(split("/*!40101 SET NAMES utf8mb4 */;")).containsExactly("/*!40101 SET NAMES utf8mb4 */");
    }

    @Test
    void a_delimiter_holds_until_the_next_one() throws Statements.Unreadable {
        assertThat(split("""
                DELIMITER $$
                CREATE TRIGGER t BEFORE INSERT ON a FOR EACH ROW BEGIN SET NEW.x = 1; SET NEW.y = 2; END$$
                delimiter ;
                DROP TABLE b;
                """))
                .containsExactly(
                        "CREATE TRIGGER t BEFORE INSERT ON a FOR EACH ROW BEGIN SET NEW.x = 1; SET NEW.y = 2; END",
                        "DROP TABLE b");
    }

    @Test
    void each_statement_knows_its_line() throws Statements.Unreadable {
        assertThat(Statements.split("-- 'one\n\nDROP TABLE a;\n'two\nlines';\n  DROP TABLE b"))
                .extracting(Statements.Statement::line)
                .containsExactly(3, 4, 6);
    }

    @Test
    void a_statement_comes_with_the_comments_before_it() throws Statements.Unreadable {
        assertThat(Statements.split("-- one\n/* two */\nDROP /* within */ TABLE a; -- three\n# four\nDROP TABLE b"))
                .extracting(Statements.Statement::comments)
                .containsExactly(List.of("-- one", "/* two */"), List.of("-- three", "# four"));
    }

    @Test
    void what_is_never_closed_is_named_with_its_line() {
        assertThatThrownBy(() -> split("SELECT 1;\nSELECT 'a;\n")).hasMessageContaining("' on line 2");
        assertThatThrownBy(() -> split("/* a")).hasMessageContaining("/* on line 1");
        assertThatThrownBy(() -> split("DROP TABLE `a;")).hasMessageContaining("` on line 1");
    }
}
