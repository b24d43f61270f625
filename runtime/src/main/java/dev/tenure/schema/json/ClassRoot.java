package dev.tenure.schema.json;

import dev.tenure.TenureException;
import dev.tenure.schema.Schema;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ProviderNotFoundException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipException;

/** A class folder or a jar, and the schemas that the compiler left in it. No class of it is ever loaded. */
public final class ClassRoot implements AutoCloseable {

    /** Where a class root holds descriptors. */
    public static final String DESCRIPTORS = "META-INF/tenure";

    private final Path place;
    private final Path root;
    private final Optional<FileSystem> jar;

    private ClassRoot(Path place, Path root, Optional<FileSystem> jar) {
        this.place = place;
        this.root = root;
        this.jar = jar;
    }

    /** Where a class root holds the descriptor of a schema: a file, relative to it. */
    public static String descriptor(Schema schema) {
        return DESCRIPTORS + "/" + schema.name() + ".json";
    }

    /**
     * @param place the folder or the jar
     * @throws TenureException TEN303 where nothing is there, TEN304 where it is neither
     */
    public static ClassRoot open(Path place) {
        if (Files.isDirectory(place)) {
            return new ClassRoot(place, place, Optional.empty());
        }
        if (!Files.exists(place)) {
            throw new TenureException(
                    "TEN303",
                    "The class folder or jar " + place + " is not there.",
                    "Compile the entities first, or name the folder or jar they are compiled to.");
        }
        try {
            FileSystem jar = FileSystems.newFileSystem(place, (ClassLoader) null);
            return new ClassRoot(place, jar.getPath("/"), Optional.of(jar));
        } catch (ZipException | ProviderNotFoundException e) {
            throw new TenureException(
                    "TEN304",
                    place + " is neither a class folder nor a jar.",
                    "Name the folder or jar that the entities are compiled to.",
                    e);
        } catch (IOException e) {
            throw unreadable(place, e);
        }
    }

    /** The folder itself, or the root inside the jar. */
    public Path root() {
        return root;
    }

    /** All schemas, by name. */
    public List<Schema> schemas() {
        return descriptors().stream().map(ClassRoot::read).toList();
    }

    /**
     * The schema of that name.
     *
     * @param name the root's binary or simple name; empty for the only schema there is
     * @throws TenureException TEN305 where there is none at all, TEN306 where a name is needed, TEN307 where none
     *     has it
     */
    public Schema schema(Optional<String> name) {
        List<Schema> all = schemas();
        if (all.isEmpty()) {
            throw new TenureException(
                    "TEN305",
                    place + " holds no schema: there is no descriptor in " + DESCRIPTORS + ".",
                    "Compile an interface with @TenantSchema and see that tenure-processor is on the compiler's"
                            + " processor path; JDK 23 and later run no processor that is only on the class path.");
        }
        List<Schema> fitting = all.stream()
                .filter(schema -> name.isEmpty() || isNamed(schema, name.get()))
                .toList();
        if (fitting.size() == 1) {
            return fitting.get(0);
        }
        String names = all.stream().map(Schema::name).collect(Collectors.joining(", "));
        if (fitting.isEmpty()) {
            throw new TenureException(
                    "TEN307",
                    place + " holds no schema " + name.orElseThrow() + ", only " + names + ".",
                    "Name one of these.");
        }
        throw new TenureException(
                "TEN306",
                place + " holds more than one schema" + name.map(text -> " named " + text).orElse("") + ": "
                        + fitting.stream().map(Schema::name).collect(Collectors.joining(", ")) + ".",
                "Say which by its full name.");
    }

    private static boolean isNamed(Schema schema, String name) {
        return schema.name().equals(name) || schema.simpleName().equals(name);
    }

    private List<Path> descriptors() {
        Path folder = root.resolve(DESCRIPTORS);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".json")).sorted().toList();
        } catch (IOException e) {
            throw unreadable(place, e);
        }
    }

    private static Schema read(Path file) {
        try {
            return SchemaJson.read(Files.readString(file), file.toString());
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static TenureException unreadable(Path path, IOException e) {
        return new TenureException(
                "TEN308",
                path + " cannot be read: " + e.getClass().getSimpleName() + ".",
                "See that it is whole and that this account may read it.",
                e);
    }

    @Override
    public void close() {
        jar.ifPresent(open -> {
            try {
                open.close();
            } catch (IOException e) {
                throw unreadable(place, e);
            }
        });
    }
}
