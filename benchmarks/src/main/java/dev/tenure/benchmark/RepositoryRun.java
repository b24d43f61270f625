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

/**
 * Times repositories against what is written by hand in a process of its own, since no two JVMs compile alike, and
 * prints a line for each method: name, ratio of times, nanoseconds by hand, bytes by hand and generated.
 */
final class RepositoryRun {

    private static final int WARM_UP = 12;
    private static final int ROUNDS = 21;
    private static final long ROUND_NANOS = 10_000_000;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** What the results went into, so that none of them can be left out. */
    private static volatile Object taken;

    private RepositoryRun() {}

    /** @param arguments with which method it begins, and, if they are not all wanted, how their names begin */
    public static void main(String[] arguments) {
        StubDriver driver = RepositoryCalls.driver();
        StubDriver others = RepositoryCalls.driver();
        List<Map.Entry<String, RepositoryCalls.Pair>> pairs =
                new ArrayList<>(RepositoryCalls.pairs(driver, others).entrySet());
        Collections.rotate(pairs, Integer.parseInt(arguments[0]));
        for (Map.Entry<String, RepositoryCalls.Pair> pair : pairs) {
            if (arguments.length == 1 || Arrays.stream(arguments).skip(1).anyMatch(pair.getKey()::startsWith)) {
                driver.answerWith(pair.getValue().rows());
                others.answerWith(pair.getValue().rows());
                compare(pair.getKey(), pair.getValue());
            }
        }
    }

    private static void compare(String name, RepositoryCalls.Pair pair) {
        int calls = calls(pair);
        double[] ratios = new double[ROUNDS];
        double[] byHandNanos = new double[ROUNDS];
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            // who comes first in a round comes second in the next
            boolean handFirst = (round & 1) == 0;
            long first = nanos(handFirst ? pair.byHand() : pair.generated(), calls);
            long second = nanos(handFirst ? pair.generated() : pair.byHand(), calls);
            if (round >= 0) {
                ratios[round] = handFirst ? (double) second / first : (double) first / second;
                byHandNanos[round] = (double) (handFirst ? first : second) / calls;
            }
        }
        System.out.printf(Locale.ROOT, "%s\t%.3f\t%.1f\t%d\t%d%n", name, Contest.median(ratios),
                Contest.median(byHandNanos), bytes(pair.byHand(), calls), bytes(pair.generated(), calls));
    }

    /** As many as take long enough to be timed. */
    private static int calls(RepositoryCalls.Pair pair) {
        int calls = 1;
        while (nanos(pair.byHand(), calls) < ROUND_NANOS) {
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
