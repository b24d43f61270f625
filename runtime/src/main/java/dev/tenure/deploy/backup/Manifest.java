package dev.tenure.deploy.backup;

import dev.tenure.TenureException;
import dev.tenure.mysql.TableSums;
import dev.tenure.schema.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What stands beside a backup: what it is of, and by what it is known to be whole.
 *
 * @param database  the database's name
 * @param server    flavour and version
 * @param begun     when it was begun
 * @param file      the name of the compressed dump in the same folder
 * @param bytes     its size
 * @param sha256    its checksum
 * @param position  where the binary log stood at the moment that the dump shows; empty where nobody could tell
 * @param structure the checksum of everything that the database is made of, by kind and name
 * @param tables    what each table held; those that changed while the dump was made are left out
 * @param moving    the tables that changed while the dump was made
 */
public record Manifest(
        String database,
        String server,
        Instant begun,
        String file,
        long bytes,
        String sha256,
        Optional<String> position,
        Map<String, String> structure,
        Map<String, TableSums> tables,
        List<String> moving) {

    /** How the name of such a file ends. */
    public static final String ENDING = ".manifest.json";

    private static final int FORMAT = 1;

    public Manifest {
        structure = new TreeMap<>(structure);
        tables = new TreeMap<>(tables);
        moving = List.copyOf(moving);
    }

    /** The dump that a manifest stands beside. */
    Path dump(Path manifest) {
        return manifest.resolveSibling(file);
    }

    /** @throws TenureException TEN733 where the dump is not, byte for byte, what was written */
    public void requireWhole(Path manifest) {
        try {
            DumpFile.requireWhole(dump(manifest), this);
        } catch (IOException e) {
            throw new TenureException(
                    "TEN733",
                    "The backup " + dump(manifest) + " cannot be read: " + e.getClass().getSimpleName() + ".",
                    "Do not restore from it. Take another backup, or use an older one.",
                    e);
        }
    }

    String text() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("format", FORMAT);
        document.put("database", database);
        document.put("server", server);
        document.put("begun", begun.toString());
        document.put("file", file);
        document.put("bytes", bytes);
        document.put("sha256", sha256);
        document.put("position", position.orElse(null));
        document.put("structure", structure.entrySet().stream()
                .map(entry -> Map.of("object", entry.getKey(), "checksum", entry.getValue()))
                .toList());
        document.put("tables", tables.entrySet().stream().map(Manifest::table).toList());
        document.put("moving", moving);
        return Json.write(document);
    }

    private static Map<String, Object> table(Map.Entry<String, TableSums> entry) {
        Map<String, Object> table = new LinkedHashMap<>();
        table.put("name", entry.getKey());
        table.put("rows", entry.getValue().rows());
        table.put("checksum", entry.getValue().sum());
        return table;
    }

    /** @throws TenureException TEN734 where it is none */
    public static Manifest read(Path path) {
        try {
            return of((Map<?, ?>) Json.read(Files.readString(path)));
        } catch (IOException | ClassCastException | NullPointerException | DateTimeParseException e) {
            throw new TenureException(
                    "TEN734",
                    path + " is not the manifest of a backup.",
                    "Name the file that ends with " + ENDING + " beside the backup.",
                    e);
        }
    }

    private static Manifest of(Map<?, ?> document) {
        Map<String, TableSums> tables = new TreeMap<>();
        for (Object entry : (List<?>) document.get("tables")) {
            Map<?, ?> table = (Map<?, ?>) entry;
            tables.put((String) table.get("name"),
                    new TableSums(number(table.get("rows")), number(table.get("checksum"))));
        }
        Map<String, String> structure = new TreeMap<>();
        for (Object entry : (List<?>) document.get("structure")) {
            Map<?, ?> object = (Map<?, ?>) entry;
            structure.put((String) object.get("object"), (String) object.get("checksum"));
        }
        return new Manifest(
                (String) document.get("database"),
                (String) document.get("server"),
                Instant.parse((String) document.get("begun")),
                Path.of((String) document.get("file")).getFileName().toString(),
                number(document.get("bytes")),
                (String) document.get("sha256"),
                Optional.ofNullable((String) document.get("position")),
                structure,
                tables,
                ((List<?>) document.get("moving")).stream().map(String.class::cast).toList());
    }

    private static long number(Object value) {
        return ((Number) value).longValue();
    }
}
