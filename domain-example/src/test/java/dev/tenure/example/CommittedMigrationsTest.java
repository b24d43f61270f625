package dev.tenure.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.migrate.Promotion;
import dev.tenure.processor.TenureProcessor;
import dev.tenure.schema.Schema;
import dev.tenure.schema.json.ClassRoot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommittedMigrationsTest {

    /** The plan's own. */
    private static final List<String> VERSIONS = List.of("2025_10_01_060100", "2025_10_01_060201", "2025_10_01_060203",
            "2025_10_01_060304", "2025_10_01_060305", "2025_10_01_060400");

    @Test
    void what_is_committed_is_what_the_compiler_emits(@TempDir Path folder) throws IOException {
        Path output = Files.createDirectory(folder.resolve("classes"));
        Path promoted = folder.resolve("migration");
        compile(output);
        try (ClassRoot classes = ClassRoot.open(output)) {
            Schema schema = classes.schema(Optional.empty());
            Promotion.promote(classes, schema, promoted, VERSIONS, Clock.systemUTC());
        }
        assertThat(contents(Example.COMMITTED)).isEqualTo(contents(promoted));
    }

    private static void compile(Path output) throws IOException {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = javac.getStandardFileManager(null, null, null);
                Stream<Path> sources = Files.walk(Path.of("src", "main", "java"))) {
            files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(output));
            List<Path> java = sources.filter(path -> path.toString().endsWith(".java")).toList();
            JavaCompiler.CompilationTask task = javac.getTask(
                    null, files, null, List.of(), null, files.getJavaFileObjectsFromPaths(new ArrayList<>(java)));
            task.setProcessors(List.of(new TenureProcessor()));
            assertThat(task.call()).isTrue();
        }
    }

    private static Map<String, String> contents(Path folder) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.forEach(file -> {
                try {
                    contents.put(file.getFileName().toString(), Files.readString(file));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
        return contents;
    }
}
