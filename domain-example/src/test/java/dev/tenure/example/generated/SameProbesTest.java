package dev.tenure.example.generated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.example.AppointmentSchema;
import dev.tenure.example.workshop.WorkshopSchema;
import dev.tenure.migrate.MigrateOptions;
import dev.tenure.migrate.MigrationFiles;
import dev.tenure.migrate.MigrationListener;
import dev.tenure.migrate.Migrator;
import dev.tenure.schema.ForeignKey;
import dev.tenure.schema.Schema;
import dev.tenure.schema.Table;
import dev.tenure.schema.json.ClassRoot;
import dev.tenure.testkit.TestDatabase;
import dev.tenure.testkit.TestServer;
import dev.tenure.verify.exercise.Act;
import dev.tenure.verify.exercise.Exercise;
import dev.tenure.verify.exercise.Probe;
import dev.tenure.verify.exercise.TableProbes;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a rehearsal tries on a copy of the production is what the generated tests try on a database of their own. */
class SameProbesTest {

    private static final Pattern TEST =
            Pattern.compile("@Tag\\(\"([^\"]+)\"\\)\\s+void (\\w+)\\(\\)\\s*\\{\\s*table\\.(.*?);\\s+}", Pattern.DOTALL);

    private record Generated(String tag, String name, String call) {}

    @ParameterizedTest
    @ValueSource(classes = {AppointmentSchema.class, WorkshopSchema.class})
    void each_generated_test_is_a_probe_of_the_rehearsal_and_the_other_way_round(Class<?> root) throws Exception {
        Schema schema = schemaOf(root);
        for (Table table : schema.owned()) {
            List<Generated> probes = TableProbes.of(schema, table).stream()
                    .map(probe -> new Generated(probe.kind().tag(), unnumbered(probe.name()), call(probe.act())))
                    .toList();
            assertThat(probes).isNotEmpty();
            assertThat(generated(table)).containsExactlyElementsOf(probes);
        }
    }

    @ParameterizedTest
    @ValueSource(classes = {AppointmentSchema.class, WorkshopSchema.class})
    void the_rehearsal_makes_all_of_them(Class<?> root) throws Exception {
        Schema schema = schemaOf(root);
        Exercise.Result result = exercise(schema, placeOf(root));
        List<String> tags = new ArrayList<>();
        for (Table table : schema.owned()) {
            generated(table).forEach(test -> tags.add(test.tag()));
        }
        assertThat(result.findings()).isEmpty();
        assertThat(result.unadmitted()).isEmpty();
        assertThat(result.passed().entrySet().stream()
                        .collect(Collectors.toMap(entry -> entry.getKey().tag(), entry -> (long) entry.getValue())))
                .isEqualTo(tags.stream().collect(Collectors.groupingBy(tag -> tag, Collectors.counting())));
    }

    private static Exercise.Result exercise(Schema schema, Path classes) throws SQLException {
        try (TestDatabase database = TestServer.shared().createDatabase()) {
            database.createExisting(schema);
            new Migrator(database, schema, MigrationFiles.read(classes, schema))
                    .migrate(MigrateOptions.DEFAULT, MigrationListener.NONE);
            try (Connection connection = database.open()) {
                return Exercise.run(connection, schema);
            }
        }
    }

    private static Schema schemaOf(Class<?> root) throws URISyntaxException {
        try (ClassRoot classes = ClassRoot.open(placeOf(root))) {
            return classes.schema(Optional.of(root.getName()));
        }
    }

    private static Path placeOf(Class<?> root) throws URISyntaxException {
        return Path.of(root.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    private static List<Generated> generated(Table table) throws IOException {
        String file = table.entity().orElseThrow().simpleName() + "TableTest.java";
        try (Stream<Path> files = Files.walk(Path.of("target", "generated-test-sources"))) {
            Path source = files.filter(path -> path.endsWith(file)).findFirst().orElseThrow();
            Matcher tests = TEST.matcher(Files.readString(source));
            return tests.results()
                    .map(test -> new Generated(test.group(1), unnumbered(test.group(2)), test.group(3).replaceAll("\\s+", "")))
                    .toList();
        }
    }

    /** Methods of a class have to have different names. */
    private static String unnumbered(String name) {
        return name.replaceFirst("_\\d+$", "");
    }

    private static String call(Act act) {
        String name = act.getClass().getSimpleName();
        String arguments = Stream.of(act.getClass().getRecordComponents())
                .map(component -> text(value(act, component)))
                .collect(Collectors.joining(","));
        return Character.toLowerCase(name.charAt(0)) + name.substring(1) + "(" + arguments.replaceAll("\\s+", "") + ")";
    }

    private static Object value(Act act, RecordComponent component) {
        try {
            return component.getAccessor().invoke(act);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static String text(Object value) {
        if (value instanceof List<?> values) {
            return values.stream().map(SameProbesTest::text).collect(Collectors.joining(","));
        }
        return value instanceof ForeignKey.Action action ? "ForeignKey.Action." + action.name()
                : value instanceof String text ? "\"" + text.replace("\\", "\\\\") + "\""
                : value.toString();
    }
}
