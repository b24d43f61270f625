package dev.tenure.example.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.mysql.cj.jdbc.JdbcConnection;
import dev.tenure.cli.Calls;
import dev.tenure.example.Example;
import dev.tenure.example.server.OwnServer;
import dev.tenure.example.server.SmallDisk;
import dev.tenure.mysql.Ddl;
import dev.tenure.mysql.TableSums;
import dev.tenure.schema.Dependencies;
import dev.tenure.schema.Table;
import dev.tenure.testkit.TestServer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Faults at the steps of a deployment: nothing is lost, the state is told, and the next run goes on to the end. With
 * {@code -Dtenure.faults=all} it is every fault at every step, in ten minutes; with another text those whose names match
 * it; without, it is every fault halfway through the migrations, and each where else it tells most.
 */
class FaultsTest {

    private static final String WANTED = System.getProperty("tenure.faults", "");

    /** Where in a deployment something happens, by the line that is printed there. */
    private static final Map<String, String> PLACES = new LinkedHashMap<>();

    static {
        PLACES.put("preflight", "preflight …");
        PLACES.put("rehearse", "rehearse …");
        PLACES.put("rehearse, on the copy", "clone: fine");
        PLACES.put("backup", "backup …");
        PLACES.put("gate", "gate …");
        PLACES.put("migrate", "migrate …");
        PLACES.put("migrate, halfway", "Migrating: 2025_10_01_060304");
        PLACES.put("verify", "verify …");
    }

    /** Where a fault tells most, besides halfway through the migrations. */
    private static final Map<Fault, String> TELLING = Map.of(
            Fault.KILLED, "rehearse, on the copy", Fault.CUT, "rehearse, on the copy", Fault.RESTARTED, "backup",
            Fault.LOCKED, "verify", Fault.REVOKED, "gate", Fault.SERVER_FULL, "rehearse");

    private static final Map<String, Map<Fault, String>> TABLE = new LinkedHashMap<>();

    private static OwnServer roomy;
    private static SmallDisk smallDisk;
    private static OwnServer cramped;

    private OwnServer server;

    @TempDir
    Path folder;

    private SmallDisk disk;
    private Connection other;
    private long holder;
    private boolean happened;

    /** A cell of the table. */
    record Cell(Fault fault, String place) {
        @Override
        public String toString() {
            return fault + ", at " + place;
        }
    }

    static Stream<Cell> cells() {
        return Stream.of(Fault.values()).flatMap(fault -> PLACES.keySet().stream()
                // what only reads or is on another disk needs no room on this one
                .filter(place -> fault != Fault.FULL || place.equals("backup"))
                .filter(place -> fault != Fault.SERVER_FULL || !place.equals("preflight"))
                .map(place -> new Cell(fault, place)))
                .filter(cell -> WANTED.isEmpty() ? inBuild(cell)
                        : WANTED.equals("all") || Pattern.compile(WANTED).matcher(cell.toString()).find());
    }

    private static boolean inBuild(Cell cell) {
        return cell.fault() == Fault.FULL || cell.place().equals("migrate, halfway")
                || cell.place().equals(TELLING.get(cell.fault()));
    }

    @BeforeAll
    static void start() {
        roomy = OwnServer.start("--log-bin=binlog", "--log-bin-trust-function-creators=ON");
    }

    /** One on a small file system. Without a binary log, for which both servers wait until there is room. */
    private static OwnServer cramped() {
        if (cramped == null) {
            smallDisk = SmallDisk.ofMegabytes(400);
            cramped = OwnServer.startOn(smallDisk.folder(), "--skip-log-bin",
                    OwnServer.isMariaDb() ? "--innodb-log-file-size=8M" : "--innodb-redo-log-capacity=8M");
        }
        return cramped;
    }

    @AfterAll
    static void tell() {
        roomy.close();
        if (cramped != null) {
            cramped.close();
        }
        if (smallDisk != null) {
            smallDisk.close();
        }
        System.out.println("Faults on " + TestServer.shared().server().label()
                + ": how the call ended that met one; the next one went on and ended well");
        System.out.printf("%-24s", "");
        Stream.of(Fault.values()).forEach(fault -> System.out.printf("%-22s", fault.name().toLowerCase()));
        System.out.println();
        TABLE.forEach((place, cells) -> {
            System.out.printf("%-24s", place);
            Stream.of(Fault.values()).forEach(fault -> System.out.printf("%-22s", cells.getOrDefault(fault, "–")));
            System.out.println();
        });
    }

    private void production() {
        server.execute("", "DROP DATABASE IF EXISTS shop",
                "CREATE DATABASE shop CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci",
                "DROP USER IF EXISTS deployer@'127.0.0.1'",
                "CREATE USER deployer@'127.0.0.1' IDENTIFIED BY '" + Deploying.PASSWORD + "'");
        scratches().forEach(name -> server.execute("", "DROP DATABASE `" + name + "`"));
        grant();
        server.execute("shop", Dependencies.parentsFirst(Example.schema().existing()).stream()
                .map(Ddl::createTable).toArray(String[]::new));
        server.execute("shop",
                "INSERT INTO companies (id, name) VALUES (1, 'one'), (2, 'two')",
                "INSERT INTO customers (id, company_id, name) VALUES (1, 1, 'a'), (2, 2, 'b')");
    }

    @AfterEach
    void end() throws SQLException {
        if (other != null) {
            other.close();
        }
        if (disk != null) {
            disk.close();
        }
    }

    private void grant() {
        server.execute("", "GRANT ALL ON shop.* TO deployer@'127.0.0.1'",
                "GRANT ALL ON `tenure\\_scratch\\_%`.* TO deployer@'127.0.0.1'",
                "GRANT PROCESS, RELOAD, " + (OwnServer.isMariaDb() ? "SHOW CREATE ROUTINE" : "SHOW_ROUTINE")
                        + " ON *.* TO deployer@'127.0.0.1'");
    }

    private List<String> ask(String sql) {
        List<String> answers = new ArrayList<>();
        try (Connection connection = server.open(""); Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                answers.add(rows.getString(1));
            }
            return answers;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private List<String> scratches() {
        return ask("SHOW DATABASES LIKE 'tenure\\_scratch\\_%'");
    }

    /** What was in the production before, and has to stay. */
    private Map<String, TableSums> rows() throws SQLException {
        try (Connection connection = server.open("shop")) {
            Map<String, TableSums> sums = new TreeMap<>(TableSums.read(connection));
            sums.keySet().retainAll(Example.schema().existing().stream().map(Table::name).toList());
            return sums;
        }
    }

    private void happen(Fault fault) {
        happened = true;
        try {
            switch (fault) {
                case KILLED -> throw new IllegalStateException("that is for a process of its own");
                case CUT -> cut();
                case RESTARTED -> {
                    server.kill();
                    server.start();
                }
                case LOCKED -> {
                    other = server.open("shop");
                    try (Statement statement = other.createStatement()) {
                        statement.execute("LOCK TABLES companies WRITE");
                        holder = other.unwrap(JdbcConnection.class).getId();
                    }
                }
                case REVOKED -> server.execute("", "REVOKE ALL, GRANT OPTION FROM deployer@'127.0.0.1'");
                case FULL -> fill(disk.folder().resolve("filler"));
                case SERVER_FULL -> fill(smallDisk.folder().resolve("filler"));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Those that are there now, and those that come within moments. */
    private void cut() {
        List<String> ids = ask("SELECT ID FROM information_schema.PROCESSLIST WHERE USER = 'deployer'");
        for (String id : ids) {
            try (Connection connection = server.open(""); Statement statement = connection.createStatement()) {
                statement.execute("KILL " + id);
            } catch (SQLException gone) {
                // it had ended by itself
            }
        }
    }

    private static void fill(Path file) {
        try (OutputStream out = Files.newOutputStream(file)) {
            byte[] block = new byte[4096];
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            // as it shall be
        }
    }

    /** What is done about it. */
    private void mend(Fault fault) throws SQLException, IOException {
        switch (fault) {
            case LOCKED -> {
                other.close();
                other = null;
            }
            case REVOKED -> grant();
            case FULL -> Files.delete(disk.folder().resolve("filler"));
            case SERVER_FULL -> {
                Files.delete(smallDisk.folder().resolve("filler"));
                if (!server.isAlive()) {
                    // some do not outlive what they cannot write
                    server.start();
                }
            }
            default -> { }
        }
    }

    private Path backups(Cell cell) {
        if (cell.fault() == Fault.FULL) {
            disk = SmallDisk.ofMegabytes(1);
            return disk.folder();
        }
        return folder.resolve("backups");
    }

    private Calls.Call meeting(Cell cell, Path backups) throws Exception {
        String line = PLACES.get(cell.place());
        if (cell.fault() != Fault.KILLED) {
            return Calls.run(Deploying.environment(server), folder, said -> {
                if (!happened && said.strip().startsWith(line)) {
                    happen(cell.fault());
                }
            }, Deploying.arguments(backups));
        }
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
                "-cp", System.getProperty("java.class.path"), Deploying.class.getName(), folder.toString(), line));
        command.addAll(List.of(Deploying.arguments(backups)));
        Path out = folder.resolve("killed.txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile());
        builder.environment().putAll(Deploying.environment(server));
        Process process = builder.start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        happened = process.exitValue() == Deploying.KILLED;
        return new Calls.Call(process.exitValue(), Files.readString(out), "");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cells")
    @Timeout(180)
    void nothing_is_lost_and_the_next_run_goes_on(Cell cell) throws Exception {
        server = cell.fault() == Fault.SERVER_FULL ? cramped() : roomy;
        production();
        Map<String, TableSums> before = rows();
        Path backups = backups(cell);
        Calls.Call met = meeting(cell, backups);
        assertThat(happened).as(met.all()).isTrue();
        mend(cell.fault());
        assertThat(rows()).as("the rows of the production").isEqualTo(before);
        String state = state(met);
        Calls.Call next = Calls.run(Deploying.environment(server), folder, Deploying.arguments(backups));
        TABLE.computeIfAbsent(cell.place(), none -> new EnumMap<>(Fault.class)).put(cell.fault(), state);
        assertThat(next.exit()).as(met.all() + "\n--- the next run:\n" + next.all()).isZero();
        assertThat(rows()).isEqualTo(before);
        assertThat(verified()).isZero();
        assertThat(scratches()).as("copies that were left, and whose makers are dead").isEmpty();
        if (met.exit() != 0 && cell.fault() != Fault.KILLED) {
            assertThat(met.out() + met.err()).as("what state it left").containsPattern(
                    "the production is as it was|the production IS CHANGED|TEN5\\d\\d");
        }
        if (met.exit() != 0 && cell.fault() == Fault.SERVER_FULL) {
            assertThat(met.all()).as("what is the matter").contains("TEN550 The server's disk is full.");
        }
        if (met.exit() != 0 && cell.fault() == Fault.LOCKED) {
            assertThat(met.out()).as("who is in the way").contains("session " + holder + " (root@127.0.0.1:");
        }
    }

    private int verified() {
        return Calls.run(Deploying.environment(server), folder, "verify").exit();
    }

    private String state(Calls.Call met) {
        String code = met.exit() == Deploying.KILLED ? "killed"
                : Pattern.compile("TEN\\d{3}").matcher(met.out() + met.err()).results()
                        .map(found -> found.group()).findFirst().orElse("went on");
        return code + (met.out().contains("IS CHANGED") ? ", half" : "")
                + (scratches().isEmpty() ? "" : ", copy left");
    }
}
