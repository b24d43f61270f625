package dev.tenure.example.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.tenure.example.Example;
import dev.tenure.testkit.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** The generated tests are run against damaged databases: for each kind there is a damage that just it tells. */
class GeneratedTestsCanFailTest {

    private static final String STRUCTURE = "it_is_what_its_entity_declares";
    private static final Set<String> KINDS = new TreeSet<>();

    @TempDir
    private static Path folder;

    private static int made;
    private static int killed;

    @AfterAll
    static void sumUp() {
        System.out.println("generated tests: " + KINDS.size() + " kinds, " + made + " mutants, " + killed + " killed on "
                + TestServer.shared().server().label());
    }

    private static List<Break> all() throws IOException {
        List<Break> breaks = new ArrayList<>(Breaks.all());
        breaks.addAll(TenancyBreaks.all());
        breaks.addAll(CountBreaks.all());
        breaks.addAll(WorkshopBreaks.all());
        breaks.add(Break.ofMigrations("migrations", "AppointmentSchemaTest",
                List.of("each_migration_goes_up_and_down_and_up_again"), leavingSomethingBehind()));
        return breaks;
    }

    /** The committed migrations, one of which adds a key that nothing takes away again. */
    private static Path leavingSomethingBehind() throws IOException {
        Path migrations = Files.createDirectories(folder.resolve("db/migration"));
        try (Stream<Path> files = Files.list(Example.COMMITTED)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".sql")).toList()) {
                boolean first = file.getFileName().toString().startsWith("V2025_10_01_060100");
                Files.writeString(migrations.resolve(file.getFileName().toString()), Files.readString(file)
                        + (first ? "ALTER TABLE customers ADD KEY left_behind (name);\n" : ""));
            }
        }
        return folder;
    }

    @TestFactory
    Stream<DynamicTest> just_the_test_of_what_is_damaged_goes_red() throws IOException {
        List<Break> breaks = all();
        made = breaks.size();
        return breaks.stream().map(one -> DynamicTest.dynamicTest(one.name(), () -> kill(one)));
    }

    private static void kill(Break one) {
        Result result = new Result();
        one.damage().during(() -> LauncherFactory.create().execute(request(one.tests()), result));
        assertThat(result.unexpected).as("classes that could not run").isEmpty();
        boolean aboutStructure = one.kind().equals("structure");
        assertThat(result.red).filteredOn(name -> aboutStructure || !name.equals(STRUCTURE))
                .containsExactlyInAnyOrderElementsOf(aboutStructure ? List.of(STRUCTURE) : one.red());
        killed++;
    }

    @Test
    void every_kind_of_generated_test_has_a_mutant() throws IOException {
        for (String tests : generated()) {
            TestPlan plan = LauncherFactory.create().discover(request(tests));
            plan.getRoots().forEach(root -> plan.getDescendants(root).stream()
                    .flatMap(test -> test.getTags().stream()).map(TestTag::getName).forEach(KINDS::add));
        }
        assertThat(KINDS).hasSizeGreaterThan(15);
        assertThat(all().stream().map(Break::kind).distinct()).containsExactlyInAnyOrderElementsOf(KINDS);
    }

    /** All that the compiler wrote, by their names below the example's package. */
    private static List<String> generated() throws IOException {
        Path classes = Path.of("target", "test-classes", "dev", "tenure", "example");
        try (Stream<Path> files = Files.walk(classes, 2)) {
            return files.map(file -> classes.relativize(file).toString().replace('/', '.'))
                    .filter(name -> name.matches("(workshop\\.)?\\w+(Table|Schema|Tenancy)Test\\.class"))
                    .map(name -> name.replaceFirst("\\.class$", ""))
                    .sorted()
                    .toList();
        }
    }

    private static LauncherDiscoveryRequest request(String tests) {
        return LauncherDiscoveryRequestBuilder.request().selectors(selectClass("dev.tenure.example." + tests)).build();
    }

    /** The names of tests that went red, and of classes that did. */
    private static final class Result implements TestExecutionListener {

        private final List<String> red = new ArrayList<>();
        private final List<String> unexpected = new ArrayList<>();

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            if (result.getStatus() == TestExecutionResult.Status.FAILED) {
                test.getSource().filter(MethodSource.class::isInstance).map(MethodSource.class::cast).ifPresentOrElse(
                        method -> red.add(method.getMethodName()),
                        () -> unexpected.add(test.getDisplayName() + ": " + result.getThrowable()));
            }
        }
    }
}
