package dev.tenure.deploy.watch;

import dev.tenure.deploy.Gravity;
import dev.tenure.mysql.CounterSource;
import dev.tenure.mysql.InnodbIncident;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Adds up what happened since a watch began, over restarts of the server too, and judges it. */
final class Tracker {

    private static final Map<InnodbIncident.Kind, String> OURS = Map.of(
            InnodbIncident.Kind.DEADLOCK, Counters.DEADLOCKS_ON_OURS,
            InnodbIncident.Kind.FOREIGN_KEY, Counters.FOREIGN_KEYS_ON_OURS);

    /** So many events before are needed to know how many are usual in a while. */
    private static final double ENOUGH = 10;

    private final Baseline baseline;
    private final Duration period;
    private final Sample start;
    private final Map<String, Long> counts = new LinkedHashMap<>();
    private final Map<String, Long> failedOn = new TreeMap<>();
    private final Map<String, Set<String>> incidentsOn = new TreeMap<>();
    private final Set<InnodbIncident> seen = new HashSet<>();
    private final Map<String, Breach> breaches = new LinkedHashMap<>();
    private final List<String> said = new ArrayList<>();
    private Sample last;
    private boolean overflowed;

    /** @param period for how long is to be watched */
    Tracker(Baseline baseline, Duration period, Sample start) {
        this.baseline = baseline;
        this.period = period;
        this.start = start;
        this.last = start;
        seen.addAll(start.incidents());
    }

    /** @return what became too much with it, or worse than it was */
    List<Breach> add(Sample sample) {
        boolean restarted = sample.uptime() < last.uptime();
        if (restarted) {
            said.add("The server was started anew " + sample.uptime() + " s before "
                    + time(sample.at()) + ": its counters began at nothing, and go on from there.");
        }
        if (!overflowed && digestsLost(sample) > digestsLost(last)) {
            overflowed = true;
            said.add("The server has no room for more kinds of statements (" + Counters.LOST.label()
                    + "): of those that it does not keep, failures are not seen by table.");
        }
        for (Counter counter : Counters.ALL) {
            counter.place(sample).filter(place -> counter.isOfEvents())
                    .ifPresent(place -> count(counter.name(), place, sample, restarted));
        }
        failedStatements(sample, restarted);
        for (InnodbIncident incident : sample.incidents()) {
            if (seen.add(incident) && !incident.tables().isEmpty()) {
                counts.merge(OURS.get(incident.kind()), 1L, Long::sum);
                incidentsOn.computeIfAbsent(OURS.get(incident.kind()), name -> new HashSet<>())
                        .addAll(incident.tables());
            }
        }
        last = sample;
        return Counters.ALL.stream().flatMap(counter -> judge(counter).stream()).toList();
    }

    private static long digestsLost(Sample sample) {
        return sample.value(Counters.LOST).orElse(0L);
    }

    private void count(String name, Counter.Place place, Sample sample, boolean restarted) {
        long now = sample.value(place).orElseThrow();
        Optional<Long> before = last.value(place);
        if (before.isEmpty()) {
            return;
        }
        // statistics can be thrown away while the server runs
        boolean anew = restarted || now < before.get();
        counts.merge(name, anew ? now : now - before.get(), Long::sum);
    }

    private void failedStatements(Sample sample, boolean restarted) {
        Map<String, Long> now = sample.counters().values().getOrDefault(CounterSource.STATEMENTS, Map.of());
        Map<String, Long> before = last.counters().values().getOrDefault(CounterSource.STATEMENTS, Map.of());
        now.forEach((table, value) -> {
            long then = before.getOrDefault(table, 0L);
            long more = restarted || value < then ? value : value - then;
            if (more > 0) {
                failedOn.merge(table, more, Long::sum);
            }
        });
    }

    private Optional<Breach> judge(Counter counter) {
        return counter.limits().stream()
                .flatMap(limit -> breach(counter, limit).stream())
                .max((one, other) -> one.gravity().compareTo(other.gravity()))
                .filter(this::worse)
                .map(breach -> {
                    breaches.put(counter.name(), breach);
                    return breach;
                });
    }

    private boolean worse(Breach breach) {
        Breach known = breaches.get(breach.counter());
        return known == null || known.gravity().compareTo(breach.gravity()) < 0;
    }

    private Optional<Breach> breach(Counter counter, Counter.Limit limit) {
        if (limit instanceof Counter.Limit.Events events) {
            return ofEvents(counter, events);
        }
        return counter.place(last).flatMap(place -> limit instanceof Counter.Limit.Level level
                ? ofLevel(counter, place, level)
                : ofShare(counter, place, (Counter.Limit.Share) limit));
    }

    private Optional<Breach> ofEvents(Counter counter, Counter.Limit.Events limit) {
        long count = counts.getOrDefault(counter.name(), 0L);
        double usual = usual(counter);
        // what is counted is scattered by about its root, and three times that is no chance
        if (count < limit.floor() || count <= limit.factor() * usual + 3 * Math.sqrt(usual)) {
            return Optional.empty();
        }
        String expected = usual < 0.05 ? "there were none before"
                : String.format(Locale.ROOT, "about %.1f were to be expected by what was before", usual);
        return Optional.of(breach(counter, limit.gravity(), expected,
                count + " in " + words(elapsed()) + details(counter)));
    }

    /** How many there would be by the rate of before; of what is rare, in the whole time of the watch. */
    double usual(Counter counter) {
        double rate = counter.place(last).map(baseline::rate).orElse(0.0);
        return Math.max(rate * elapsed().toMillis() / 1000, Math.min(rate * period.toSeconds(), ENOUGH));
    }

    private Optional<Breach> ofLevel(Counter counter, Counter.Place place, Counter.Limit.Level limit) {
        long before = baseline.last().value(place).or(() -> start.value(place)).orElse(0L);
        long now = last.value(place).orElseThrow();
        boolean tooMuch = now - before > limit.growth() && now > before * limit.factor();
        return tooMuch
                ? Optional.of(breach(counter, limit.gravity(), "it was " + before + " before", String.valueOf(now)))
                : Optional.empty();
    }

    private Optional<Breach> ofShare(Counter counter, Counter.Place place, Counter.Limit.Share limit) {
        long now = last.value(place).orElseThrow();
        return last.value(limit.of())
                .filter(most -> most > 0 && now * 100 >= most * limit.percent())
                .map(most -> breach(counter, limit.gravity(), most + " is all that there can be", String.valueOf(now)));
    }

    private Breach breach(Counter counter, Gravity gravity, String expected, String found) {
        return new Breach(counter.name(), place(counter), gravity, last.at(), expected, found);
    }

    private String details(Counter counter) {
        if (counter.places().stream().anyMatch(place -> place.source() == CounterSource.STATEMENTS)) {
            return failedOn.entrySet().stream().map(entry -> entry.getKey() + " " + entry.getValue())
                    .collect(Collectors.joining(", ", ": ", ""));
        }
        return incidentsOn.containsKey(counter.name())
                ? ": on " + incidentsOn.get(counter.name()).stream().sorted().collect(Collectors.joining(", ")) : "";
    }

    private String place(Counter counter) {
        return counter.place(last).map(Counter.Place::label).orElse(InnodbIncident.question());
    }

    Duration elapsed() {
        return Duration.between(start.at(), last.at());
    }

    /** With the numbers of now: what became too much goes on. */
    List<Breach> breaches() {
        return Counters.ALL.stream()
                .filter(counter -> breaches.containsKey(counter.name()))
                .map(counter -> {
                    Breach first = breaches.get(counter.name());
                    return counter.limits().stream()
                            .filter(limit -> limit.gravity() == first.gravity())
                            .flatMap(limit -> breach(counter, limit).stream())
                            .findFirst()
                            .map(now -> now.seenAt(first.at()))
                            .orElse(first);
                })
                .sorted(Comparator.comparing(Breach::at))
                .toList();
    }

    List<String> said() {
        return said;
    }

    /** What each counter came to, for the report; those that nobody tells here are left out. */
    List<WatchReport.Line> lines() {
        List<WatchReport.Line> lines = new ArrayList<>();
        for (Counter counter : Counters.ALL) {
            boolean ours = OURS.containsValue(counter.name());
            if (counter.place(last).isPresent() || ours && last.silent().isEmpty()) {
                lines.add(new WatchReport.Line(counter.name(), place(counter), counter.isOfEvents()
                                ? String.format(Locale.ROOT, "%.1f", usual(counter))
                                : String.valueOf(baseline.last().value(counter.place(last).orElseThrow()).orElse(0L)),
                        counter.isOfEvents() ? counts.getOrDefault(counter.name(), 0L)
                                : last.value(counter.place(last).orElseThrow()).orElse(0L),
                        Optional.ofNullable(breaches.get(counter.name())).map(Breach::gravity)));
            }
        }
        return lines;
    }

    /** What is not watched here, and why. */
    List<String> unseen() {
        List<String> unseen = new ArrayList<>();
        for (Counter counter : Counters.ALL) {
            boolean ours = OURS.containsValue(counter.name());
            if (ours && !last.silent().isEmpty()) {
                unseen.add("Not watched: " + counter.name() + "; " + InnodbIncident.question() + ": " + last.silent());
            } else if (!ours && counter.place(last).isEmpty()) {
                unseen.add("Not watched: " + counter.name() + "; " + counter.places().stream()
                        .map(place -> place.label() + ": " + why(place))
                        .collect(Collectors.joining("; ")) + ".");
            }
        }
        return unseen;
    }

    private String why(Counter.Place place) {
        return Optional.ofNullable(last.counters().missing().get(place.source()))
                .map(why -> why.replaceAll("\\.$", "")).orElse("this server counts no such thing");
    }

    static String words(Duration time) {
        long seconds = Math.max(0, time.toSeconds());
        return seconds < 60 ? seconds + " s" : seconds / 60 + " min" + (seconds % 60 == 0 ? "" : " " + seconds % 60 + " s");
    }

    private static String time(Instant at) {
        return at.toString().substring(0, "2026-01-01T00:00:00".length()) + "Z";
    }
}
