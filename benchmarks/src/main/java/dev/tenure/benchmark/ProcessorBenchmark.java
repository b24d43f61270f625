package dev.tenure.benchmark;

import dev.tenure.processor.TenureProcessor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * What the processor costs a compile: (A) entities without a processor, (B) with one that does nothing, (C) entities
 * plus what ours generates, without it, (D) with ours. D − C is the price of generating, B − A that of having one.
 */
final class ProcessorBenchmark {

    private static final JavaCompiler JAVAC = ToolProvider.getSystemJavaCompiler();

    private ProcessorBenchmark() {}

    static void run() throws Exception {
        for (int entities : List.of(100, 1000)) {
            System.out.println("processor, " + entities + " entities, warm");
            List<JavaFileObject> sources = sources(entities);
            List<JavaFileObject> withOutput = new ArrayList<>(sources);
            withOutput.addAll(generated(sources));
            Contest contest = new Contest()
                    .enter("A no processor", () -> compile(sources, null))
                    .enter("B one that does nothing", () -> compile(sources, new Idle()))
                    .enter("C with its output, no processor", () -> compile(withOutput, null))
                    .enter("D ours", () -> compile(sources, new TenureProcessor()))
                    .run(2, 5);
            System.out.printf(Locale.ROOT, "  D-C %.3f ms an entity (target <= 3), B-A %.3f ms an entity%n",
                    contest.difference("D ours", "C with its output, no processor") / entities,
                    contest.difference("B one that does nothing", "A no processor") / entities);
        }
    }

    private static List<JavaFileObject> sources(int entities) {
        return EntitySources.of(entities).stream()
                .map(source -> (JavaFileObject) new Source(source.type(), source.text()))
                .toList();
    }

    /** The Java that our processor writes for these sources; resources cost a compile without it nothing. */
    private static List<JavaFileObject> generated(List<JavaFileObject> sources) throws IOException {
        Path output = compileInto(sources, new TenureProcessor());
        try (Stream<Path> files = Files.walk(output)) {
            List<JavaFileObject> generated = new ArrayList<>();
            for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                String type = output.relativize(file).toString().replace('/', '.').replaceAll("\\.java$", "");
                generated.add(new Source(type, Files.readString(file)));
            }
            return generated;
        } finally {
            delete(output);
        }
    }

    private static void compile(List<JavaFileObject> sources, Processor processor) throws IOException {
        delete(compileInto(sources, processor));
    }

    private static Path compileInto(List<JavaFileObject> sources, Processor processor) throws IOException {
        Path output = Files.createTempDirectory("tenure-benchmark");
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        try (StandardJavaFileManager files = JAVAC.getStandardFileManager(diagnostics, null, null)) {
            files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(output));
            files.setLocationFromPaths(StandardLocation.SOURCE_OUTPUT, List.of(output));
            JavaCompiler.CompilationTask task = JAVAC.getTask(null, files, diagnostics,
                    processor == null ? List.of("-proc:none") : List.of(), null, sources);
            if (processor != null) {
                task.setProcessors(List.of(processor));
            }
            if (!task.call()) {
                throw new IllegalStateException("the benchmark's entities do not compile: " + diagnostics.getDiagnostics());
            }
        }
        return output;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String type, String text) {
            super(URI.create("string:///" + type.replace('.', '/') + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    /** Claims nothing, reads nothing: the price of annotation processing as such. */
    private static final class Idle extends AbstractProcessor {
        @Override
        public Set<String> getSupportedAnnotationTypes() {
            return Set.of("dev.tenure.annotation.*");
        }

        @Override
        public SourceVersion getSupportedSourceVersion() {
            return SourceVersion.latestSupported();
        }

        @Override
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            return true;
        }
    }
}
