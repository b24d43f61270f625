package dev.tenure.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenure.schema.Column;
import dev.tenure.schema.ColumnType;
import dev.tenure.schema.Said;
import dev.tenure.schema.Acceptance;
import dev.tenure.schema.Subject;
import dev.tenure.schema.Schema;
import dev.tenure.schema.Storage;
import dev.tenure.schema.Table;
import dev.tenure.schema.json.ClassRoot;
import dev.tenure.schema.json.SchemaJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PromotionTest {

    private static final Clock LATE = Clock.fixed(Instant.parse("2025-12-31T23:59:59Z"), ZoneId.of("Asia/Tokyo"));

    @TempDir
    private Path folder;

    private Path classes;
    private Path target;

    @BeforeEach
    void folders() {
        classes = folder.resolve("classes");
        target = folder.resolve("src/db/migration");
    }

    private static Table table(String name) {
        return new Table(name, Table.Role.OWNED, "", Storage.DEFAULT,
                List.of(Column.of("id", ColumnType.bigUnsigned(), false)), List.of("id"), List.of(), List.of(),
                List.of(), List.of(), Optional.empty());
    }

    private static Schema schema(Table... tables) {
        return new Schema("com.acme.Shop", Optional.empty(), Schema.DEFAULT_MIGRATIONS, List.of(tables));
    }

    /** What the compiler leaves in the class output. */
    private void compile(Schema schema) throws IOException {
        compile(schema, Said.NOTHING);
    }

    private void compile(Schema schema, Said said) throws IOException {
        Proposal proposal = Proposal.of(schema, Promotion.promoted(target, schema), said);
        Path proposed = Files.createDirectories(classes.resolve(Promotion.proposedFolder(schema)));
        try (Stream<Path> old = Files.list(proposed)) {
            for (Path file : old.toList()) {
                Files.delete(file);
            }
        }
        for (Map.Entry<String, String> file : proposal.files().entrySet()) {
            Files.writeString(proposed.resolve(file.getKey()), file.getValue());
        }
    }

    private List<String> promote(Schema schema, String... versions) {
        try (ClassRoot root = ClassRoot.open(classes)) {
            return Promotion.promote(root, schema, target, List.of(versions), LATE).stream()
                    .map(path -> path.getFileName().toString())
                    .toList();
        }
    }

    private List<String> names() throws IOException {
        if (!Files.exists(target)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(target)) {
            return files.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void proposals_get_the_given_versions_and_the_snapshot_comes_along() throws IOException {
        Schema two = schema(table("a"), table("b"));
        compile(two);
        assertThat(promote(two, "2025_10_01_060100", "2025_10_01_060201")).containsExactly(
                "V2025_10_01_060100__create_a.sql", "U2025_10_01_060100__create_a.sql",
                "V2025_10_01_060201__create_b.sql", "U2025_10_01_060201__create_b.sql", "Shop.snapshot.json");
        assertThat(names()).hasSize(5);
        assertThat(Files.readString(target.resolve("V2025_10_01_060100__create_a.sql"))).contains("CREATE TABLE `a`");
        assertThat(SchemaJson.readSnapshot(Files.readString(target.resolve("Shop.snapshot.json")), "x").schema()).isEqualTo(two);
        assertThat(MigrationFiles.read(folder.resolve("src"), two)).hasSize(2);
    }

    @Test
    void without_a_version_it_is_the_present_time_in_utc_and_each_further_one_is_a_second_later() throws IOException {
        Schema two = schema(table("a"), table("b"));
        compile(two);
        assertThat(promote(two)).contains("V2025_12_31_235959__create_a.sql", "V2026_01_01_000000__create_b.sql");
    }

    @Test
    void after_a_version_that_is_no_time_the_next_number_follows() throws IOException {
        Schema three = schema(table("a"), table("b"), table("c"));
        compile(three);
        assertThat(promote(three, "1.098")).contains(
                "V1.098__create_a.sql", "V1.099__create_b.sql", "V1.100__create_c.sql");
    }

    @Test
    void only_what_is_new_is_promoted_and_then_nothing() throws IOException {
        compile(schema(table("a")));
        promote(schema(table("a")), "1");
        Schema two = schema(table("a"), table("b"));
        compile(two);
        assertThat(promote(two, "2")).containsExactly("V2__create_b.sql", "U2__create_b.sql", "Shop.snapshot.json");
        compile(two);
        assertThat(promote(two)).isEmpty();
    }

    @Test
    void a_changed_expectation_of_an_existing_table_moves_the_snapshot_alone() throws IOException {
        compile(schema(table("a")));
        promote(schema(table("a")), "1");
        Table existing = new Table("p", Table.Role.EXISTING, "", Storage.DEFAULT,
                List.of(Column.of("id", ColumnType.uuid(), false)), List.of("id"), List.of(), List.of(), List.of(),
                List.of(), Optional.empty());
        Schema more = schema(table("a"), existing);
        compile(more);
        assertThat(promote(more)).containsExactly("Shop.snapshot.json");
    }

    @Test
    void a_version_that_is_there_is_never_overwritten() throws IOException {
        compile(schema(table("a")));
        promote(schema(table("a")), "2025_10_01_060100");
        Schema two = schema(table("a"), table("b"));
        compile(two);
        List<String> before = names();
        assertThatThrownBy(() -> promote(two, "2025.10.1.60100")).hasMessageContaining("TEN311");
        assertThatThrownBy(() -> promote(two, "2025_09_30_000000")).hasMessageContaining("TEN312");
        assertThat(names()).isEqualTo(before);
    }

    @Test
    void a_proposal_that_no_longer_fits_the_source_tree_is_refused() throws IOException {
        compile(schema(table("a")));
        promote(schema(table("a")), "1");
        Schema two = schema(table("a"), table("b"));
        // the class output still holds what was promoted just now
        assertThatThrownBy(() -> promote(two, "9")).hasMessageContaining("TEN310");
        assertThat(names()).noneMatch(name -> name.contains("9"));
    }

    @Test
    void what_is_promoted_already_is_not_promoted_again_although_the_class_output_still_proposes_it() throws IOException {
        Schema one = schema(table("a"));
        compile(one);
        promote(one, "1");
        assertThat(promote(one, "2")).isEmpty();
    }

    private static Table commented(String name) {
        return new Table(name, Table.Role.OWNED, "another", Storage.DEFAULT, table(name).columns(), List.of("id"),
                List.of(), List.of(), List.of(), List.of(), Optional.empty());
    }

    @Test
    void a_change_of_a_table_is_promoted_with_its_way_back() throws IOException {
        compile(schema(table("a"), table("b")));
        promote(schema(table("a"), table("b")), "1");
        Schema changed = schema(commented("a"), table("b"));
        compile(changed);
        assertThat(promote(changed, "3")).containsExactly("V3__alter_a.sql", "U3__alter_a.sql", "Shop.snapshot.json");
        assertThat(Files.readString(target.resolve("V3__alter_a.sql"))).matches("""
                -- Shop: changes a:
                --   changes its comment
                -- tenure:chain 1 of 1, from [0-9a-f]{12} to [0-9a-f]{12}
                ALTER TABLE `a`
                  COMMENT = 'another'[^;]*;
                """);
        assertThat(Files.readString(target.resolve("U3__alter_a.sql"))).startsWith("""
                -- Shop: takes back the changes of a:
                --   changes its comment
                -- tenure:undoes 1
                ALTER TABLE `a`
                  COMMENT = ''""");
    }

    @Test
    void a_table_that_is_gone_is_dropped_once_that_is_said() throws IOException {
        compile(schema(table("a"), table("b")));
        promote(schema(table("a"), table("b")), "1");
        Schema one = schema(table("a"));
        compile(one);
        assertThatThrownBy(() -> promote(one, "3")).hasMessageContaining("TEN318").hasMessageContaining("table b");
        compile(one, new Said(List.of(), List.of(new Said.Removed("b", Optional.empty(), "nobody\nneeds it"))));
        assertThat(promote(one, "3")).contains("V3__drop_b.sql");
        assertThat(Files.readString(target.resolve("V3__drop_b.sql"))).matches("""
                -- Shop: drops b: nobody needs it.
                -- tenure:chain .*
                -- tenure:loses the rows of b
                DROP TABLE `b`;
                """);
        assertThat(Files.readString(target.resolve("U3__drop_b.sql"))).startsWith("""
                -- Shop: makes b again, without its rows.
                -- tenure:undoes 1
                CREATE TABLE `b` (
                """);
    }

    @Test
    void a_renamed_table_goes_on() throws IOException {
        compile(schema(table("a")));
        promote(schema(table("a")), "1");
        Schema one = schema(table("b"));
        Said.Renamed renamed = new Said.Renamed("b", List.of(), "a");
        compile(one, new Said(List.of(renamed), List.of()));
        assertThatThrownBy(() -> promote(one, "2")).hasMessageContaining("TEN180");
        Said said = new Said(List.of(renamed), List.of(), List.of(), List.of(
                new Acceptance("TEN180", List.of(Subject.schema("")), "nothing runs\nmeanwhile")));
        compile(one, said);
        assertThat(promote(one, "2")).contains("V2__rename_a_to_b.sql");
        assertThat(Files.readString(target.resolve("V2__rename_a_to_b.sql")))
                .contains("\n-- tenure:accepted TEN180 because nothing runs meanwhile\n");
        compile(one, said);
        assertThat(promote(one)).isEmpty();
    }

    @Test
    void a_table_in_other_hands_stays_as_it_is() throws IOException {
        compile(schema(table("a"), table("b")));
        promote(schema(table("a"), table("b")), "1");
        Table existing = new Table("b", Table.Role.EXISTING, "", Storage.DEFAULT, table("b").columns(), List.of("id"),
                List.of(), List.of(), List.of(), List.of(), Optional.empty());
        Schema handed = schema(table("a"), existing);
        compile(handed);
        assertThat(promote(handed)).containsExactly("Shop.snapshot.json");
    }

    @Test
    void leftovers_of_an_earlier_proposal_do_not_matter() throws IOException {
        Schema three = schema(table("a"), table("b"), table("c"));
        compile(three);
        promote(three, "1");
        Map<String, String> old = Map.of("V0003__create_c.sql", "x", "U0003__create_c.sql", "x");
        Schema four = schema(table("a"), table("b"), table("c"), table("d"));
        compile(four);
        for (Map.Entry<String, String> file : old.entrySet()) {
            Files.writeString(classes.resolve(Promotion.proposedFolder(four)).resolve(file.getKey()), file.getValue());
        }
        assertThat(promote(four, "4")).contains("V4__create_d.sql").hasSize(3);
    }

    @Test
    void a_migration_without_its_snapshot_is_not_promoted_a_second_time() throws IOException {
        Schema one = schema(table("a"));
        compile(one);
        promote(one, "1");
        Files.delete(target.resolve("Shop.snapshot.json"));
        assertThatThrownBy(() -> promote(one, "2")).hasMessageContaining("TEN324").hasMessageContaining("V1__create_a.sql");
        Files.writeString(target.resolve("V1__create_a.sql"), "CREATE TABLE a (id INT);");
        compile(one);
        assertThatThrownBy(() -> promote(one, "2")).hasMessageContaining("TEN313")
                .hasMessageContaining("1__create_a.sql");
    }

    @Test
    void too_many_or_descending_versions_are_refused() throws IOException {
        Schema two = schema(table("a"), table("b"));
        compile(two);
        assertThatThrownBy(() -> promote(two, "1", "2", "3"))
                .hasMessageContaining("TEN314").hasMessageContaining("3 versions are given for 2");
        assertThatThrownBy(() -> promote(two, "2", "2.0")).hasMessageContaining("TEN314");
        assertThatThrownBy(() -> promote(two, "next")).hasMessageContaining("TEN339");
        assertThat(names()).isEmpty();
    }

    @Test
    void when_one_file_cannot_be_written_none_is_left() throws IOException {
        Schema two = schema(table("a"), table("b"));
        compile(two);
        Files.createDirectories(target.resolve("Shop.snapshot.json.next").resolve("in the way"));
        List<String> before = names();
        assertThatThrownBy(() -> promote(two, "1")).hasMessageContaining("TEN316");
        assertThat(names()).isEqualTo(before);
    }
}
