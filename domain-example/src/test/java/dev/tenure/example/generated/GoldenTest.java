package dev.tenure.example.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the compiler writes for an entity of each kind, to be read, and compared with what it wrote when somebody last
 * read it: {@code src/test/resources/golden}. Whoever changes what is written sees it there, and takes it over with
 *
 * <pre>mvn -pl domain-example -am test -Dtest=GoldenTest -Dsurefire.failIfNoSpecifiedTests=false -Dtenure.golden.write=true</pre>
 */
class GoldenTest {

    private static final Path GOLDEN = Path.of("src", "test", "resources", "golden");
    private static final String ENDING = ".java.txt";
    private static final String WRITE = "tenure.golden.write";

    @ParameterizedTest
    @ValueSource(strings = {
        // a record, softly deleted, polymorphic, with an upsert
        "PolicyConfigurationRepository", "PolicyConfigurationTableTest", "PolicyConfigurationTenancyTest",
        // counts
        "AppointmentModificationStatRepository",
        // a table that is there already
        "BranchRepository",
        // a class, with a version and limits
        "MachineRepository", "MachineTableTest",
        // a key of several fields, within the tenant
        "PartRepository", "PartTenancyTest",
        // append-only
        "LogEntryRepository", "LogEntryTableTest",
        // all of them
        "WorkshopSchemaRepositories", "WorkshopSchemaTest"})
    void what_is_written_is_what_was_read(String name) throws IOException {
        String written = Files.readString(written(name));
        Path golden = GOLDEN.resolve(name + ENDING);
        if (Boolean.getBoolean(WRITE)) {
            Files.createDirectories(GOLDEN);
            Files.writeString(golden, written);
        }
        List<String> expected = Files.exists(golden) ? Files.readAllLines(golden) : List.of();
        List<String> actual = written.lines().toList();
        if (!actual.equals(expected)) {
            int at = firstDifference(expected, actual);
            fail("%s is not what was read, from line %d on.%n  read:    %s%n  written: %s%n"
                            + "Read what is written now; if it is good, run this test with -D%s=true and commit %s.",
                    name, at + 1, line(expected, at), line(actual, at), WRITE, golden);
        }
    }

    /** A file of a name that is compared no more would be read for nothing. */
    @Test
    void nothing_else_is_kept() throws IOException {
        try (Stream<Path> files = Files.list(GOLDEN)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                assertThat(written(name.substring(0, name.length() - ENDING.length()))).exists();
            }
        }
    }

    private static Path written(String name) throws IOException {
        try (Stream<Path> files = Stream.concat(
                Files.walk(Path.of("target", "generated-sources")),
                Files.walk(Path.of("target", "generated-test-sources")))) {
            return files.filter(file -> file.endsWith(name + ".java")).findFirst()
                    .orElseThrow(() -> new AssertionError("nothing writes " + name));
        }
    }

    private static int firstDifference(List<String> expected, List<String> actual) {
        int at = 0;
        while (at < expected.size() && at < actual.size() && expected.get(at).equals(actual.get(at))) {
            at++;
        }
        return at;
    }

    private static String line(List<String> lines, int at) {
        return at < lines.size() ? lines.get(at) : "(nothing)";
    }
}
