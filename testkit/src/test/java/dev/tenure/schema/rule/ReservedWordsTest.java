package dev.tenure.schema.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.schema.Column;
import dev.tenure.schema.ColumnType;
import dev.tenure.schema.Finding;
import dev.tenure.schema.Schema;
import dev.tenure.schema.Storage;
import dev.tenure.schema.Table;
import dev.tenure.testkit.TestDatabase;
import dev.tenure.testkit.TestServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Every word that the server does not take for a name without quotes is known to be reserved. */
class ReservedWordsTest {

    @Test
    void all_words_that_the_server_refuses_are_known() throws SQLException {
        List<String> refused = new ArrayList<>();
        try (TestDatabase database = TestServer.shared().createDatabase(); Connection connection = database.open();
                Statement statement = connection.createStatement()) {
            for (String word : keywords(statement)) {
                if (isRefused(statement, word)) {
                    refused.add(word);
                }
            }
        }
        assertThat(refused).hasSizeGreaterThan(200).contains("SELECT", "KEY").allSatisfy(word ->
                assertThat(Rules.check(schema(word))).extracting(Finding::code).as(word).containsExactly("TEN128"));
    }

    private static List<String> keywords(Statement statement) throws SQLException {
        List<String> words = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("SELECT WORD FROM information_schema.KEYWORDS")) {
            while (rows.next()) {
                words.add(rows.getString(1));
            }
        }
        words.removeIf(word -> !word.matches("\\w+"));
        return words;
    }

    private static boolean isRefused(Statement statement, String word) throws SQLException {
        try {
            statement.execute("CREATE TABLE " + word + " (" + word + " INT)");
        } catch (SQLException e) {
            return true;
        }
        statement.execute("DROP TABLE " + word);
        return false;
    }

    private static Schema schema(String word) {
        List<Column> columns = List.of(
                Column.of("id", ColumnType.bigUnsigned(), false), Column.of(word, ColumnType.bigUnsigned(), false));
        return new Schema("x", Optional.empty(), Schema.DEFAULT_MIGRATIONS, List.of(new Table("things",
                Table.Role.OWNED, "", Storage.DEFAULT, columns, List.of("id"), List.of(), List.of(), List.of(),
                List.of(), Optional.empty())));
    }
}
