package dev.tenure.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a compile makes of what was promoted before. */
class PromotedTest {

    private static final String ROOT = Compiling.root("Thing", "Part");
    private static final String PART = "@Table(\"parts\") record Part(@Id Long id) {}";
    private static final String THING = """
            @Table("things")
            record Thing(
                @Id Long id,
                @Size(max = 20) String code) {}
            """;

    @TempDir
    private Path disk;

    private Path migrations;
    private int compiles;

    @BeforeEach
    void promote() throws IOException {
        migrations = Files.createDirectories(disk.resolve("migrations"));
        Folder classes = compiled(List.of(), ROOT, THING, PART);
        Files.writeString(migrations.resolve("Shop.snapshot.json"),
                classes.generated().get("META-INF/tenure/proposed/shop.Shop/snapshot.json"));
    }

    private List<String> options(List<String> others) {
        List<String> options = new ArrayList<>(List.of("-Atenure.migrations=" + migrations));
        options.addAll(others);
        return options;
    }

    private Folder compiled(List<String> others, String... texts) {
        Folder classes = new Folder(disk.resolve("classes" + compiles++));
        classes.compileSoundly(List.of(), options(others), texts);
        return classes;
    }

    /** Compiles what must not compile, with the errors that it announces; nothing may come of it. */
    private List<String> refused(List<String> others, String... texts) {
        Folder classes = new Folder(disk.resolve("classes" + compiles++));
        var diagnostics = classes.compile(List.of(), options(others), texts);
        assertThat(Folder.errors(diagnostics).stream().sorted().toList())
                .isEqualTo(Compiling.marked(Compiling.sources(texts)));
        assertThat(classes.generated()).isEmpty();
        return diagnostics.stream().map(diagnostic -> diagnostic.getMessage(null)).toList();
    }

    @Test
    void nothing_is_proposed_where_nothing_changed_in_ci_too() {
        assertThat(compiled(List.of(), ROOT, THING, PART).generated())
                .containsOnlyKeys("META-INF/tenure/shop.Shop.json");
        assertThat(compiled(List.of("-Atenure.ci=true"), ROOT, THING, PART).generated()).hasSize(1);
    }

    @Test
    void only_new_tables_are_proposed() {
        Map<String, String> files = compiled(List.of(), Compiling.root("Thing", "Part", "Pin"), THING, PART,
                "@Table(\"pins\") record Pin(@Id Long id) {}").generated();
        assertThat(files.keySet()).filteredOn(file -> file.contains("proposed")).containsExactly(
                "META-INF/tenure/proposed/shop.Shop/U0001__create_pins.sql",
                "META-INF/tenure/proposed/shop.Shop/V0001__create_pins.sql",
                "META-INF/tenure/proposed/shop.Shop/snapshot.json");
    }

    @Test
    void what_only_java_knows_moves_the_snapshot_alone() {
        Map<String, String> files = compiled(List.of(), ROOT, THING.replace("String code", "String kode")
                .replace("@Size", "@Column(name = \"code\") @Size"), PART).generated();
        assertThat(files.keySet()).filteredOn(file -> file.contains("proposed"))
                .containsExactly("META-INF/tenure/proposed/shop.Shop/snapshot.json");
    }

    @Test
    void a_promoted_table_that_becomes_append_only_is_an_error_where_that_is_said() {
        assertThat(refused(List.of(), ROOT, PART, THING.replace("record", "@AppendOnly // TEN317 TEN317\nrecord")))
                .anySatisfy(message -> assertThat(message).contains("trigger things.things_no_update is new"));
    }

    @Test
    void every_change_of_a_promoted_table_is_an_error_where_it_was_made() {
        assertThat(refused(List.of(), ROOT, PART, """
                @Table(value = "things",
                    comment = "changed") // TEN317
                @Index(name = "by_code", columns = "code") // TEN317
                record Thing(
                    @Id Long id,
                    @Size(max =
                        30) // TEN317
                    String code,
                    int extra) {} // TEN317
                """)).anySatisfy(message -> assertThat(message).isEqualTo(
                        "TEN317: The column things.code changed from varchar(20) to varchar(30) since the table things "
                                + "was promoted. Take that back: so far Tenure creates tables, and neither alters nor "
                                + "drops one that was promoted."));
        refused(List.of(), ROOT, PART, """
                @Table("things") // TEN317
                record Thing(@Id Long id) {}
                """);
    }

    @Test
    void a_promoted_table_that_no_entity_declares_any_more_is_an_error_at_the_list() {
        refused(List.of(), THING, """
                @TenantSchema(tenant = Company.class, tenantColumn = "company_id", existing = Company.class,
                    entities = Thing.class) // TEN318
                interface Shop {}
                @Table("companies") record Company(@Id Long id) {}
                """);
    }

    @Test
    void in_ci_what_was_not_promoted_is_an_error_at_the_root() {
        for (String option : List.of("-Atenure.ci=true", "-Atenure.ci")) {
            refused(List.of(option), THING, PART, "@Table(\"pins\") record Pin(@Id Long id) {}", """
                    @TenantSchema( // TEN319
                        tenant = Company.class, tenantColumn = "company_id", existing = Company.class,
                        entities = {Thing.class, Part.class, Pin.class})
                    interface Shop {}
                    @Table("companies") record Company(@Id Long id) {}
                    """);
        }
    }

    @Test
    void a_snapshot_that_was_edited_or_cannot_be_read_is_an_error_at_the_root() throws IOException {
        Path snapshot = migrations.resolve("Shop.snapshot.json");
        String root = """
                @TenantSchema( // %s
                    tenant = Company.class, tenantColumn = "company_id", existing = Company.class,
                    entities = {Thing.class, Part.class})
                interface Shop {}
                @Table("companies") record Company(@Id Long id) {}
                """;
        Files.writeString(snapshot, Files.readString(snapshot).replace("varchar", "char"));
        refused(List.of(), root.formatted("TEN302"), THING, PART);
        Files.writeString(snapshot, "{");
        refused(List.of(), root.formatted("TEN301"), THING, PART);
        Files.delete(snapshot);
        Files.createDirectory(snapshot);
        refused(List.of(), root.formatted("TEN315"), THING, PART);
    }
}
