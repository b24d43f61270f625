package dev.tenure.migrate;

import dev.tenure.TenureException;
import dev.tenure.mysql.FlywaySql;
import dev.tenure.mysql.ServerErrors;
import dev.tenure.schema.Finding;
import dev.tenure.schema.Subject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.CRC32;

/** What Flyway says that it applied, put beside the files. */
final class FlywayHistory {

    private static final String SKIP = " If what verify compares is enough for you, adopt with --ignore-history.";

    private final String table;
    private final List<Finding> findings = new ArrayList<>();
    private final Map<Version, FlywaySql.Row> applied = new TreeMap<>();
    private final Map<String, FlywaySql.Row> withoutVersion = new TreeMap<>();
    private Optional<Version> baseline = Optional.empty();

    private FlywayHistory(String table, List<FlywaySql.Row> rows) {
        this.table = table;
        rows.forEach(this::follow);
    }

    /** @throws TenureException TEN431 where the table is no history of Flyway's */
    static FlywayHistory read(Connection connection, String table) throws SQLException {
        try {
            return new FlywayHistory(table, FlywaySql.read(connection, table));
        } catch (SQLException e) {
            if (ServerErrors.isUnknownTable(e) || ServerErrors.isUnknownColumn(e)) {
                throw new TenureException(
                        "TEN431",
                        "There is no history of Flyway's in " + table + ": "
                                + (ServerErrors.isUnknownTable(e) ? "no such table." : "it has other columns."),
                        "Name the table that Flyway's setting \"table\" names, with --history; a database that was made"
                                + " by hand needs none.",
                        e);
            }
            throw e;
        }
    }

    private void follow(FlywaySql.Row row) {
        if (!row.success()) {
            find("TEN426", row.script() + " failed when Flyway ran it, and its history still says so.",
                    "See how far it came, put the database right, and run \"flyway repair\".");
        } else if (row.version().isEmpty()) {
            withoutVersion(row);
        } else {
            versioned(Version.of(row.version().get()), row);
        }
    }

    private void withoutVersion(FlywaySql.Row row) {
        if (row.type().equals("DELETE")) {
            withoutVersion.remove(row.script());
        } else if (!row.type().equals("SCHEMA")) {
            withoutVersion.put(row.script(), row);
        }
    }

    private void versioned(Version version, FlywaySql.Row row) {
        if (row.type().equals("DELETE") || row.type().startsWith("UNDO")) {
            applied.remove(version);
        } else if (row.type().endsWith("BASELINE")) {
            baseline = baseline.filter(earlier -> earlier.compareTo(version) > 0).or(() -> Optional.of(version));
        } else {
            applied.put(version, row);
        }
    }

    /** Where history and files do not say the same. */
    List<Finding> differences(List<Migration> migrations) {
        Map<Version, Migration> files = new TreeMap<>();
        Set<Version> replaced = new HashSet<>();
        migrations.forEach(migration -> {
            files.put(migration.version(), migration);
            replaced.addAll(migration.replaced());
        });
        withoutVersion.values().forEach(row -> find(
                "TEN429",
                "Flyway ran " + row.script() + ", which has no version. Tenure knows no migrations that are repeated.",
                "Put what it does into a migration with a version, remove the file, and run \"flyway repair\"."
                        + SKIP));
        applied.forEach((version, row) -> {
            if (!replaced.contains(version)) {
                compare(row, Optional.ofNullable(files.get(version)));
            }
        });
        migrations.stream().filter(migration -> !isApplied(migration)).forEach(migration -> find(
                "TEN428",
                "Flyway has not applied " + migration.up().file() + ".",
                "Apply it with Flyway first, or take the file away until the database is adopted." + SKIP));
        return List.copyOf(findings);
    }

    private boolean isApplied(Migration migration) {
        List<Version> folded = migration.folded();
        return isApplied(migration.version()) || !folded.isEmpty() && folded.stream().allMatch(this::isApplied);
    }

    private boolean isApplied(Version version) {
        return applied.containsKey(version) || baseline.filter(last -> version.compareTo(last) <= 0).isPresent();
    }

    private void compare(FlywaySql.Row row, Optional<Migration> file) {
        if (file.isEmpty()) {
            find("TEN427", "Flyway applied " + row.script() + ", but no file has its version.",
                    "Restore it from version control, or use the class folder or jar that it was applied from." + SKIP);
            return;
        }
        int checksum = checksum(file.get().up().text());
        row.checksum().filter(then -> then != checksum).ifPresent(then -> find(
                "TEN430",
                file.get().up().file() + " was edited after Flyway applied it: its checksum was " + then + " and is "
                        + checksum + ".",
                "Restore it from version control, or run \"flyway repair\" if the edit changes nothing." + SKIP));
    }

    /** As Flyway reckons: over the lines, whatever ends them. */
    static int checksum(String text) {
        CRC32 crc = new CRC32();
        try (BufferedReader lines = new BufferedReader(new StringReader(text))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                crc.update(line.getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return (int) crc.getValue();
    }

    private void find(String code, String what, String remedy) {
        findings.add(Finding.of(code, new Subject(Subject.Kind.TABLE, table, "", ""), what, remedy));
    }
}
