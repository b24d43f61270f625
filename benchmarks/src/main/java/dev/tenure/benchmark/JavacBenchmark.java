package dev.tenure.benchmark;

import dev.tenure.migrate.Promotion;
import dev.tenure.processor.TenureProcessor;
import dev.tenure.schema.json.ClassRoot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;

/**
 * What a whole javac takes with the processor, repositories included (D), against the same entities without it (A).
 * <ul>
 * <li>Cold, each run a javac of its own, in turns: what a build in CI or Maven waits for, and how others' processors were
 *     measured. The targets are about this one. It is told by the clock, which is what people wait for, and in CPU time of
 *     all threads, which holds still while the machine does other things.
 * <li>Warm, in one process: what a Gradle daemon or an IDE comes to after many compiles. Most of a cold run is the JVM's and
 *     javac's start, which both sides share; here that is gone, so this ratio is the higher one, and is no target.
 * <li>Memory: the most that is left on the heap after a collection, at any time of a cold run.
 * </ul>
 * C is a processor that has what D generates lie there and only hands it to javac: javac's own work on it, and the floor of
 * any processor that generates it. D/C is what Tenure's own work adds.
 *
 * <p>D generates everything anew, also a migration for each entity, as only the first compile of a schema does. E is every
 * compile after that: what D proposes has been promoted, and there is nothing to propose.
 */
final class JavacBenchmark {

    private JavacBenchmark() {}

    static void run() throws Exception {
        measure(100, 2.0, 5, 12);
        measure(1000, 2.5, 3, 2);
    }

    private static void measure(int entities, double target, int coldRounds, int warmUp) throws Exception {
        System.out.println("javac, " + entities + " entities");
        Path folder = Files.createTempDirectory("tenure-benchmark");
        try {
            cold(folder, write(folder, entities), target, coldRounds);
        } finally {
            delete(folder);
        }
        List<JavaFileObject> sources = Compiler.sources(entities);
        Contest contest = new Contest(Contest.Time.THREAD)
                .enter("A no processor, warm", () -> Compiler.compile(sources, Optional.empty()))
                .enter("D ours, warm", () -> Compiler.compile(sources, Optional.of(new TenureProcessor())))
                .run(warmUp, 5);
        System.out.printf(Locale.ROOT, "  warm D/A %.2f in CPU%n", contest.ratio("D ours, warm", "A no processor, warm"));
    }

    private static void cold(Path folder, List<String> sources, double target, int rounds) throws Exception {
        Path first = folder.resolve("first");
        javac(first, "time", processor(), sources);
        List<String> promoted = new ArrayList<>(processor());
        promoted.add("-Atenure.migrations=" + promote(first, folder.resolve("migrations")));
        List<String> copying = List.of("-processor", CopyingProcessor.class.getName(), "-processorpath", classPath(),
                "-A" + CopyingProcessor.FOLDER + "=" + first);
        double[][] ratios = new double[8][rounds];
        for (int round = 0; round < rounds; round++) {
            double[] plain = javac(folder.resolve("a" + round), "time", List.of("-proc:none"), sources);
            double[] ours = javac(folder.resolve("d" + round), "time", processor(), sources);
            double[] later = javac(folder.resolve("e" + round), "time", promoted, sources);
            double[] copied = javac(folder.resolve("c" + round), "time", copying, sources);
            for (int of = 0; of < 2; of++) {
                ratios[of][round] = ours[of] / plain[of];
                ratios[of + 2][round] = later[of] / plain[of];
                ratios[of + 4][round] = copied[of] / plain[of];
                ratios[of + 6][round] = ours[of] / copied[of];
            }
            System.out.printf(Locale.ROOT, "  A wall %.2f s, CPU %.2f s; C wall %.2f s, CPU %.2f s;"
                            + " D wall %.2f s, CPU %.2f s; E wall %.2f s, CPU %.2f s%n",
                    plain[0], plain[1], copied[0], copied[1], ours[0], ours[1], later[0], later[1]);
        }
        double plain = javac(folder.resolve("a"), "memory", List.of("-proc:none"), sources)[1];
        double ours = javac(folder.resolve("d"), "memory", processor(), sources)[1];
        System.out.printf(Locale.ROOT,
                "  cold D/A %.2f on the clock, %.2f in CPU; E/A %.2f on the clock, %.2f in CPU (target %.1f);"
                        + " live heap %.0f MB / %.0f MB = %.2f (target 2)%n",
                Contest.median(ratios[0]), Contest.median(ratios[1]), Contest.median(ratios[2]),
                Contest.median(ratios[3]), target, ours, plain, ours / plain);
        System.out.printf(Locale.ROOT, "  the same sources, only copied: C/A %.2f on the clock, %.2f in CPU; D/C %.2f, %.2f%n",
                Contest.median(ratios[4]), Contest.median(ratios[5]), Contest.median(ratios[6]),
                Contest.median(ratios[7]));
    }

    /** @return the folder of the migrations */
    private static Path promote(Path classes, Path folder) {
        try (ClassRoot root = ClassRoot.open(classes)) {
            Promotion.promote(root, root.schema(Optional.empty()), folder, List.of(), Clock.systemUTC());
        }
        return folder;
    }

    private static List<String> processor() {
        return List.of("-processor", TenureProcessor.class.getName(), "-processorpath", classPath());
    }

    /** @return seconds on the clock, and what {@link JavacRun} says: seconds of CPU or megabytes */
    private static double[] javac(Path output, String what, List<String> processor, List<String> sources)
            throws IOException, InterruptedException {
        Files.createDirectory(output);
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx2g",
                what.equals("memory") ? "-XX:+UseSerialGC" : "-XX:+UseG1GC",
                "-classpath", classPath(), JavacRun.class.getName(), what,
                "-d", output.toString(), "-classpath", classPath()));
        command.addAll(processor);
        command.addAll(sources);
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("the benchmark's entities do not compile: " + said);
        }
        return new double[] {
            (System.nanoTime() - start) / 1e9, Double.parseDouble(said.substring(said.lastIndexOf('\n') + 1))};
    }

    private static String classPath() {
        return System.getProperty("java.class.path");
    }

    /** Writes the entities and gives what names them to javac. */
    private static List<String> write(Path folder, int entities) throws IOException {
        List<String> files = new ArrayList<>();
        for (EntitySources.Source source : EntitySources.of(entities)) {
            Path file = folder.resolve("src").resolve(source.type().replace('.', '/') + ".java");
            Files.createDirectories(file.getParent());
            files.add(Files.writeString(file, source.text()).toString());
        }
        return files;
    }

    private static void delete(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> files = Files.walk(folder)) {
            all = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : all) {
            Files.delete(file);
        }
    }
}
