package dev.tenure.deploy.run;

import java.time.Duration;
import java.util.Locale;

/** Durations for people. */
final class Times {

    private Times() {}

    /** {@code 0.25 s}, {@code 3 min}, {@code 2 h}, {@code 1 h 30 min}. */
    static String of(Duration time) {
        if (time.compareTo(Duration.ofMinutes(2)) < 0) {
            return String.format(Locale.ROOT, time.toMillis() % 1000 == 0 ? "%.0f s" : "%.2f s", time.toNanos() / 1e9);
        }
        long hours = time.toHours();
        long minutes = time.toMinutesPart();
        return hours == 0 ? minutes + " min" : minutes == 0 ? hours + " h" : hours + " h " + minutes + " min";
    }
}
