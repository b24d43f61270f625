package dev.tenure.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** A class folder on disk, for compiles that go on where an earlier one left off or see classes of another project. */
record Folder(Path path) {

    /** Compiles into the folder, with what it and {@code others} hold on the class path. */
    List<Diagnostic<? extends JavaFileObject>> compile(List<Folder> others, List<String> options, String... texts) {
        return compile(List.of(new TenureProcessor()), others, options, texts);
    }

    /** Compiles sources, and has classes that the folder holds processed beside them. */
    List<Diagnostic<? extends JavaFileObject>> compileBeside(
            List<String> classes, List<String> options, String... texts) {
        return compile(List.of(new TenureProcessor()), classes, List.of(), options, texts);
    }

    List<Diagnostic<? extends JavaFileObject>> compile(
            List<Processor> processors, List<Folder> others, List<String> options, String... texts) {
        return compile(processors, List.of(), others, options, texts);
    }

    private List<Diagnostic<? extends JavaFileObject>> compile(List<Processor> processors, List<String> classes,
            List<Folder> others, List<String> options, String... texts) {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        try (StandardJavaFileManager files = javac.getStandardFileManager(diagnostics, Locale.ROOT, null)) {
            files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(Files.createDirectories(path)));
            List<Path> classPath = new ArrayList<>(List.of(path));
            others.forEach(other -> classPath.add(other.path()));
            Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                    .map(Path::of).forEach(classPath::add);
            files.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath);
            JavaCompiler.CompilationTask task = javac.getTask(new StringWriter(), files, diagnostics, options, classes,
                    Arrays.asList(Compiling.sources(texts)));
            if (!processors.isEmpty()) {
                task.setProcessors(processors);
            }
            task.call();
            return diagnostics.getDiagnostics();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Compiles without any error. */
    void compileSoundly(List<Folder> others, List<String> options, String... texts) {
        assertThat(errors(compile(others, options, texts))).isEmpty();
    }

    static List<String> errors(List<Diagnostic<? extends JavaFileObject>> diagnostics) {
        return diagnostics.stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .map(Compiling::place)
                .toList();
    }

    /** What was generated beside Java, by path and content. */
    Map<String, String> generated() {
        Map<String, String> contents = written();
        contents.keySet().removeIf(name -> name.endsWith(".java"));
        return contents;
    }

    /** All that was generated, sources too, by path and content. */
    Map<String, String> written() {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!file.toString().endsWith(".class")) {
                    String name = path.relativize(file).toString().replace(File.separatorChar, '/');
                    contents.put(name, Files.readString(file));
                }
            }
            return contents;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
