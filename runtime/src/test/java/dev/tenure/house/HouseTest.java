package dev.tenure.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.tenure.schema.rule.Rule;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which package may know which, and where SQL may stand. */
class HouseTest {

    private static final String HOUSE = "dev.tenure";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(HOUSE);

    /** The packages, each with those of the house that it may know beside itself. */
    private static final Map<String, List<String>> ARROWS = Map.ofEntries(
            Map.entry("", List.of()),
            Map.entry(".annotation", List.of()),
            Map.entry(".schema", List.of("")),
            Map.entry(".schema.rule", List.of("", ".schema")),
            Map.entry(".schema.diff", List.of("", ".schema")),
            Map.entry(".schema.json", List.of("", ".schema")),
            Map.entry(".query", List.of(".schema")),
            Map.entry(".mysql", List.of("", ".schema", ".schema.diff", ".query")),
            Map.entry(".repository", List.of("", ".annotation", ".mysql")),
            Map.entry(".migrate", List.of("", ".schema", ".schema.diff", ".schema.json", ".mysql")),
            Map.entry(".verify", List.of("", ".schema", ".schema.diff", ".schema.json", ".mysql")),
            Map.entry(".deploy",
                    List.of("", ".schema", ".schema.diff", ".schema.json", ".mysql", ".migrate", ".verify")));

    /** What only a statement has. Words that messages need to speak of a schema, like NOT NULL, are none of it. */
    private static final Pattern SQL = Pattern.compile("(?x)"
            + "\\b(SELECT|WHERE|JOIN|UNION|EXPLAIN|TRUNCATE|HAVING|GET_LOCK|RELEASE_LOCK"
            + "|(INSERT|REPLACE)\\s+INTO|DELETE\\s+FROM|UPDATE\\s+\\S+\\s+SET|VALUES\\s*\\("
            + "|(CREATE|ALTER|DROP|RENAME)\\s+(UNIQUE\\s+)?(TABLE|INDEX|DATABASE|SCHEMA|TRIGGER|USER|VIEW)"
            + "|(ADD|DROP|MODIFY|CHANGE)\\s+(COLUMN|INDEX|KEY|CONSTRAINT|FOREIGN)"
            + "|SHOW\\s+[A-Z]+|SET\\s+(SESSION|GLOBAL|@)|LOCK\\s+TABLES?|GRANT\\s+[A-Z]+"
            + "|(GROUP|ORDER)\\s+BY|FOREIGN\\s+KEY|PRIMARY\\s+KEY|REFERENCES|INFORMATION_SCHEMA)\\b");

    static Stream<String> packages() {
        return CLASSES.stream().map(JavaClass::getPackageName).distinct().sorted();
    }

    @ParameterizedTest
    @MethodSource("packages")
    void a_package_knows_only_what_the_design_lets_it_know(String name) {
        List<String> known = ARROWS.get(name.substring(HOUSE.length()));
        assertThat(known).as("%s has its place in the house", name).isNotNull();
        String[] others = packages()
                .filter(other -> !other.equals(name) && !known.contains(other.substring(HOUSE.length())))
                .toArray(String[]::new);
        noClasses().that().resideInAPackage(name).should().dependOnClassesThat().resideInAnyPackage(others)
                .check(CLASSES);
    }

    @Test
    void the_model_knows_neither_databases_nor_compilers() {
        noClasses().that().resideInAnyPackage(HOUSE + ".schema..", HOUSE + ".annotation")
                .should().dependOnClassesThat().resideInAnyPackage("java.sql..", "javax.sql..")
                .check(CLASSES);
        noClasses()
                .should().dependOnClassesThat().resideInAnyPackage("javax.lang.model..",
                        "javax.annotation.processing..")
                .check(CLASSES);
    }

    @Test
    void only_the_json_package_knows_the_json_library() {
        noClasses().that().resideOutsideOfPackages(HOUSE + ".schema.json")
                .should().dependOnClassesThat().resideInAnyPackage("com.fasterxml..")
                .check(CLASSES);
    }

    @Test
    void a_rule_is_a_class_of_its_own_that_nobody_extends() {
        classes().that().resideInAPackage(HOUSE + ".schema.rule")
                .and().areAssignableTo(Rule.class)
                .and().doNotHaveModifier(JavaModifier.ABSTRACT)
                .should().haveModifier(JavaModifier.FINAL)
                .andShould().haveSimpleNameEndingWith("Rule")
                .check(CLASSES);
    }

    @Test
    void sql_stands_only_in_the_package_for_it() throws IOException {
        Map<Boolean, List<String>> found = new HashMap<>(Map.of(true, new ArrayList<>(), false, new ArrayList<>()));
        for (JavaClass type : CLASSES) {
            try (InputStream file = type.getSource().orElseThrow().getUri().toURL().openStream()) {
                StringConstants.of(file).stream().filter(text -> SQL.matcher(text).find()).forEach(text ->
                        found.get(type.getPackageName().equals(HOUSE + ".mysql")).add(type.getName() + ": " + text));
            }
        }
        assertThat(found.get(false)).isEmpty();
        assertThat(found.get(true)).hasSizeGreaterThan(10);
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
        try (InputStream file = HouseTest.class.getResourceAsStream("HouseTest$Sample.class")) {
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
