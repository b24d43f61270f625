package dev.tenure.benchmark;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Times repositories against what is written by hand in a process of its own, since no two JVMs compile alike, and
 * prints a line for each method: name; the ratio of times, generated to by hand; the same of what is written by hand to
 * itself in other classes; nanoseconds by hand; bytes by hand and generated.
 */
final class RepositoryRun {

    private static final int ROUNDS = 30;
    /** Behind so many calls a JVM has compiled even what spends its time in loops, from its start on. */
    private static final int WARM_UP_CALLS = 2_000;
    private static final int WARM_UP_ROUNDS = 15;
    private static final long ROUND_NANOS = 8_000_000;
    private static final int BY_HAND = 0;
    private static final int TWIN = 1;
    private static final int GENERATED = 2;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** What the results went into, so that none of them can be left out. */
    private static volatile Object taken;

    private RepositoryRun() {}

    /** @param arguments with which method it begins, and, if they are not all wanted, how their names begin */
    public static void main(String[] arguments) {
        // a driver for each: one would find the texts faster of whoever came first
        List<StubDriver> drivers = Stream.generate(RepositoryCalls::driver).limit(3).toList();
        List<Map<String, Supplier<Object>>> sides = List.of(HandWrittenCalls.over(drivers.get(BY_HAND)),
                Twin.over(drivers.get(TWIN)), RepositoryCalls.over(drivers.get(GENERATED)));
        List<String> names = new ArrayList<>(sides.get(GENERATED).keySet());
        Collections.rotate(names, Integer.parseInt(arguments[0]));
        for (String name : names) {
            if (arguments.length == 1 || Arrays.stream(arguments).skip(1).anyMatch(name::startsWith)) {
                drivers.forEach(driver -> driver.answerWith(RepositoryCalls.rows(name)));
                compare(name, sides.stream().map(side -> side.get(name)).toList());
            }
        }
    }

    private static void compare(String name, List<Supplier<Object>> sides) {
        int calls = calls(sides.get(BY_HAND));
        double[][] nanos = new double[sides.size()][ROUNDS];
        for (int round = -Math.max(WARM_UP_ROUNDS, WARM_UP_CALLS / calls); round < ROUNDS; round++) {
            for (int turn = 0; turn < sides.size(); turn++) {
                // each round another one begins
                int side = Math.floorMod(round + turn, sides.size());
                double took = (double) nanos(sides.get(side), calls) / calls;
                if (round >= 0) {
                    nanos[side][round] = took;
                }
            }
        }
        System.out.printf(Locale.ROOT, "%s\t%.3f\t%.3f\t%.1f\t%d\t%d%n", name,
                ratio(nanos[GENERATED], nanos[BY_HAND]), ratio(nanos[TWIN], nanos[BY_HAND]),
                Contest.median(nanos[BY_HAND]), bytes(sides.get(BY_HAND), calls), bytes(sides.get(GENERATED), calls));
    }

    /** The median of the rounds' own ratios: a slow moment of the machine falls on both sides of one. */
    private static double ratio(double[] nanos, double[] to) {
        double[] ratios = new double[nanos.length];
        Arrays.setAll(ratios, round -> nanos[round] / to[round]);
        return Contest.median(ratios);
    }

    /** As many as take long enough to be timed. */
    private static int calls(Supplier<Object> call) {
        int calls = 1;
        while (nanos(call, calls) < ROUND_NANOS) {
            calls *= 2;
        }
        return calls;
    }

    private static long nanos(Supplier<Object> call, int calls) {
        long start = THREADS.getCurrentThreadCpuTime();
        for (int i = 0; i < calls; i++) {
            taken = call.get();
        }
        return THREADS.getCurrentThreadCpuTime() - start;
    }

    private static long bytes(Supplier<Object> call, int calls) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < calls; i++) {
            taken = call.get();
        }
        return (THREADS.getCurrentThreadAllocatedBytes() - before) / calls;
    }
}
