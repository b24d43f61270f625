package dev.tenure.example.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.migrate.Migration;
import dev.tenure.migrate.MigrationFiles;
import dev.tenure.migrate.Promotion;
import dev.tenure.migrate.Proposal;
import dev.tenure.processor.TenureProcessor;
import dev.tenure.schema.Column;
import dev.tenure.schema.Expression;
import dev.tenure.schema.Generated;
import dev.tenure.schema.Said;
import dev.tenure.schema.Schema;
import dev.tenure.schema.Table;
import dev.tenure.schema.diff.Renames;
import dev.tenure.schema.json.ClassRoot;
import dev.tenure.schema.json.SaidJson;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** A source tree, of which one release after the other is compiled and promoted. */
final class Releases {

    /** What every source imports. */
    private static final String IMPORTS = Stream.of(
                    "dev.tenure.annotation.*", "jakarta.validation.constraints.*", "java.math.*", "java.time.*",
                    "java.util.UUID", "static dev.tenure.annotation.Action.*", "static dev.tenure.annotation.SqlType.*")
            .map(name -> "import " + name + "; ")
            .reduce("package shop; ", String::concat);

    private static final Pattern ENTITY = Pattern.compile("@Table\\(.*?\\b(?:record|class) (\\w+)", Pattern.DOTALL);

    private static final Pattern RISK = Pattern.compile("TEN1[89]\\d");

    private static final JavaCompiler JAVAC = ToolProvider.getSystemJavaCompiler();

    /** One for all: it remembers what is on the class path, and serves one compile at a time. */
    private static final StandardJavaFileManager FILES = JAVAC.getStandardFileManager(null, Locale.ROOT, null);

    private final Path sources;
    private final Path folder;
    private int releases;
    private Set<String> accepted = Set.of();

    Releases(Path folder) throws IOException {
        this.folder = folder;
        this.sources = Files.createDirectories(folder.resolve("src").resolve(Schema.DEFAULT_MIGRATIONS));
    }

    /** Compiles and promotes; the risks of a change are accepted, anything else has to compile. */
    Schema release(String entities) throws IOException {
        return release(entities, false);
    }

    /** @param virtual whether the markers of live rows are not to be stored, as they once were not */
    Schema release(String entities, boolean virtual) throws IOException {
        Path classes = Files.createDirectories(folder.resolve("classes" + ++releases));
        accepted = Set.of();
        List<String> errors = compile(classes, entities);
        if (!errors.isEmpty() && errors.stream().allMatch(error -> RISK.matcher(error).find())) {
            accepted = errors.stream().map(Releases::risk).collect(Collectors.toCollection(TreeSet::new));
            errors = compile(classes, entities);
        }
        assertThat(errors).as(entities).isEmpty();
        try (ClassRoot root = ClassRoot.open(classes)) {
            Schema schema = root.schema(Optional.empty());
            if (virtual) {
                schema = withVirtualMarkers(schema);
                propose(classes, schema);
            }
            Promotion.promote(root, schema, sources, List.of(releases + ".000"), Clock.systemUTC());
            return schema;
        }
    }

    private static Schema withVirtualMarkers(Schema schema) {
        return new Schema(schema.name(), schema.tenant(), schema.migrations(), schema.tables().stream()
                .map(table -> new Table(table.name(), table.role(), table.comment(), table.storage(),
                        table.columns().stream().map(Releases::virtualMarker).toList(), table.primaryKey(),
                        table.indexes(), table.foreignKeys(), table.checks(), table.triggers(), table.entity()))
                .toList());
    }

    private static Column virtualMarker(Column column) {
        return column.generated().map(Generated::expression).filter(Expression.IsLive.class::isInstance)
                .map(live -> column.withGenerated(new Generated(live, false)))
                .orElse(column);
    }

    /** Proposes what an older compiler would have. */
    private void propose(Path classes, Schema schema) throws IOException {
        Proposal proposal = Proposal.of(schema, Promotion.promoted(sources, schema), Said.NOTHING);
        Path proposed = Files.createDirectories(classes.resolve(Promotion.proposedFolder(schema)));
        for (Map.Entry<String, String> file : proposal.files().entrySet()) {
            Files.writeString(proposed.resolve(file.getKey()), file.getValue());
        }
    }

    private static String risk(String error) {
        Matcher code = RISK.matcher(error);
        return code.find() ? code.group() : error;
    }

    /** The risks that were accepted in the last release. */
    Set<String> accepted() {
        return accepted;
    }

    List<Migration> migrations(Schema schema) {
        return MigrationFiles.read(folder.resolve("src"), schema);
    }

    /** What was held by the last release but one, under the names of the last. */
    Map<String, List<String>> renamed(Map<String, List<String>> columns, Schema before, Schema after) throws IOException {
        Path said = folder.resolve("classes" + releases).resolve(Promotion.proposedFolder(after)).resolve(Proposal.SAID);
        Renames renames = Renames.of(SaidJson.read(Files.readString(said), said.toString()), before);
        Map<String, List<String>> renamed = new TreeMap<>();
        for (Table table : after.tables()) {
            String former = before.table(table.name()).map(Table::name)
                    .orElseGet(() -> renames.formerTable(table.name()).orElse(table.name()));
            for (Column column : table.columns()) {
                String was = renames.formerColumn(table.name(), column.name()).orElse(column.name());
                Optional.ofNullable(columns.get(former + "." + was))
                        .ifPresent(values -> renamed.put(table.name() + "." + column.name(), values));
            }
        }
        assertThat(renamed).hasSameSizeAs(columns);
        return renamed;
    }

    /** @return the errors */
    private List<String> compile(Path classes, String entities) throws IOException {
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        synchronized (FILES) {
            FILES.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(classes));
            JavaCompiler.CompilationTask task = JAVAC.getTask(new StringWriter(), FILES, diagnostics,
                    List.of("-proc:only", "-Atenure.migrations=" + sources, "-Atenure.repositories=false"), null,
                    List.of(source(entities)));
            task.setProcessors(List.of(new TenureProcessor()));
            task.call();
        }
        return diagnostics.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .map(diagnostic -> diagnostic.getMessage(null))
                .toList();
    }

    /** The entities with their root, which may carry annotations: they stand in front of a line of dashes. */
    private JavaFileObject source(String entities) {
        String[] parts = entities.contains("---") ? entities.split("---", 2) : new String[] {"", entities};
        Matcher names = ENTITY.matcher(parts[1]);
        String list = names.results().map(name -> name.group(1) + ".class").collect(Collectors.joining(", "));
        String accepts = accepted.stream()
                .map(code -> "@Accept(value = \"" + code + "\", because = \"it is a test\")\n").collect(Collectors.joining());
        String text = IMPORTS + "\n" + accepts + parts[0] + "@TenantSchema(tenant = Company.class, existing = Company.class, "
                + "tenantColumn = \"" + (parts[0].contains("@WasNamed") ? "firm_id" : "company_id") + "\", "
                + "entities = {" + list + "})\ninterface Shop {}\n"
                + "@Table(\"companies\") record Company(@Id Long id) {}\n" + parts[1];
        return new SimpleJavaFileObject(URI.create("string:///shop/Shop.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
    }
}
