package dev.tenure.benchmark;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.annotation.processing.Processor;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Compiles with what it reads and writes in memory. A disk would measure itself: where many files were deleted shortly
 * before, as between rounds of a benchmark, ext4 takes twenty times as long to make the next one.
 */
final class Compiler {

    private static final JavaCompiler JAVAC = ToolProvider.getSystemJavaCompiler();

    private Compiler() {}

    /** Compiles, with a processor or without any, and gives the sources that were generated. */
    static List<JavaFileObject> compile(List<JavaFileObject> sources, Optional<Processor> processor) throws IOException {
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        try (Files files = new Files(JAVAC.getStandardFileManager(diagnostics, null, null))) {
            JavaCompiler.CompilationTask task = JAVAC.getTask(null, files, diagnostics,
                    processor.isPresent() ? List.of() : List.of("-proc:none"), null, sources);
            task.setProcessors(processor.stream().toList());
            if (!task.call()) {
                throw new IllegalStateException("the benchmark's entities do not compile: " + diagnostics.getDiagnostics());
            }
            return files.written.values().stream()
                    .filter(file -> file.getKind() == JavaFileObject.Kind.SOURCE)
                    .<JavaFileObject>map(file -> file)
                    .toList();
        }
    }

    static List<JavaFileObject> sources(int entities) {
        return EntitySources.of(entities).stream()
                .<JavaFileObject>map(source -> {
                    InMemory file = new InMemory(path(source.type(), JavaFileObject.Kind.SOURCE), JavaFileObject.Kind.SOURCE);
                    file.content = source.text().getBytes(StandardCharsets.UTF_8);
                    return file;
                })
                .toList();
    }

    private static String path(String type, JavaFileObject.Kind kind) {
        return type.replace('.', '/') + kind.extension;
    }

    private static final class Files extends ForwardingJavaFileManager<StandardJavaFileManager> {
        private final Map<String, InMemory> written = new LinkedHashMap<>();

        Files(StandardJavaFileManager fileManager) {
            super(fileManager);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                JavaFileManager.Location location, String type, JavaFileObject.Kind kind, FileObject sibling) {
            return written.computeIfAbsent(path(type, kind), path -> new InMemory(path, kind));
        }

        @Override
        public FileObject getFileForOutput(
                JavaFileManager.Location location, String folder, String name, FileObject sibling) {
            return written.computeIfAbsent(name, path -> new InMemory(path, JavaFileObject.Kind.OTHER));
        }

        @Override
        public boolean isSameFile(FileObject one, FileObject other) {
            return one == other;
        }

        @Override
        public String inferBinaryName(JavaFileManager.Location location, JavaFileObject file) {
            return file instanceof InMemory ? null : super.inferBinaryName(location, file);
        }
    }

    private static final class InMemory extends SimpleJavaFileObject {
        private byte[] content = {};

        InMemory(String path, Kind kind) {
            super(URI.create("memory:///" + path), kind);
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return new String(content, StandardCharsets.UTF_8);
        }

        @Override
        public OutputStream openOutputStream() {
            return new ByteArrayOutputStream() {
                @Override
                public void close() {
                    content = toByteArray();
                }
            };
        }
    }
}
