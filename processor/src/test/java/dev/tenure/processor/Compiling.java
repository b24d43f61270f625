package dev.tenure.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import dev.tenure.annotation.TenantSchema;
import dev.tenure.schema.Schema;
import dev.tenure.schema.json.SchemaJson;
import jakarta.validation.constraints.NotNull;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;

/** Compiles sources that stand in a test as text. */
final class Compiling {

    /** What every source imports, on a line of its own in front of it. */
    private static final String IMPORTS = Stream.of(
                    "dev.tenure.annotation.*", "dev.tenure.annotation.Materialized.*",
                    "jakarta.validation.constraints.*", "java.math.*", "java.time.*", "java.util.UUID",
                    "static dev.tenure.annotation.Action.*", "static dev.tenure.annotation.SqlType.*")
            .map(name -> "import " + name + "; ")
            .reduce("", String::concat);

    private static final Pattern TYPE = Pattern.compile("\\b(?:record|class|interface|enum)\\s+(\\w+)");
    private static final Pattern MARK = Pattern.compile("// ((?:TEN\\d{3}\\s*)+)");
    private static final Pattern CODE = Pattern.compile("TEN\\d{3}");

    static final String COMPANY = "@Table(\"companies\") record Company(@Id Long id) {}\n";

    /** What sources are compiled with; javac lists each jar of its class path anew for each compilation. */
    private static final List<File> CLASS_PATH =
            Stream.of(TenantSchema.class, NotNull.class).map(Compiling::whereabouts).toList();

    private Compiling() {}

    private static File whereabouts(Class<?> type) {
        return new File(URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString()));
    }

    static Compiler javac() {
        return Compiler.javac().withClasspath(CLASS_PATH);
    }

    /** A file of the package {@code shop}, named after the first type in it. */
    static JavaFileObject source(String text) {
        Matcher type = TYPE.matcher(text);
        if (!type.find()) {
            throw new IllegalArgumentException("no type in " + text);
        }
        return JavaFileObjects.forSourceString("shop." + type.group(1), "package shop; " + IMPORTS + "\n" + text);
    }

    static JavaFileObject[] sources(String... texts) {
        return Arrays.stream(texts).map(Compiling::source).toArray(JavaFileObject[]::new);
    }

    static Compilation compile(String... texts) {
        return javac().withProcessors(new TenureProcessor()).compile(sources(texts));
    }

    /** The root of a schema of companies, which exist already, and the given entities. */
    static String root(String... entities) {
        return rootAlone(entities) + COMPANY;
    }

    /** The same without the companies. */
    static String rootAlone(String... entities) {
        return "@TenantSchema(tenant = Company.class, tenantColumn = \"company_id\", existing = Company.class,"
                + Arrays.stream(entities)
                        .map(entity -> entity + ".class").collect(Collectors.joining(", ", " entities = {", "}"))
                + ")\npublic interface Shop {}\n";
    }

    /** What the compiler proposes for the only entity beside the companies. */
    static String createTable(String entity) {
        Matcher type = TYPE.matcher(entity);
        assertThat(type.find()).as(entity).isTrue();
        Compilation compilation = compile(root(type.group(1)), entity);
        assertThat(compilation.errors()).isEmpty();
        return generated(compilation).entrySet().stream()
                .filter(file -> file.getKey().contains("/V0001__"))
                .map(Map.Entry::getValue)
                .findFirst().orElseThrow();
    }

    /** The model that the compiler leaves in the class output. */
    static Schema schema(Compilation compilation) {
        assertThat(compilation.errors()).isEmpty();
        return SchemaJson.read(generated(compilation).get("META-INF/tenure/shop.Shop.json"), "descriptor");
    }

    /** Where errors are: file, line and code of each; errors of javac's own by their text. */
    static List<String> errors(Compilation compilation) {
        return compilation.errors().stream().map(Compiling::place).sorted().toList();
    }

    /** Where errors, warnings and notes with a code are, and errors of javac's own. */
    static List<String> reports(Compilation compilation) {
        return compilation.diagnostics().stream()
                .filter(report -> report.getKind() == Diagnostic.Kind.ERROR
                        || report.getSource() != null && CODE.matcher(report.getMessage(null)).lookingAt())
                .map(Compiling::place)
                .sorted()
                .toList();
    }

    /** Where the comments of sources say that errors should be: {@code // TEN101} at the end of a line. */
    static List<String> marked(JavaFileObject... sources) {
        return Arrays.stream(sources).flatMap(Compiling::marks).sorted().toList();
    }

    /** What was generated beside Java, by path and content. */
    static Map<String, String> generated(Compilation compilation) {
        Map<String, String> files = new TreeMap<>();
        String root = "/" + StandardLocation.CLASS_OUTPUT + "/";
        for (JavaFileObject file : compilation.generatedFiles()) {
            if (file.getKind() == JavaFileObject.Kind.OTHER) {
                files.put(file.getName().substring(root.length()), text(file));
            }
        }
        return files;
    }

    static String place(Diagnostic<? extends JavaFileObject> error) {
        Matcher code = CODE.matcher(error.getMessage(null));
        String file = error.getSource() == null ? "nowhere" : fileName(error.getSource());
        return file + ":" + error.getLineNumber() + " " + (code.find() ? code.group() : error.getMessage(null));
    }

    private static Stream<String> marks(JavaFileObject source) {
        String[] lines = text(source).split("\n", -1);
        return Stream.iterate(0, at -> at < lines.length, at -> at + 1).flatMap(at -> {
            Matcher mark = MARK.matcher(lines[at]);
            return mark.find()
                    ? Arrays.stream(mark.group(1).strip().split("\\s+"))
                            .map(code -> fileName(source) + ":" + (at + 1) + " " + code)
                    : Stream.empty();
        });
    }

    private static String fileName(JavaFileObject file) {
        return file.getName().substring(file.getName().lastIndexOf('/') + 1);
    }

    private static String text(JavaFileObject file) {
        try {
            return file.getCharContent(true).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
