package dev.tenure.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.tenure.schema.diff.rule.ChangeRule;
import dev.tenure.schema.rule.Rule;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which package may know which. */
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
            Map.entry(".schema.diff.rule", List.of("", ".schema", ".schema.rule", ".schema.diff")),
            Map.entry(".schema.json", List.of("", ".schema")),
            Map.entry(".query", List.of(".schema")),
            Map.entry(".mysql", List.of("", ".schema", ".schema.diff", ".schema.json", ".query")),
            Map.entry(".repository", List.of("", ".annotation", ".mysql")),
            Map.entry(".migrate",
                    List.of("", ".schema", ".schema.diff", ".schema.diff.rule", ".schema.json", ".mysql")),
            Map.entry(".verify", List.of("", ".schema", ".schema.diff", ".schema.json", ".mysql")),
            Map.entry(".verify.exercise", List.of("", ".schema", ".mysql", ".verify")),
            Map.entry(".deploy",
                    List.of("", ".schema", ".schema.diff", ".schema.json", ".mysql", ".migrate", ".verify")),
            Map.entry(".deploy.rehearsal", List.of(
                    "", ".schema", ".mysql", ".migrate", ".verify", ".verify.exercise", ".deploy")),
            Map.entry(".deploy.backup", List.of("", ".schema", ".schema.json", ".mysql", ".deploy")),
            Map.entry(".deploy.live",
                    List.of("", ".schema", ".query", ".mysql", ".migrate", ".verify", ".deploy")),
            Map.entry(".deploy.watch", List.of("", ".schema", ".schema.json", ".mysql", ".deploy")),
            Map.entry(".deploy.undo",
                    List.of("", ".schema", ".mysql", ".migrate", ".deploy", ".deploy.backup")),
            Map.entry(".deploy.report",
                    List.of("", ".schema", ".schema.json", ".mysql", ".migrate", ".deploy")),
            Map.entry(".deploy.run",
                    List.of("", ".schema", ".schema.json", ".mysql", ".migrate", ".verify", ".deploy",
                            ".deploy.backup", ".deploy.live", ".deploy.watch", ".deploy.undo")));

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
        classes().that().areAssignableTo(Rule.class).or().areAssignableTo(ChangeRule.class)
                .and().doNotHaveModifier(JavaModifier.ABSTRACT)
                .should().haveModifier(JavaModifier.FINAL)
                .andShould().haveSimpleNameEndingWith("Rule")
                .check(CLASSES);
    }
}
