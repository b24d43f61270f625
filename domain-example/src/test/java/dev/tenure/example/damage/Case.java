package dev.tenure.example.damage;

import dev.tenure.cli.Calls;
import dev.tenure.example.Example;
import dev.tenure.example.server.OwnServer;
import dev.tenure.mysql.DatabaseObjects;
import dev.tenure.mysql.Ddl;
import dev.tenure.mysql.TableSums;
import dev.tenure.schema.Dependencies;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A production as the plan finds it, and the deployment of the example to it. Both can be spoiled. */
final class Case implements AutoCloseable {

    static final String DATABASE = "shop";

    private final OwnServer server;
    private final Path folder;
    private final Path classes;
    private final Map<String, String> environment = new LinkedHashMap<>();
    private final List<String> arguments = new ArrayList<>();
    private final List<AutoCloseable> endings = new ArrayList<>();
    private final List<Way.Damage> held = new ArrayList<>();

    Case(OwnServer server, Path folder) {
        this.server = server;
        this.folder = folder;
        this.classes = folder.resolve("classes");
        copy(Example.CLASSES, "META-INF");
        copy(Example.CLASSES, "db");
        environment.putAll(Map.of(
                "TENURE_URL", server.url(DATABASE),
                "TENURE_USER", server.user(),
                "TENURE_PASSWORD", OwnServer.PASSWORD,
                "TENURE_CLASSES", classes.toString(),
                "PATH", System.getenv("PATH")));
        arguments.addAll(List.of("deploy", "--yes", "--programs", OwnServer.clients().toString()));
        maintained("--no-maintenance", "--because", "nobody uses it");
        server.execute("", "DROP DATABASE IF EXISTS " + DATABASE,
                "CREATE DATABASE " + DATABASE + " CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci");
        sql(Dependencies.parentsFirst(Example.schema().existing()).stream()
                .map(Ddl::createTable).toArray(String[]::new));
        sql("INSERT INTO companies (id, name) VALUES (1, 'one'), (2, 'two')",
                "INSERT INTO customers (id, company_id, name) VALUES (1, 1, 'a'), (2, 2, 'b'), (3, 2, 'b')");
    }

    private void copy(Path from, String part) {
        try (Stream<Path> all = Files.walk(from.resolve(part))) {
            for (Path source : all.toList()) {
                Path target = classes.resolve(from.relativize(source));
                if (Files.isDirectory(source)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(source, target);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path folder() {
        return folder;
    }

    void sql(String... statements) {
        server.execute(DATABASE, statements);
    }

    /** Without foreign keys being looked at, as a table is made otherwise. */
    void table(String drop, String create) {
        sql("SET foreign_key_checks = 0", "DROP TABLE " + drop, create);
    }

    /** A setting of the whole server, until the case is over. */
    void setting(String name, String value) {
        String before = one("SELECT @@GLOBAL." + name);
        server.execute("", "SET GLOBAL " + name + " = '" + value + "'");
        endings.add(() -> server.execute("", "SET GLOBAL " + name + " = '" + before + "'"));
    }

    /** On or off. */
    void toggle(String name, boolean value) {
        String before = one("SELECT @@GLOBAL." + name);
        server.execute("", "SET GLOBAL " + name + " = " + (value ? 1 : 0));
        endings.add(() -> server.execute("", "SET GLOBAL " + name + " = " + before));
    }

    /** What another session does and then waits, once all else is as it shall be. */
    void held(String... statements) {
        held.add(none -> {
            Connection other = server.open(DATABASE);
            endings.add(other::close);
            other.setAutoCommit(false);
            try (Statement statement = other.createStatement()) {
                for (String sql : statements) {
                    statement.execute(sql);
                }
            }
            // servers keep their list of transactions for a tenth of a second
            Thread.sleep(150);
        });
    }

    String one(String sql) {
        try (Connection connection = server.open(""); Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** The only file of the migrations whose name begins and ends so, changed. */
    void file(String name, UnaryOperator<String> change) throws IOException {
        try (Stream<Path> files = Files.list(classes.resolve("db/migration"))) {
            Path file = files.filter(each -> each.getFileName().toString().matches(name)).findFirst().orElseThrow();
            String before = Files.readString(file);
            String after = change.apply(before);
            if (after.equals(before)) {
                throw new IllegalStateException("Nothing is changed in " + file + ":\n" + before);
            }
            Files.writeString(file, after);
        }
    }

    void newFile(String name, String text) throws IOException {
        Files.writeString(classes.resolve("db/migration").resolve(name), text);
    }

    void removeFile(String name) throws IOException {
        Files.delete(classes.resolve("db/migration").resolve(name));
    }

    /** A program in the place of the one that dumps. */
    void dumpBy(String script) throws IOException {
        Path programs = Files.createDirectories(folder.resolve("programs"));
        String dump = OwnServer.isMariaDb() ? "mariadb-dump" : "mysqldump";
        for (String name : List.of(dump, OwnServer.isMariaDb() ? "mariadb" : "mysql")) {
            Path original = OwnServer.clients().resolve(name);
            Path file = Files.writeString(programs.resolve(name), "#!/bin/sh\n"
                    + (name.equals(dump) ? script.replace("DUMP", "'" + original + "'") : "exec '" + original + "' \"$@\"")
                    + "\n");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        }
        replace("--programs", programs.toString());
    }

    void replace(String option, String value) {
        arguments.set(arguments.indexOf(option) + 1, value);
    }

    /** How users are kept out, in the place of what is said of it. */
    void maintained(String... how) {
        int at = arguments.indexOf("--no-maintenance");
        if (at >= 0) {
            arguments.subList(at, at + 3).clear();
        }
        arguments.addAll(Arrays.asList(how));
    }

    void with(String... options) {
        arguments.addAll(Arrays.asList(options));
    }

    void without(String option) {
        arguments.remove(option);
    }

    /** As an account that is allowed this and no more. */
    void as(String... grants) {
        String account = "'deployer'@'127.0.0.1'";
        server.execute("", "DROP USER IF EXISTS " + account, "CREATE USER " + account + " IDENTIFIED BY 'let me in'");
        for (String grant : grants) {
            server.execute("", "GRANT " + grant + " TO " + account);
        }
        environment.put("TENURE_USER", "deployer");
        environment.put("TENURE_PASSWORD", "let me in");
    }

    /** The first of the migrations, applied. */
    void applyFirst() {
        call("migrate", "--target", "2025_10_01_060100");
    }

    void call(String... args) {
        Calls.Call call = Calls.run(environment, folder, args);
        if (call.exit() != 0) {
            throw new IllegalStateException(call.all());
        }
    }

    /** Everything that the database is made of and holds, and what databases there are. */
    List<String> fingerprint() throws SQLException {
        List<String> all = new ArrayList<>();
        try (Connection connection = server.open(DATABASE); Statement statement = connection.createStatement()) {
            DatabaseObjects.read(connection).forEach(object -> all.add(object.label() + " " + object.definition()));
            TableSums.read(connection).forEach((table, sums) -> all.add(table + " " + sums));
            for (String question : List.of("SHOW DATABASES", "SHOW EVENTS")) {
                try (ResultSet rows = statement.executeQuery(question)) {
                    while (rows.next()) {
                        all.add(question + " " + rows.getString(1));
                    }
                }
            }
        }
        return all;
    }

    Calls.Call deploy() throws Exception {
        for (Way.Damage each : held) {
            each.to(this);
        }
        return Calls.run(environment, folder, arguments.toArray(String[]::new));
    }

    /** Lets others go, so that the tables can be read again. */
    @Override
    public void close() throws Exception {
        for (AutoCloseable each : endings) {
            each.close();
        }
        endings.clear();
    }
}
