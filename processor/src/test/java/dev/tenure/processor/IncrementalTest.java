package dev.tenure.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A build that compiles one changed entity alone, and has the rest of the schema processed as the classes that are
 * there, as Gradle does, ends with what a compile of everything ends with.
 */
class IncrementalTest {

    private static final String ROOT = Compiling.rootAlone("Thing", "Part");
    private static final String COMPANY = Compiling.COMPANY.replace("record", "public record");
    private static final String THING = """
            @Table("things") @TenantScoped
            public record Thing(@Id Long id, @NotNull String code) {}
            """;
    private static final String CHANGED = """
            @Table("things") @TenantScoped @Index(name = "by_state", columns = "state")
            public record Thing(@Id UUID id, @NotNull @Size(max = 20) String code, @NotNull State state) {
                public enum State { NEW, USED }
            }
            """;
    private static final String PART = """
            @Table("parts") @TenantScoped
            public record Part(@Id Long id, @References(value = Thing.class, onDelete = CASCADE) @NotNull %s thingId) {}
            """;
    private static final String LOOSE_PART = """
            @Table("parts") @TenantScoped
            public record Part(@Id Long id, @NotNull String thing) {}
            """;
    private static final String TESTS = "@VerifyTenantSchema(Shop.class) interface SchemaTests {}";
    private static final List<String> REST = List.of("shop.Shop", "shop.Company", "shop.Part");

    @TempDir
    private Path disk;

    private Folder folder(String name) {
        return new Folder(disk.resolve(name));
    }

    private Folder whole(String thing, String part) {
        Folder whole = folder("whole");
        whole.compileSoundly(List.of(), List.of(), ROOT, COMPANY, thing, part);
        return whole;
    }

    private Folder bySteps(String part) {
        Folder folder = folder("steps");
        folder.compileSoundly(List.of(), List.of(), ROOT, COMPANY, THING, part);
        assertThat(Folder.errors(folder.compileBeside(REST, List.of(), CHANGED))).isEmpty();
        return folder;
    }

    @Test
    void descriptor_proposals_and_repositories_are_those_of_a_whole_compile() {
        Map<String, String> whole = whole(CHANGED, LOOSE_PART).written();
        assertThat(bySteps(LOOSE_PART).written()).isEqualTo(whole);
        assertThat(whole).containsKeys("META-INF/tenure/shop.Shop.json", "shop/ThingRepository.java",
                "shop/PartRepository.java", "META-INF/tenure/proposed/shop.Shop/V0002__create_parts.sql");
    }

    @Test
    void a_table_that_refers_to_the_changed_entity_follows_it() {
        String part = PART.formatted("String");
        Folder folder = folder("steps");
        folder.compileSoundly(List.of(), List.of(), ROOT, COMPANY, THING.replace("Long id", "String id"), part);
        assertThat(Folder.errors(folder.compileBeside(REST, List.of(), THING.replace("Long id",
                "@Column(length = 40) String id")))).isEmpty();
        assertThat(folder.written().get("META-INF/tenure/proposed/shop.Shop/V0002__create_parts.sql"))
                .contains("`thing_id` VARCHAR(40) NOT NULL");
    }

    @Test
    void a_fault_of_the_changed_entity_is_told_at_its_place_and_leaves_what_was_written() {
        String part = PART.formatted("Long");
        Folder folder = folder("steps");
        folder.compileSoundly(List.of(), List.of(), ROOT, COMPANY, THING, part);
        Map<String, String> before = folder.written();
        assertThat(Folder.errors(folder.compileBeside(REST, List.of(), "@Index(columns = \"kode\")\n" + THING)))
                .containsExactly("Thing.java:2 TEN155");
        assertThat(folder.written()).isEqualTo(before);
    }

    @Test
    void tests_are_those_of_a_whole_compile() {
        Folder whole = whole(CHANGED, LOOSE_PART);
        Map<String, String> expected = tests("expected", whole);
        Folder steps = folder("steps");
        steps.compileSoundly(List.of(), List.of(), ROOT, COMPANY, THING, LOOSE_PART);
        Map<String, String> before = tests("tests", steps);
        bySteps(LOOSE_PART);
        assertThat(tests("tests", steps)).isEqualTo(expected).isNotEqualTo(before)
                .containsKey("shop/ThingTableTest.java");
    }

    @Test
    void a_root_does_not_write_over_the_repositories_of_one_that_was_compiled_before() {
        String archive = ROOT.replace("Shop", "Archive");
        Folder folder = folder("steps");
        folder.compileSoundly(List.of(), List.of(), ROOT, COMPANY, THING, LOOSE_PART);
        Map<String, String> before = folder.written();
        assertThat(Folder.errors(folder.compile(List.of(), List.of(), archive)))
                .isNotEmpty().allMatch(error -> error.endsWith(" TEN811"));
        assertThat(folder.written()).containsAllEntriesOf(before);
        folder.compileSoundly(List.of(), List.of(), ROOT);
        folder.compileSoundly(List.of(), List.of("-Atenure.repositories=false"), archive);
    }

    /** The tests that are written of the schema in a folder; what they rest on is not here to compile them. */
    private Map<String, String> tests(String name, Folder schema) {
        Folder tests = folder(name);
        tests.compile(List.of(schema), List.of("-proc:only"), TESTS);
        return tests.written();
    }
}
