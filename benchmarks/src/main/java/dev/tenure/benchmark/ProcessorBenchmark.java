package dev.tenure.benchmark;

import dev.tenure.processor.TenureProcessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.JavaFileObject;

/**
 * What the processor costs a compile: (A) entities without a processor, (B) with one that does nothing, (C) entities
 * plus what ours generates, without it, (D) with ours. D − C is the price of generating, B − A that of having one.
 */
final class ProcessorBenchmark {

    private ProcessorBenchmark() {}

    static void run() throws Exception {
        measure(100, 12, 7);
        measure(1000, 2, 5);
    }

    /** @param warmUp rounds until javac and the processor run compiled, fewer where a round is long */
    private static void measure(int entities, int warmUp, int rounds) throws Exception {
        System.out.println("processor, " + entities + " entities, warm, by what the compiling thread computes");
        List<JavaFileObject> sources = Compiler.sources(entities);
        List<JavaFileObject> withOutput = new ArrayList<>(sources);
        withOutput.addAll(Compiler.compile(sources, Optional.of(new TenureProcessor())));
        Contest contest = new Contest(Contest.Time.THREAD);
        contest.enter("A no processor", () -> Compiler.compile(sources, Optional.empty()));
        contest.enter("B one that does nothing", () -> Compiler.compile(sources, Optional.of(new Idle())));
        contest.enter("C with its output, no processor", () -> Compiler.compile(withOutput, Optional.empty()));
        contest.enter("D ours", () -> Compiler.compile(sources, Optional.of(new TenureProcessor())));
        contest.run(warmUp, rounds);
        System.out.printf(Locale.ROOT, "  D-C %.3f ms an entity (target <= 3), B-A %.3f ms an entity, D/A %.2f, C/A %.2f%n",
                contest.difference("D ours", "C with its output, no processor") / entities,
                contest.difference("B one that does nothing", "A no processor") / entities,
                contest.ratio("D ours", "A no processor"),
                contest.ratio("C with its output, no processor", "A no processor"));
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
