package dev.tenure.benchmark;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Runs the benchmarks that are named, or all of them, and prints their ratios. */
public final class Benchmarks {

    private static final Map<String, Contest.Run> ALL = new LinkedHashMap<>();

    static {
        ALL.put("migrate", MigrateBenchmark::run);
        ALL.put("history", HistoryBenchmark::run);
        ALL.put("backfill", BackfillBenchmark::run);
        ALL.put("diff", DiffBenchmark::run);
        ALL.put("verify", VerifyBenchmark::run);
        ALL.put("rehearsal", RehearsalBenchmark::run);
        ALL.put("repositories", RepositoryBenchmark::run);
        ALL.put("repositories-server", ServerRepositoryBenchmark::run);
        ALL.put("processor", ProcessorBenchmark::run);
        ALL.put("javac", JavacBenchmark::run);
    }

    private Benchmarks() {}

    /** @param arguments which ones: {@code migrate}, {@code verify} … */
    public static void main(String[] arguments) throws Exception {
        List<String> names = Stream.of(arguments).filter(name -> !name.isBlank()).toList();
        System.out.println("JDK " + Runtime.version() + ", " + Runtime.getRuntime().availableProcessors() + " cores");
        for (String name : names.isEmpty() ? ALL.keySet() : names) {
            if (!ALL.containsKey(name)) {
                throw new IllegalArgumentException("no benchmark " + name + "; there are " + ALL.keySet());
            }
            ALL.get(name).run();
        }
        // the embedded server's threads shall not keep the JVM
        System.exit(0);
    }
}
