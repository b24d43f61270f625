package dev.tenure.cli;

import dev.tenure.migrate.Proposal;
import dev.tenure.schema.Column;
import dev.tenure.schema.ColumnType;
import dev.tenure.schema.ForeignKey;
import dev.tenure.schema.Index;
import dev.tenure.schema.Said;
import dev.tenure.schema.Schema;
import dev.tenure.schema.Storage;
import dev.tenure.schema.Table;
import dev.tenure.schema.Tenant;
import dev.tenure.schema.json.ClassRoot;
import dev.tenure.schema.json.SchemaJson;
import dev.tenure.testkit.TestDatabase;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** A project as Maven leaves it after a compile, in a folder of a test, and calls of the command in it. */
final class Project {

    static final Table COMPANIES = table("companies", Table.Role.EXISTING);
    static final Table ORDERS = scoped("orders");
    static final Table NOTES = scoped("notes");
    static final Schema SCHEMA = new Schema("com.acme.Shop", Optional.of(new Tenant("companies", "id", "company_id")),
            Schema.DEFAULT_MIGRATIONS, List.of(COMPANIES, ORDERS, NOTES));

    private final Path folder;
    private final Map<String, String> environment = new LinkedHashMap<>();
    private Optional<Function<String, char[]>> prompt = Optional.empty();

    /** What a call printed, and its exit code. */
    record Call(int exit, String out, String err) {}

    private Project(Path folder) {
        this.folder = folder;
    }

    private static Table table(String name, Table.Role role) {
        return new Table(name, role, "", Storage.DEFAULT,
                List.of(Column.of("id", ColumnType.bigUnsigned(), false).withAutoIncrement()),
                List.of("id"), List.of(), List.of(), List.of(), List.of(), Optional.empty());
    }

    private static Table scoped(String name) {
        return new Table(name, Table.Role.OWNED, "", Storage.DEFAULT,
                List.of(
                        Column.of("id", ColumnType.bigUnsigned(), false).withAutoIncrement(),
                        Column.of("company_id", ColumnType.bigUnsigned(), false)),
                List.of("id"),
                List.of(Index.of("idx_" + name + "_company", false, List.of("company_id"))),
                List.of(new ForeignKey("fk_" + name + "_company", List.of("company_id"), "companies", List.of("id"),
                        ForeignKey.Action.CASCADE, ForeignKey.Action.CASCADE)),
                List.of(), List.of(), Optional.empty());
    }

    /** With descriptor and promoted migrations, versions 1 and 2. */
    static Project in(Path folder) {
        Project project = new Project(folder);
        project.describe(SCHEMA);
        List<Proposal.Proposed> migrations = Proposal.of(SCHEMA, Optional.empty(), Said.NOTHING).migrations();
        for (int i = 0; i < migrations.size(); i++) {
            String rest = (i + 1) + "__" + migrations.get(i).name() + ".sql";
            project.write("target/classes/db/migration/V" + rest, migrations.get(i).up());
            project.write("target/classes/db/migration/U" + rest, migrations.get(i).down());
        }
        return project;
    }

    /** As {@link #in}, with the environment of a database that holds the existing table. */
    static Project on(TestDatabase database, Path folder) {
        database.createExisting(SCHEMA);
        return in(folder)
                .with("TENURE_URL", database.url())
                .with("TENURE_USER", database.user())
                .with("TENURE_PASSWORD", database.password());
    }

    void describe(Schema schema) {
        write("target/classes/" + ClassRoot.DESCRIPTORS + "/" + schema.name() + ".json", SchemaJson.write(schema));
    }

    Path write(String path, String text) {
        try {
            Path file = folder.resolve(path);
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Project with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    Project without(String variable) {
        environment.remove(variable);
        return this;
    }

    /** With a person at a terminal. */
    Project answering(Function<String, char[]> person) {
        prompt = Optional.of(person);
        environment.put("TERM", "xterm");
        return this;
    }

    Map<String, String> environment() {
        return Map.copyOf(environment);
    }

    Path folder() {
        return folder;
    }

    Call run(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Surroundings surroundings = new Surroundings(
                environment(), folder, new PrintWriter(out), new PrintWriter(err), prompt);
        return new Call(Tenure.run(surroundings, args), out.toString(), err.toString());
    }

    /** The command as the shell starts it. */
    static List<String> command(String... args) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
                "-cp", System.getProperty("java.class.path"), Tenure.class.getName()));
        command.addAll(List.of(args));
        return command;
    }

    /** Gives it one, by util-linux' script; setsid keeps their signals away from the build. */
    static List<String> atTerminal(List<String> command) {
        String quoted = "'" + String.join("' '", command) + "'";
        return List.of("setsid", "--wait", "script", "--quiet", "--return", "--command", quoted, "/dev/null");
    }

    /** A process of its own; what it prints is in {@code out.txt} and {@code err.txt} meanwhile. */
    Process start(List<String> command, String input) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(write("in.txt", input).toFile())
                .redirectOutput(folder.resolve("out.txt").toFile())
                .redirectError(folder.resolve("err.txt").toFile());
        builder.environment().keySet().removeIf(variable -> variable.startsWith("TENURE_"));
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** How the process ended that was started last. */
    Call end(Process process) throws IOException, InterruptedException {
        boolean ended = process.waitFor(90, TimeUnit.SECONDS);
        process.destroyForcibly();
        if (!ended) {
            throw new AssertionError("It did not end in time; so far: " + printed());
        }
        return new Call(process.exitValue(), printed(), Files.readString(folder.resolve("err.txt")));
    }

    /** What the process that was started last has printed by now. */
    String printed() throws IOException {
        return Files.readString(folder.resolve("out.txt"));
    }

    /** Ctrl-C, once it has printed that. */
    Call interrupt(Process process, String words) throws IOException, InterruptedException {
        while (!printed().contains(words) && process.isAlive()) {
            Thread.sleep(20);
        }
        signal(process, "-INT");
        return end(process);
    }

    static void signal(Process process, String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", name, String.valueOf(process.pid())).start().waitFor();
    }
}
