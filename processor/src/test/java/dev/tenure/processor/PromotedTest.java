package dev.tenure.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a compile makes of what was promoted before. */
class PromotedTest {

    /** In front of a root: renames are in order. */
    private static final String ACCEPTED = "@Accept(value = \"TEN180\", because = \"nothing runs meanwhile\")\n";

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
        promoted(ROOT, THING, PART);
    }

    private void promoted(String... texts) throws IOException {
        Path snapshot = migrations.resolve("Shop.snapshot.json");
        Files.deleteIfExists(snapshot);
        Folder classes = compiled(List.of(), texts);
        Files.writeString(snapshot, classes.generated().get("META-INF/tenure/proposed/shop.Shop/snapshot.json"));
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
                "META-INF/tenure/proposed/shop.Shop/said.json",
                "META-INF/tenure/proposed/shop.Shop/snapshot.json");
    }

    @Test
    void what_only_java_knows_moves_the_snapshot_alone() {
        Map<String, String> files = compiled(List.of(), ROOT, THING.replace("String code", "String kode")
                .replace("@Size", "@Column(name = \"code\") @Size"), PART).generated();
        assertThat(files.keySet()).filteredOn(file -> file.contains("proposed"))
                .containsExactly("META-INF/tenure/proposed/shop.Shop/said.json",
                        "META-INF/tenure/proposed/shop.Shop/snapshot.json");
    }

    /** What is proposed, by the names of the files without their numbers. */
    private Map<String, String> proposed(String... texts) {
        Map<String, String> files = new TreeMap<>();
        compiled(List.of(), texts).generated().forEach((name, text) -> {
            if (name.contains("/proposed/") && name.endsWith(".sql")) {
                files.put(name.replaceFirst(".*/([VU])\\d+__(.*)\\.sql", "$1 $2"), text);
            }
        });
        return files;
    }

    @Test
    void every_change_of_a_promoted_table_is_proposed_with_its_way_back() {
        Map<String, String> files = proposed(ROOT, PART, """
                @Table(value = "things", comment = "changed")
                @Index(name = "by_code", columns = "code")
                record Thing(@Id Long id, @Size(max = 30) String code, Integer extra) {}
                """);
        assertThat(files).containsOnlyKeys("V alter_things", "U alter_things");
        assertThat(files.get("V alter_things")).startsWith("""
                -- Shop: changes things from shop.Thing:
                --   changes its comment
                --   adds the column extra, int
                --   changes the column code from varchar(20) to varchar(30)
                --   adds the key by_code
                -- tenure:chain 1 of 1, from\s""")
                .contains("\n\nALTER TABLE `things`\n  MODIFY COLUMN `code` VARCHAR(30) COLLATE utf8mb4_unicode_ci NULL DEFAULT NULL");
        assertThat(files.get("U alter_things"))
                .contains("-- tenure:undoes 4\nALTER TABLE `things`\n  DROP INDEX `by_code`")
                .contains("-- tenure:undoes 2\n-- tenure:loses the values of things.extra\nALTER TABLE");
    }

    @Test
    void a_column_is_stored_from_now_on_at_once_with_its_keys() throws IOException {
        String keyed = """
                @Table("things")
                @Index(name = "by_half", columns = "half")
                @Accept(value = "TEN199", because = "it is a test")
                record Thing(@Id Long id, @NotNull Integer code, @Computed("`code` / 2") Integer half) {}
                """;
        promoted(ROOT, PART, keyed);
        Map<String, String> files = proposed(ROOT, PART, keyed.replaceAll("@Accept.*", "")
                .replace("(\"`code` / 2\")", "(value = \"`code` / 2\", stored = true)"));
        assertThat(files.get("V alter_things")).startsWith("""
                -- Shop: changes things from shop.Thing:
                --   stores the column half
                """).endsWith("""

                ALTER TABLE `things`
                  DROP INDEX `by_half`, DROP COLUMN `half`, ADD COLUMN `half` INT AS (`code` / 2) STORED AFTER `code`, \
                ADD KEY `by_half` (`half`), ALGORITHM=COPY, LOCK=SHARED;
                """);
        assertThat(files.get("U alter_things")).contains("ADD COLUMN `half` INT AS (`code` / 2) VIRTUAL AFTER `code`");
    }

    @Test
    void a_promoted_table_that_becomes_append_only_gets_its_triggers() {
        assertThat(proposed(ROOT, PART, THING.replace("record", "@AppendOnly record")).get("V alter_things"))
                .contains("CREATE TRIGGER `things_no_update`").contains("CREATE TRIGGER `things_no_delete`");
    }

    @Test
    void a_column_that_is_gone_is_an_error_with_both_readings() {
        assertThat(refused(List.of(), ROOT, PART, """
                @Table("things") // TEN317
                record Thing(@Id Long id, @Size(max = 20) String label, @Size(max = 30) String other) {}
                """)).anySatisfy(message -> assertThat(message).isEqualTo(
                        "TEN317: The column code of things was promoted, but no field has it any more. Say "
                                + "@WasNamed(\"code\") on Thing.label if it goes on under another name, or "
                                + "@Removed(column = \"code\", because = \"…\") on Thing if the values may go."));
    }

    @Test
    void a_table_that_is_gone_is_an_error_at_the_list_with_both_readings() {
        assertThat(refused(List.of(), THING, "@Table(\"pieces\") record Piece(@Id Long id) {}", """
                @TenantSchema(tenant = Company.class, tenantColumn = "company_id", existing = Company.class,
                    entities = {Thing.class, Piece.class}) // TEN318
                interface Shop {}
                @Table("companies") record Company(@Id Long id) {}
                """)).anySatisfy(message -> assertThat(message).isEqualTo(
                        "TEN318: The table parts was promoted, but no entity declares it any more. Say "
                                + "@WasNamed(\"parts\") on Piece if it goes on under another name, or "
                                + "@Removed(table = \"parts\", because = \"…\") on Shop if its rows may go."));
    }

    @Test
    void what_is_said_to_be_renamed_is_renamed() {
        assertThat(proposed(ACCEPTED + Compiling.root("Thing", "Piece"), THING.replace("String code", "@WasNamed(\"code\") String label"),
                "@Table(\"pieces\") @WasNamed(\"parts\") record Piece(@Id Long id) {}"))
                .containsOnlyKeys("V rename_parts_to_pieces", "U rename_parts_to_pieces", "V alter_things", "U alter_things");
    }

    @Test
    void what_is_said_to_be_removed_is_dropped_for_the_reason_that_is_given() {
        Map<String, String> files = proposed("@Removed(table = \"parts\", because = \"bought elsewhere\")\n"
                + Compiling.root("Thing"), "@Table(\"things\") @Removed(column = \"code\", because = \"all alike\") "
                + "record Thing(@Id Long id) {}");
        assertThat(files.get("V drop_parts")).startsWith("-- Shop: drops parts: bought elsewhere.\n");
        assertThat(files.get("V contract_things")).contains("--   drops the column code: all alike\n")
                .contains("-- tenure:loses the values of things.code\nALTER TABLE");
    }

    @Test
    void what_was_said_long_ago_is_noted() {
        Folder classes = new Folder(disk.resolve("noted"));
        List<String> messages = classes.compile(List.of(), options(List.of()),
                "@Removed(table = \"carts\", because = \"x\")\n" + ROOT, PART,
                "@Removed(column = \"fax\", because = \"x\")\n"
                        + THING.replace("String code", "@WasNamed(\"key\") String code"))
                .stream().map(diagnostic -> diagnostic.getMessage(null)).toList();
        assertThat(messages)
                .contains("@WasNamed on things.code no longer says anything: no column things.key was promoted. Take it off.")
                .contains("@Removed of things.fax no longer says anything: it is not there any more. Take it off.")
                .contains("@Removed of carts no longer says anything: it is not there any more. Take it off.");
    }

    @Test
    void both_columns_of_a_polymorphic_reference_are_renamed_together() throws IOException {
        String note = "@Table(\"notes\") record Note(@Id Long id, @Polymorphic(targets = {Thing.class, Part.class}) "
                + "EntityRef about) {}";
        promoted(Compiling.root("Thing", "Part", "Note"), THING, PART, note);
        assertThat(refused(List.of(), Compiling.root("Thing", "Part", "Note"), THING, PART,
                note.replace("about", "subject").replace(" record", " // TEN317\nrecord")))
                .anySatisfy(message -> assertThat(message)
                        .contains("The columns about_type and about_id of notes were promoted")
                        .contains("Say @WasNamed(\"about\") on Note.subject if they go on"));
        assertThat(proposed(ACCEPTED + Compiling.root("Thing", "Part", "Note"), THING, PART,
                note.replace("EntityRef about", "@WasNamed(\"about\") EntityRef subject")).get("V alter_notes"))
                .contains("RENAME COLUMN `about_type` TO `subject_type`")
                .contains("RENAME COLUMN `about_id` TO `subject_id`");
    }

    @Test
    void the_tenant_column_is_renamed_in_all_tables_where_the_root_says_so() throws IOException {
        String order = "@Table(\"orders\") @TenantScoped record Order(@Id Long id) {}";
        promoted(Compiling.root("Order"), order);
        assertThat(proposed(ACCEPTED + "@WasNamed(\"company_id\")\n" + Compiling.root("Order")
                .replace("\"company_id\"", "\"firm_id\""), order).get("V alter_orders"))
                .contains("RENAME COLUMN `company_id` TO `firm_id`");
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
