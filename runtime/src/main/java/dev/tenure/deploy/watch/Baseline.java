package dev.tenure.deploy.watch;

import dev.tenure.TenureException;
import dev.tenure.mysql.Connections;
import dev.tenure.schema.Schema;
import dev.tenure.schema.Table;
import dev.tenure.schema.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a server counts when all is as usual: what a watch goes by. Usual is the larger of two: what it counted a second
 * since it was started, and what it counted a second between two looks.
 */
public final class Baseline {

    private static final int FORMAT = 1;

    private final Sample first;
    private final Sample last;

    Baseline(Sample first, Sample last) {
        this.first = first;
        this.last = last;
    }

    /** Looks once; changes nothing. */
    public static Baseline take(Connections connections, Schema schema) throws SQLException {
        Sample sample = sample(connections, schema);
        return new Baseline(sample, sample);
    }

    /** Looks again: what was counted between the two counts as usual too. */
    public Baseline until(Connections connections, Schema schema) throws SQLException {
        return new Baseline(first, sample(connections, schema));
    }

    private static Sample sample(Connections connections, Schema schema) throws SQLException {
        try (Connection connection = connections.open()) {
            return Sample.take(connection, tables(schema));
        }
    }

    /** The tables of a schema that are ours to answer for. */
    static List<String> tables(Schema schema) {
        return schema.owned().stream().map(Table::name).toList();
    }

    Sample last() {
        return last;
    }

    /** How often a second something happened; 0 where the baseline knows nothing of it. */
    double rate(Counter.Place place) {
        Optional<Long> now = last.value(place);
        if (now.isEmpty()) {
            return 0;
        }
        double ever = last.uptime() > 0 ? (double) now.get() / last.uptime() : 0;
        double seconds = Duration.between(first.at(), last.at()).toMillis() / 1000.0;
        double between = seconds < 1 ? 0 : (now.get() - first.value(place).orElse(now.get())) / seconds;
        return Math.max(ever, between);
    }

    /** To be kept: maps, texts and numbers. */
    public Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("format", FORMAT);
        document.put("first", first.document());
        document.put("last", last.document());
        return document;
    }

    /** What was kept, read back. */
    public static Baseline of(Map<?, ?> document) {
        return new Baseline(Sample.of((Map<?, ?>) document.get("first")), Sample.of((Map<?, ?>) document.get("last")));
    }

    /** @throws TenureException TEN784 where it cannot be written */
    public void write(Path file) {
        try {
            Files.writeString(file, Json.write(document()));
        } catch (IOException e) {
            throw new TenureException(
                    "TEN784",
                    "The baseline cannot be written to " + file + ": " + e.getClass().getSimpleName() + ".",
                    "Name a file in a folder that is there and that this account may write to.",
                    e);
        }
    }

    /** @throws TenureException TEN784 where it is none */
    public static Baseline read(Path file) {
        try {
            return of((Map<?, ?>) Json.read(Files.readString(file)));
        } catch (IOException | ClassCastException | NullPointerException | IllegalArgumentException
                | DateTimeParseException e) {
            throw new TenureException(
                    "TEN784",
                    file + " is no baseline of a watch.",
                    "Name a file that tenure watch wrote with --save-baseline.",
                    e);
        }
    }
}
