package dev.tenure.deploy.watch;

import dev.tenure.deploy.Listing;
import dev.tenure.deploy.LiveCheck;
import dev.tenure.deploy.Notes;
import dev.tenure.deploy.Target;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** TEN780 to TEN783: the watch at the end of a deployment, beside what was usual before it. */
public final class WatchCheck implements LiveCheck {

    private final Target target;
    private final Duration period;
    private final Duration interval;

    /**
     * @param period   for how long
     * @param interval how often the counters are read
     */
    public WatchCheck(Target target, Duration period, Duration interval) {
        this.target = target;
        this.period = period;
        this.interval = interval;
    }

    @Override
    public String name() {
        return "watch";
    }

    @Override
    public Map<String, Object> before(Notes notes) throws SQLException {
        return Baseline.take(target.connections(), target.schema()).document();
    }

    @Override
    public void after(Map<String, Object> before, Notes notes) throws SQLException {
        Baseline baseline = before.isEmpty()
                ? Baseline.take(target.connections(), target.schema()) : Baseline.of(before);
        WatchReport report = Watch.run(target.connections(), target.schema(), baseline, period, interval,
                new Watch.Listener() {
                    @Override
                    public void progress(Duration passed, Duration of) {
                        if (!notes.stop().isTold()) {
                            notes.progress(Math.min(passed.toSeconds(), of.toSeconds()), of.toSeconds(), "s watched");
                        }
                    }

                    @Override
                    public void said(String sentence) {
                        notes.say(sentence);
                    }

                    @Override
                    public void breached(Breach breach) {
                        notes.say(breach.finding().what());
                    }
                });
        notes.say((report.told() ? "Told to stop after " : "Watched for ") + Tracker.words(report.took()) + ", "
                + report.samples() + " looks: " + (report.breaches().isEmpty() ? "all as usual." : "see below."));
        notes.list(listing(report));
        notes.find(report.findings());
    }

    /** What each counter came to. */
    public static Listing listing(WatchReport report) {
        return new Listing("What the server counted", List.of("what", "usual", "now", "is", "counted by"),
                report.lines().stream()
                        .map(line -> List.of(line.counter(), line.usual(), String.valueOf(line.found()),
                                line.gravity().map(Enum::name).orElse("as usual").toLowerCase(Locale.ROOT),
                                line.place()))
                        .toList());
    }
}
