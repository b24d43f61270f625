package dev.tenure.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.util.Arrays;
import java.util.Locale;
import javax.tools.ToolProvider;

/** One javac in a process of its own, from its cold start on: prints what it took and exits as javac does. */
final class JavacRun {

    private static final long PAUSE_MILLIS = 100;

    /** How many times as long as a collection javac may run on before the next. */
    private static final long SHARE = 4;

    private JavacRun() {}

    /** @param arguments {@code time} or {@code memory}, then what javac is given */
    public static void main(String[] arguments) {
        String[] options = Arrays.copyOfRange(arguments, 1, arguments.length);
        boolean memory = arguments[0].equals("memory");
        Sampler sampler = new Sampler();
        if (memory) {
            sampler.start();
        }
        int exit = ToolProvider.getSystemJavaCompiler().run(null, null, System.err, options);
        System.out.printf(Locale.ROOT, "%.2f%n", memory ? sampler.peak / 1e6 : cpuSeconds());
        System.exit(exit);
    }

    private static double cpuSeconds() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() / 1e9;
    }

    /** Collects again and again and keeps the most that was left: what javac needs, not what a lazy collector lets lie. */
    private static final class Sampler extends Thread {
        private volatile long peak;

        Sampler() {
            setDaemon(true);
        }

        @Override
        public void run() {
            try {
                while (true) {
                    long start = System.nanoTime();
                    System.gc();
                    long collected = (System.nanoTime() - start) / 1_000_000;
                    MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
                    peak = Math.max(peak, heap.getUsed());
                    Thread.sleep(Math.max(PAUSE_MILLIS, SHARE * collected));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
