package dev.tenure.processor;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import javax.lang.model.element.Modifier;
import org.junit.jupiter.api.Test;

/** What each package of the processor may know. */
class ArchitectureTest {

    private static final String HERE = "dev.tenure.processor";

    private static final JavaClasses PROCESSOR = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(HERE);

    @Test
    void elements_of_the_compiler_are_known_where_they_are_read_and_reported_only() {
        noClasses().that().resideInAPackage(HERE + ".emit..")
                .should().dependOnClassesThat(resideInAnyPackage(
                        "javax.lang.model..", "javax.annotation.processing..", "com.sun.source..")
                        // the words public, static … of what JavaPoet writes
                        .and(not(equivalentTo(Modifier.class))))
                .check(PROCESSOR);
        noClasses().that().resideOutsideOfPackage(HERE + ".check..")
                .should().dependOnClassesThat().resideInAPackage("com.sun.source..")
                .check(PROCESSOR);
    }

    @Test
    void sources_are_written_by_the_emitters_and_files_through_one_door_only() {
        noClasses().that().resideOutsideOfPackage(HERE + ".emit..")
                .should().dependOnClassesThat().resideInAPackage("com.palantir.javapoet..")
                .check(PROCESSOR);
        noClasses().that().resideOutsideOfPackage(HERE + ".env..")
                .should().dependOnClassesThat().haveFullyQualifiedName("javax.annotation.processing.Filer")
                .check(PROCESSOR);
    }

    @Test
    void the_arrows_between_packages_point_one_way() {
        layeredArchitecture().consideringOnlyDependenciesInLayers()
                .layer("entry").definedBy(HERE)
                .layer("step").definedBy(HERE + ".step..")
                .layer("check").definedBy(HERE + ".check..")
                .layer("emit").definedBy(HERE + ".emit..")
                .layer("read").definedBy(HERE + ".read..")
                .layer("shape").definedBy(HERE + ".shape..")
                .layer("env").definedBy(HERE + ".env..")
                .whereLayer("entry").mayNotBeAccessedByAnyLayer()
                .whereLayer("step").mayOnlyBeAccessedByLayers("entry")
                .whereLayer("check").mayOnlyBeAccessedByLayers("entry", "step")
                .whereLayer("emit").mayOnlyBeAccessedByLayers("step")
                .whereLayer("read").mayOnlyBeAccessedByLayers("entry", "step", "check")
                .whereLayer("shape").mayOnlyBeAccessedByLayers("step", "read", "emit")
                .whereLayer("env").mayOnlyBeAccessedByLayers("entry", "step", "emit")
                .check(PROCESSOR);
    }
}
