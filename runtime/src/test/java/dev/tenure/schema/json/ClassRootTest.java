package dev.tenure.schema.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenure.schema.Schema;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassRootTest {

    @TempDir
    private Path folder;

    private static void add(Path root, String name) throws IOException {
        Path descriptors = Files.createDirectories(root.resolve(ClassRoot.DESCRIPTORS));
        Schema schema = new Schema(name, Optional.empty(), Schema.DEFAULT_MIGRATIONS, List.of());
        Files.writeString(descriptors.resolve(name + ".json"), SchemaJson.write(schema));
    }

    @Test
    void the_only_schema_needs_no_name() throws IOException {
        add(folder, "com.acme.Shop$Root");
        Files.createDirectories(folder.resolve(ClassRoot.DESCRIPTORS).resolve("proposed/com.acme.Shop$Root"));
        try (ClassRoot root = ClassRoot.open(folder)) {
            assertThat(root.schema(Optional.empty()).name()).isEqualTo("com.acme.Shop$Root");
            assertThat(root.schema(Optional.of("Root")).name()).isEqualTo("com.acme.Shop$Root");
            assertThat(root.root()).isEqualTo(folder);
        }
    }

    @Test
    void a_jar_serves_like_a_folder() throws IOException {
        Path jar = folder.resolve("x.jar");
        try (FileSystem made = FileSystems.newFileSystem(URI.create("jar:" + jar.toUri()), Map.of("create", "true"))) {
            add(made.getPath("/"), "com.acme.Shop");
        }
        try (ClassRoot root = ClassRoot.open(jar)) {
            assertThat(root.schemas()).extracting(Schema::name).containsExactly("com.acme.Shop");
            assertThat(Files.exists(root.root().resolve("META-INF"))).isTrue();
        }
    }

    @Test
    void among_several_schemas_one_must_be_named() throws IOException {
        add(folder, "com.acme.Shop");
        add(folder, "com.acme.Stock");
        add(folder, "org.other.Shop");
        try (ClassRoot root = ClassRoot.open(folder)) {
            assertThat(root.schema(Optional.of("Stock")).name()).isEqualTo("com.acme.Stock");
            assertThat(root.schema(Optional.of("org.other.Shop")).name()).isEqualTo("org.other.Shop");
            assertThatThrownBy(() -> root.schema(Optional.empty()))
                    .hasMessageContaining("TEN306")
                    .hasMessageContaining("com.acme.Shop, com.acme.Stock, org.other.Shop");
            assertThatThrownBy(() -> root.schema(Optional.of("Shop")))
                    .hasMessageContaining("TEN306").hasMessageContaining("com.acme.Shop, org.other.Shop");
            assertThatThrownBy(() -> root.schema(Optional.of("Nope")))
                    .hasMessageContaining("TEN307").hasMessageContaining("Nope");
        }
    }

    @Test
    void what_is_not_there_is_said() throws IOException {
        assertThatThrownBy(() -> ClassRoot.open(folder.resolve("missing")))
                .hasMessageContaining("TEN303").hasMessageContaining("missing");
        try (ClassRoot root = ClassRoot.open(folder)) {
            assertThatThrownBy(() -> root.schema(Optional.empty()))
                    .hasMessageContaining("TEN305").hasMessageContaining("processor path");
        }
    }

    @Test
    void a_file_that_is_no_jar_is_refused() throws IOException {
        Path text = Files.writeString(folder.resolve("notes.txt"), "not a jar");
        assertThatThrownBy(() -> ClassRoot.open(text)).hasMessageContaining("TEN304").hasMessageContaining("notes.txt");
        Path broken = Files.writeString(folder.resolve("broken.jar"), "not a jar");
        assertThatThrownBy(() -> ClassRoot.open(broken)).hasMessageContaining("TEN304");
    }
}
