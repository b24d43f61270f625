package dev.tenure.deploy.watch;

import dev.tenure.deploy.Gravity;
import dev.tenure.schema.Finding;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a watch came to.
 *
 * @param took     how long was watched
 * @param samples  how often the counters were read
 * @param told     whether it ended because it was told to
 * @param lines    what each counter came to
 * @param breaches what became too much, in the order in which it did
 * @param said     what else was seen, one sentence each
 * @param silence  a finding where the server did not answer in the end
 */
public record WatchReport(
        Duration took,
        int samples,
        boolean told,
        List<Line> lines,
        List<Breach> breaches,
        List<String> said,
        Optional<Finding> silence) {

    /**
     * A counter.
     *
     * @param usual   how many were to be expected by what was before; of a level, what it was
     * @param found   how many there were; of a level, what it is
     * @param gravity how bad that is; empty where it is as usual
     */
    public record Line(String counter, String place, String usual, long found, Optional<Gravity> gravity) {}

    public WatchReport {
        lines = List.copyOf(lines);
        breaches = List.copyOf(breaches);
        said = List.copyOf(said);
    }

    /** What is wrong: TEN780 to TEN783. */
    public List<Finding> findings() {
        return Stream.concat(breaches.stream().map(Breach::finding), silence.stream()).toList();
    }

    /** The worst of it; empty where all was as usual. */
    public Optional<Gravity> gravity() {
        return Stream.concat(breaches.stream().map(Breach::gravity), silence.stream().map(finding -> Gravity.MODERATE))
                .max(Comparator.naturalOrder());
    }
}
