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
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
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
        measure(100, 12);
        measure(1000, 3);
    }

    /** @param warmUp rounds until javac and the processor run compiled, fewer where a round is long */
    private static void measure(int entities, int warmUp) throws Exception {
        System.out.println("processor, " + entities + " entities, warm, by what the compiling thread computes");
        List<JavaFileObject> sources = sources(entities);
        Path output = Files.createTempDirectory("tenure-benchmark");
        List<JavaFileObject> withOutput = new ArrayList<>(sources);
        withOutput.addAll(generated(sources, output));
        Contest contest = new Contest(Contest.Time.THREAD);
        enter(contest, "A no processor", output, sources, Optional::empty);
        enter(contest, "B one that does nothing", output, sources, () -> Optional.of(new Idle()));
        enter(contest, "C with its output, no processor", output, withOutput, Optional::empty);
        enter(contest, "D ours", output, sources, () -> Optional.of(new TenureProcessor()));
        contest.run(warmUp, 7);
        System.out.printf(Locale.ROOT, "  D-C %.3f ms an entity (target <= 3), B-A %.3f ms an entity%n",
                contest.difference("D ours", "C with its output, no processor") / entities,
                contest.difference("B one that does nothing", "A no processor") / entities);
        delete(output);
    }

    private static void enter(Contest contest, String name, Path output, List<JavaFileObject> sources,
            Supplier<Optional<Processor>> processor) {
        contest.enter(name, () -> clear(output), () -> compile(sources, processor.get(), output));
    }

    private static List<JavaFileObject> sources(int entities) {
        return EntitySources.of(entities).stream()
                .map(source -> (JavaFileObject) new Source(source.type(), source.text()))
                .toList();
    }

    /** The Java that our processor writes for these sources; resources cost a compile without it nothing. */
    private static List<JavaFileObject> generated(List<JavaFileObject> sources, Path output) throws IOException {
        compile(sources, Optional.of(new TenureProcessor()), output);
        try (Stream<Path> files = Files.walk(output)) {
            List<JavaFileObject> generated = new ArrayList<>();
            for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                String type = output.relativize(file).toString().replace('/', '.').replaceAll("\\.java$", "");
                generated.add(new Source(type, Files.readString(file)));
            }
            return generated;
        }
    }

    private static void compile(List<JavaFileObject> sources, Optional<Processor> processor, Path output)
            throws IOException {
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        try (StandardJavaFileManager files = JAVAC.getStandardFileManager(diagnostics, null, null)) {
            files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(output));
            files.setLocationFromPaths(StandardLocation.SOURCE_OUTPUT, List.of(output));
            JavaCompiler.CompilationTask task = JAVAC.getTask(null, files, diagnostics,
                    processor.isPresent() ? List.of() : List.of("-proc:none"), null, sources);
            task.setProcessors(processor.stream().toList());
            if (!task.call()) {
                throw new IllegalStateException("the benchmark's entities do not compile: " + diagnostics.getDiagnostics());
            }
        }
    }

    private static void clear(Path folder) throws IOException {
        delete(folder);
        Files.createDirectory(folder);
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
