package dev.tenure.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where SQL may stand, in the runtime, in the testkit and here. */
class SqlTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.tenure");

    /** What only a statement has. Words that messages need to speak of a schema, like NOT NULL, are none of it. */
    private static final Pattern SQL = Pattern.compile("(?x)"
            + "\\b(SELECT|WHERE|JOIN|UNION|EXPLAIN|TRUNCATE|HAVING|GET_LOCK|RELEASE_LOCK"
            + "|(INSERT|REPLACE)\\s+INTO|DELETE\\s+FROM|UPDATE\\s+\\S+\\s+SET|VALUES\\s*\\("
            + "|(CREATE|ALTER|DROP|RENAME)\\s+(UNIQUE\\s+)?(TABLE|INDEX|DATABASE|SCHEMA|TRIGGER|USER|VIEW)"
            + "|(ADD|DROP|MODIFY|CHANGE)\\s+(COLUMN|INDEX|KEY|CONSTRAINT|FOREIGN)"
            + "|SHOW\\s+[A-Z]+|SET\\s+(SESSION|GLOBAL|@)|LOCK\\s+TABLES?|GRANT\\s+[A-Z]+"
            + "|(GROUP|ORDER)\\s+BY|FOREIGN\\s+KEY|PRIMARY\\s+KEY|REFERENCES|INFORMATION_SCHEMA)\\b");

    @Test
    void sql_stands_only_in_the_package_for_it() throws IOException {
        Map<Boolean, List<String>> found = new HashMap<>(Map.of(true, new ArrayList<>(), false, new ArrayList<>()));
        for (JavaClass type : CLASSES) {
            try (InputStream file = type.getSource().orElseThrow().getUri().toURL().openStream()) {
                StringConstants.of(file).stream().filter(text -> SQL.matcher(text).find()).forEach(text ->
                        found.get(type.getPackageName().equals("dev.tenure.mysql")).add(type.getName() + ": " + text));
            }
        }
        assertThat(found.get(false)).isEmpty();
        assertThat(found.get(true)).hasSizeGreaterThan(10);
        assertThat(CLASSES.stream().map(JavaClass::getPackageName))
                .contains("dev.tenure.cli", "dev.tenure.testkit", "dev.tenure.testkit.schema", "dev.tenure.migrate");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "SELECT 1", "INSERT INTO t", "UPDATE t SET a = 1", "DELETE FROM t", "CREATE TABLE t", "ALTER TABLE t",
        " WHERE a = ?", "ADD COLUMN a", "SHOW WARNINGS", "SET SESSION x", " ORDER BY a",
                "CONSTRAINT x FOREIGN KEY (a)"})
    void sql_is_told_from_words(String sql) {
        assertThat(SQL.matcher(sql).find()).isTrue();
        assertThat(SQL.matcher(sql.toLowerCase(Locale.ROOT)).find()).isFalse();
    }

    @Test
    void constants_are_found_inside_concatenations() throws IOException {
        try (InputStream file = SqlTest.class.getResourceAsStream("SqlTest$Sample.class")) {
            assertThat(StringConstants.of(file)).contains("a constant")
                    .anyMatch(text -> text.contains("SELECT ")).anyMatch(text -> text.contains(" FROM"));
        }
    }

    static final class Sample {
        static final String CONSTANT = "a constant";

        static String concatenated(int column) {
            return "SELECT " + column + " FROM";
        }
    }
}
