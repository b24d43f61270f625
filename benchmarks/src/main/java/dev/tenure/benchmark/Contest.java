package dev.tenure.benchmark;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Times contenders in turn, round after round in one process, so that whatever else the machine does meets all of them
 * alike; each round another one begins, so that none always comes behind the same. What is printed are medians, and
 * ratios of what was measured side by side.
 */
final class Contest {

    /** One round of one contender. */
    interface Run {
        void run() throws Exception;
    }

    private record Contender(Run before, Run run) {}

    /** How time is told. */
    enum Time {
        /** As the clock on the wall does: all that happens, also on the server. */
        WALL {
            @Override
            long nanos() {
                return System.nanoTime();
            }
        },
        /** What this thread computes: what others do to the machine does not count. */
        THREAD {
            @Override
            long nanos() {
                return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            }
        };

        abstract long nanos();
    }

    private final Time time;
    private final Map<String, Contender> contenders = new LinkedHashMap<>();
    private final Map<String, double[]> millis = new LinkedHashMap<>();

    Contest(Time time) {
        this.time = time;
    }

    Contest enter(String name, Run run) {
        return enter(name, () -> {}, run);
    }

    /** @param before what makes each round start from the same place; it is not timed */
    Contest enter(String name, Run before, Run run) {
        contenders.put(name, new Contender(before, run));
        return this;
    }

    /** @param warmUp rounds before those that count */
    Contest run(int warmUp, int rounds) throws Exception {
        contenders.keySet().forEach(name -> millis.put(name, new double[rounds]));
        List<Map.Entry<String, Contender>> order = new ArrayList<>(contenders.entrySet());
        for (int round = -warmUp; round < rounds; round++) {
            Collections.rotate(order, 1);
            for (Map.Entry<String, Contender> contender : order) {
                contender.getValue().before().run();
                long start = time.nanos();
                contender.getValue().run().run();
                double took = (time.nanos() - start) / 1e6;
                if (round >= 0) {
                    millis.get(contender.getKey())[round] = took;
                }
            }
        }
        millis.forEach((name, times) -> System.out.printf(Locale.ROOT, "  %-34s median %9.2f ms   min %9.2f   max %9.2f%n",
                name, median(times), Arrays.stream(times).min().orElseThrow(), Arrays.stream(times).max().orElseThrow()));
        return this;
    }

    /** In milliseconds. */
    double median(String name) {
        return median(millis.get(name));
    }

    /** The median of the rounds' own ratios: a slow moment of the machine falls on both sides of one. */
    double ratio(String name, String to) {
        double[] ratios = new double[millis.get(name).length];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = millis.get(name)[i] / millis.get(to)[i];
        }
        return median(ratios);
    }

    /** The median of the rounds' own differences, in milliseconds. */
    double difference(String name, String to) {
        double[] differences = new double[millis.get(name).length];
        for (int i = 0; i < differences.length; i++) {
            differences[i] = millis.get(name)[i] - millis.get(to)[i];
        }
        return median(differences);
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
