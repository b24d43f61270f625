package dev.tenure.testkit.schema;

import dev.tenure.mysql.RowStatements;
import dev.tenure.repository.ReadRepository;
import dev.tenure.schema.Column;
import dev.tenure.schema.Entity;
import dev.tenure.schema.Materialized;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** That counts are what Java counts, of the rows of their tenant and of no other. */
final class TenancyCounts<R extends ReadRepository<?, ?>> {

    private final TwoTenants<R> tenants;
    private final Materialized counts;
    private final CountedRows counted;

    TenancyCounts(TwoTenants<R> tenants) {
        this.tenants = tenants;
        this.counts = tenants.table().entity().flatMap(Entity::materialized).orElseThrow();
        this.counted = tenants.counted();
    }

    void refreshes(TenancyTest.Refresh<R> refresh) throws SQLException {
        List<List<String>> others = tenants.contentOfOther();
        refresh.in(tenants.repository());
        requireRecounted(counts());
        List<List<String>> before = read(unmoved());
        List<List<String>> calculated = calculated();
        refresh.in(tenants.repository());
        require(read(unmoved()).equals(before), "changes counts that are right already", before, read(unmoved()));
        require(counts.calculatedAt().isEmpty() || !calculated().equals(calculated),
                "does not say when it counted", calculated, calculated());
        counted.change(tenants.trial());
        refresh.in(tenants.repository());
        requireRecounted(counts());
        require(tenants.contentOfOther().equals(others), "changes rows of another tenant", others,
                tenants.contentOfOther());
    }

    /** With values of its own rows, and with those of another tenant's. */
    void refreshesOne(TenancyTest.RefreshOne<R> refresh) throws SQLException {
        List<List<String>> others = tenants.contentOfOther();
        for (Sample row : tenants.all()) {
            String value = RowStatements.read(tenants.trial().connection(), tenants.table().name(),
                    List.of(counts.groups().get(0).column()), tenants.rowOf(row)).orElseThrow().get(0);
            tenants.trial().undone(() -> {
                List<List<String>> before = counts();
                refresh.in(tenants.repository(), row);
                List<List<String>> expected = new ArrayList<>(counted.recount(tenants.trial()));
                expected.removeIf(count -> !count.get(0).equals(value));
                before.stream().filter(count -> !count.get(0).equals(value)).forEach(expected::add);
                expected.sort((one, other) -> one.toString().compareTo(other.toString()));
                require(counts().equals(expected), "does not count anew just what has " + value, expected, counts());
                require(tenants.contentOfOther().equals(others), "changes rows of another tenant", others,
                        tenants.contentOfOther());
            });
        }
    }

    /** Once all is counted, it gives what its tenant's row holds, on each day of the period; else 0. */
    void reads(TenancyTest.Refresh<R> refresh, TenancyTest.Reading<R> reading) {
        tenants.sound().forEach(refresh::in);
        String start = property(counts.start());
        List<Sample> own = tenants.rowsOf(0);
        for (Sample row : own) {
            LocalDate last = Calendar.last(counts.window(), row.get(start));
            for (LocalDate day : List.of(row.<LocalDate>get(start), last)) {
                long found = reading.in(tenants.repository(), row.with(Map.of(start, day)));
                require(found == number(row), "does not read the count of " + day, number(row), found);
            }
        }
        for (Sample row : tenants.rowsOf(1)) {
            long expected = own.stream().filter(one -> key(one).equals(key(row))).mapToLong(this::number).sum();
            long found = reading.in(tenants.repository(), row);
            require(found == expected, "reads a count of another tenant", expected, found);
        }
    }

    private long number(Sample row) {
        return row.<Number>get(property(counts.count())).longValue();
    }

    private List<Object> key(Sample row) {
        return counts.key().stream().map(column -> row.<Object>get(property(column))).toList();
    }

    private String property(String column) {
        return tenants.table().entity().orElseThrow().properties().stream()
                .filter(property -> property.columns().contains(column))
                .map(Entity.Property::name).findFirst().orElseThrow();
    }

    private void requireRecounted(List<List<String>> found) throws SQLException {
        List<List<String>> expected = counted.recount(tenants.trial());
        require(found.equals(expected), "does not count what is there", expected, found);
    }

    /** Groups, days and counts of the repository's tenant. */
    private List<List<String>> counts() throws SQLException {
        List<String> columns = new ArrayList<>(counts.key());
        counts.end().ifPresent(columns::add);
        columns.add(counts.count());
        return read(columns);
    }

    private List<List<String>> calculated() throws SQLException {
        return counts.calculatedAt().isEmpty() ? List.of() : read(List.of(counts.calculatedAt().get()));
    }

    /** The columns that stay as they are where the count does. */
    private List<String> unmoved() {
        return tenants.table().columns().stream().map(Column::name)
                .filter(column -> counts.calculatedAt().filter(column::equals).isEmpty()).toList();
    }

    private List<List<String>> read(List<String> columns) throws SQLException {
        return tenants.readOwn(tenants.table(), columns);
    }

    private void require(boolean fine, String what, Object expected, Object found) {
        if (!fine) {
            throw new AssertionError("The repository of " + tenants.table().name() + " " + what + ": expected "
                    + expected + ", found " + found + ". Compile the entities again, and leave what is generated as it"
                    + " is.");
        }
    }
}
