package dev.tenure.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Each method of a generated repository against the same written by hand, in front of a driver without a server, in
 * several processes, each of which begins with another method. No driver is so small that a JVM compiles it into what
 * calls it; this one must not be either, else it is luck into which of the two sides it is.
 */
final class RepositoryBenchmark {

    private static final int PROCESSES = 5;

    private RepositoryBenchmark() {}

    static void run() throws Exception {
        Map<String, List<double[]>> figures = new LinkedHashMap<>();
        for (String name : RepositoryCalls.over(RepositoryCalls.driver()).keySet()) {
            figures.put(name, new ArrayList<>());
        }
        for (int process = 0; process < PROCESSES; process++) {
            for (String line : run(process * figures.size() / PROCESSES)) {
                String[] cells = line.split("\t");
                figures.get(cells[0]).add(new double[] {Double.parseDouble(cells[1]), Double.parseDouble(cells[2]),
                    Double.parseDouble(cells[3]), Double.parseDouble(cells[4]), Double.parseDouble(cells[5])});
            }
        }
        System.out.println("repositories, over a driver without a server: generated / by hand (targets <= 1.05)");
        System.out.println("control: by hand, as other classes of the same code / by hand: how far this is off");
        System.out.printf("  %-34s %6s %8s %15s %9s %14s %10s%n",
                "", "time", "bytes", "control", "ns", "bytes by hand", "generated");
        figures.forEach((name, runs) -> System.out.printf(
                Locale.ROOT, "  %-34s %6.2f %8.2f %7.2f to %4.2f %9.0f %14.0f %10.0f%n", name,
                median(runs, 0), median(runs, 4) / median(runs, 3), least(runs, 1), most(runs, 1), median(runs, 2),
                median(runs, 3), median(runs, 4)));
    }

    private static double median(List<double[]> runs, int figure) {
        return Contest.median(runs.stream().mapToDouble(run -> run[figure]).toArray());
    }

    private static double least(List<double[]> runs, int figure) {
        return runs.stream().mapToDouble(run -> run[figure]).min().orElseThrow();
    }

    private static double most(List<double[]> runs, int figure) {
        return runs.stream().mapToDouble(run -> run[figure]).max().orElseThrow();
    }

    private static List<String> run(int first) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx2g",
                // what is compiled, and when, is up to calls and not to how busy the machine is
                "-Xbatch",
                // up to JDK 17, what may be compiled into its caller is up to what its jar has come upon before
                "-Djava.security.manager=disallow",
                "-XX:CompileCommand=quiet", "-XX:CompileCommand=dontinline,*ByteBuddy*.*",
                "-XX:CompileCommand=dontinline,*Calls.lambda*",
                "-classpath", System.getProperty("java.class.path"), RepositoryRun.class.getName(), "" + first)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("the benchmark failed: " + said);
        }
        return said.lines().toList();
    }
}
