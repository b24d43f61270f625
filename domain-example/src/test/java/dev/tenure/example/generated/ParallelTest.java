package dev.tenure.example.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Generated tests at the same time: each class has a database of its own, so that none meets another's rows. */
class ParallelTest {

    private static final int THREADS = 4;

    @Test
    void classes_and_methods_run_at_the_same_time() {
        Watch watch = new Watch();
        LauncherFactory.create().execute(request("StaffTenancyTest", "NotificationConfigurationTableTest",
                "NotificationConfigurationTenancyTest", "PolicyConfigurationTableTest", "workshop.MachineTableTest",
                "workshop.MachineTenancyTest", "workshop.RepairTenancyTest", "workshop.WorkshopSchemaTest"), watch);
        assertThat(watch.failures).isEmpty();
        assertThat(watch.passed.get()).isGreaterThan(100);
        assertThat(watch.mostAtOnce.get()).as("classes at the same time").isGreaterThan(1);
    }

    private static LauncherDiscoveryRequest request(String... classes) {
        return LauncherDiscoveryRequestBuilder.request()
                .selectors(Stream.of(classes).map(name -> selectClass("dev.tenure.example." + name)).toList())
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
                .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
                .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
                .configurationParameter(
                        "junit.jupiter.execution.parallel.config.fixed.parallelism", String.valueOf(THREADS))
                .build();
    }

    /** What failed, and how many classes had a test under way at once. */
    private static final class Watch implements TestExecutionListener {

        private final Collection<String> failures = new ConcurrentLinkedQueue<>();
        private final AtomicInteger passed = new AtomicInteger();
        private final AtomicInteger mostAtOnce = new AtomicInteger();
        private final Set<String> running = ConcurrentHashMap.newKeySet();

        @Override
        public void executionStarted(TestIdentifier test) {
            if (test.isTest()) {
                running.add(test.getUniqueId());
                int classes = (int) running.stream().map(id -> id.replaceFirst("/\\[method:.*", "")).distinct().count();
                mostAtOnce.accumulateAndGet(classes, Math::max);
            }
        }

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            running.remove(test.getUniqueId());
            if (result.getStatus() == TestExecutionResult.Status.SUCCESSFUL) {
                passed.addAndGet(test.isTest() ? 1 : 0);
            } else {
                failures.add(test.getDisplayName() + ": " + result.getThrowable());
            }
        }
    }
}
