package dev.tenure.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenure.schema.Column;
import dev.tenure.schema.ColumnType;
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
        Path snapshot = Promotion.snapshotIn(target, schema);
        Optional<Schema> promoted = Files.exists(snapshot)
                ? Optional.of(SchemaJson.read(Files.readString(snapshot), "snapshot"))
                : Optional.empty();
        Proposal proposal = Proposal.of(schema, promoted);
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
        assertThat(SchemaJson.read(Files.readString(target.resolve("Shop.snapshot.json")), "x")).isEqualTo(two);
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

    @Test
    void a_table_that_changed_or_is_gone_since_it_was_promoted_is_refused() throws IOException {
        compile(schema(table("a"), table("b")));
        promote(schema(table("a"), table("b")), "1");
        Table changed = new Table("a", Table.Role.OWNED, "another", Storage.DEFAULT, table("a").columns(),
                List.of("id"), List.of(), List.of(), List.of(), List.of(), Optional.empty());
        compile(schema(changed, table("b")));
        assertThatThrownBy(() -> promote(schema(changed, table("b")), "2"))
                .hasMessageContaining("TEN317").hasMessageContaining("table a");
        compile(schema(table("a")));
        assertThatThrownBy(() -> promote(schema(table("a")), "2"))
                .hasMessageContaining("TEN318").hasMessageContaining("table b");
    }

    @Test
    void a_migration_without_its_snapshot_is_not_promoted_a_second_time() throws IOException {
        Schema one = schema(table("a"));
        compile(one);
        promote(one, "1");
        Files.delete(target.resolve("Shop.snapshot.json"));
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
