package dev.tenure.deploy.live;

import dev.tenure.deploy.LiveCheck;
import dev.tenure.deploy.Listing;
import dev.tenure.deploy.Notes;
import dev.tenure.deploy.Target;
import dev.tenure.schema.Finding;
import dev.tenure.schema.Subject;
import dev.tenure.schema.Table;
import dev.tenure.schema.Tenant;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** TEN772: how many rows each tenant has, before and after; and with it how the structure was before. */
public final class TenantRows implements LiveCheck {

    /** The name under which a deployment keeps {@link Before}. */
    public static final String NAME = "rows by tenant";

    /** How long the server may count in one table, where nobody says otherwise. */
    public static final Duration LIMIT = Duration.ofSeconds(30);

    /** How many changes are told one by one. */
    private static final int TOLD = 20;

    private final Target target;
    private final boolean alone;
    private final Duration limit;

    /**
     * @param alone whether users are kept out meanwhile: rows that are gone are a finding only where they are
     * @param limit how long the server may count in one table
     */
    public TenantRows(Target target, boolean alone, Duration limit) {
        this.target = target;
        this.alone = alone;
        this.limit = limit;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Map<String, Object> before(Notes notes) throws SQLException {
        Before before = Before.take(target.connections(), target.schema(), target.migrations(), limit);
        notes.say("Counted " + count(before.counts().total(), "row") + " of "
                + count(before.counts().rows().size(), "table") + " by tenant.");
        return before.document();
    }

    @Override
    public void after(Map<String, Object> document, Notes notes) throws SQLException {
        Optional<Before> before = document.isEmpty() ? Optional.empty() : Optional.of(Before.of(document));
        TenantCounts counts;
        try (LookingOn looking = LookingOn.at(target.connections())) {
            counts = TenantCounts.take(looking.connection(), target.schema(), limit);
        }
        tell(counts, before, notes);
        boolean keptOut = alone && !document.containsKey(RESUMED);
        before.ifPresent(then -> judge(counts.since(then.counts()), then, keptOut, notes));
        notes.list(listing(counts, before));
    }

    private void tell(TenantCounts counts, Optional<Before> before, Notes notes) {
        notes.say("Counted " + count(counts.total(), "row") + " of " + count(counts.rows().size(), "table")
                + " by tenant" + before.map(then -> ", " + then.counts().total() + " before").orElse("") + ".");
        counts.notCounted().forEach((table, why) -> notes.say("Not counted: " + table + "; " + why + "."));
        before.ifPresent(then -> then.counts().notCounted().keySet().stream()
                .filter(counts.rows()::containsKey)
                .forEach(table -> notes.say("Not compared: " + table + ", which could not be counted before.")));
    }

    private void judge(List<TenantCounts.Change> changes, Before before, boolean keptOut, Notes notes) {
        if (changes.isEmpty()) {
            notes.say("Every tenant has as many rows as before.");
        } else if (!keptOut) {
            notes.say("Users wrote meanwhile, so that rows which came or went are told and prove nothing.");
        }
        changes.stream()
                .sorted(Comparator.comparing(change -> change.after() - change.before()))
                .limit(TOLD)
                .forEach(change -> notes.say(sentence(change)
                        + (before.changes().explain(change.table()) ? "; migrations change rows there." : ".")));
        if (changes.size() > TOLD) {
            notes.say("And " + (changes.size() - TOLD) + " more.");
        }
        if (keptOut) {
            changes.stream()
                    .filter(change -> change.after() < change.before() && !before.changes().explain(change.table()))
                    .collect(Collectors.groupingBy(TenantCounts.Change::table, TreeMap::new, Collectors.toList()))
                    .forEach((table, lost) -> notes.find(lost(table, lost)));
        }
    }

    private Finding lost(String table, List<TenantCounts.Change> lost) {
        long rows = lost.stream().mapToLong(change -> change.before() - change.after()).sum();
        return new Finding(
                "TEN772",
                Finding.Kind.MISSING,
                Subject.table(target.schema().table(table).orElseThrow(), ""),
                count(rows, "row") + " of " + table + " went although nobody was let in and no migration changes rows"
                        + " there (" + lost.stream().limit(TOLD).map(this::sentence).collect(Collectors.joining("; "))
                        + (lost.size() > TOLD ? "; and more" : "") + ").",
                "Keep users out, and find out who took them: rows that are lost come back only from a backup.",
                Optional.of("as many rows as before"),
                Optional.of(count(rows, "row") + " fewer"));
    }

    private String sentence(TenantCounts.Change change) {
        return change.sentence(target.schema().table(change.table()).flatMap(Table::tenantColumn)
                .or(() -> target.schema().tenant().map(Tenant::column)).orElse("tenant"));
    }

    /** By table; whose rows changed is told in sentences. */
    private static Listing listing(TenantCounts counts, Optional<Before> before) {
        List<List<String>> rows = new ArrayList<>();
        counts.rows().forEach((table, tenants) -> rows.add(List.of(
                table,
                tenants.containsKey(TenantCounts.ALL) ? "–" : String.valueOf(tenants.size()),
                before.map(then -> then.counts().rows().get(table)).map(TenantRows::sum).map(String::valueOf)
                        .orElse("–"),
                String.valueOf(sum(tenants)))));
        counts.notCounted().forEach((table, why) -> rows.add(List.of(table, "–", "–", "not counted")));
        return new Listing("Rows by tenant", List.of("table", "tenants", "rows before", "rows now"), rows);
    }

    private static long sum(Map<String, Long> tenants) {
        return tenants.values().stream().mapToLong(Long::longValue).sum();
    }

    static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
