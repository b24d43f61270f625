package dev.tenure.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The examples of {@code docs/rules.md} do what the page says: each bad one is refused by just its code, on just the
 * lines that its comments mark, each good one compiles and leads to the SQL below it. Of two bad ones the first is what
 * was promoted before.
 */
class RulesPageTest {

    private static final Path PAGE = Path.of("..", "docs", "rules.md");
    private static final Pattern ENTRY = Pattern.compile("(?m)^### (TEN\\d{3}): (.*)$");
    private static final Pattern CODE = Pattern.compile("\"(TEN\\d{3})\\b");
    private static final Pattern BLOCK = Pattern.compile("(?s)```(java|sql)\n(.*?)```");
    private static final Pattern ENTITY = Pattern.compile("(?s)@Table\\(.*?record (\\w+)");
    private static final String PARENTS = """
            @Table("companies") record Company(@Id Long id) {}
            @Table("customers") @TenantScoped record Customer(@Id Long id) {}
            @Table("branches") @TenantScoped record Branch(@Id UUID id) {}
            """;

    /** An entry of the page. */
    record Entry(String code, String title, String text) {

        String part(String from, String to) {
            int start = text.indexOf("**" + from + "**");
            int end = to.isEmpty() ? text.length() : text.indexOf("**" + to + "**");
            assertThat(start).as("%s has %s", code, from).isNotNegative();
            assertThat(end).as("%s has %s after %s", code, to, from).isGreaterThan(start);
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return code + " " + title;
        }
    }

    static List<Entry> entries() throws IOException {
        String page = Files.readString(PAGE);
        List<Entry> entries = new ArrayList<>();
        Matcher matcher = ENTRY.matcher(page);
        while (matcher.find()) {
            int next = page.indexOf("\n##", matcher.end());
            entries.add(new Entry(matcher.group(1), matcher.group(2),
                    page.substring(matcher.end(), next < 0 ? page.length() : next)));
        }
        return entries;
    }

    /** What javac says of entities: all such entries have examples to compile. */
    static Stream<Entry> ofSources() throws IOException {
        return entries().stream().filter(entry -> entry.code().startsWith("TEN1") || before(entry).isPresent());
    }

    /** Where an entry is about a change, what its bad example has in front of the other: the entities before it. */
    private static Optional<String> before(Entry entry) {
        List<String> blocks = blocks(entry.part("Bad", "Why"), "java");
        return blocks.size() < 2 ? Optional.empty() : Optional.of(blocks.get(0));
    }

    @Test
    void the_entries_are_in_order() throws IOException {
        assertThat(entries().stream().map(Entry::code)).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void every_code_in_the_sources_has_an_entry() throws IOException {
        Set<String> used = new TreeSet<>();
        for (Path source : sourceFiles()) {
            CODE.matcher(Files.readString(source)).results().forEach(code -> used.add(code.group(1)));
        }
        assertThat(entries().stream().map(Entry::code).toList()).containsExactlyElementsOf(used);
    }

    private static List<Path> sourceFiles() throws IOException {
        try (Stream<Path> files = Files.find(Path.of(".."), 30, (path, attributes) ->
                path.toString().contains("src/main/java") && path.toString().endsWith(".java"))) {
            return files.toList();
        }
    }

    @ParameterizedTest
    @MethodSource("ofSources")
    void a_bad_example_is_refused_by_its_code_on_its_lines(Entry entry, @TempDir Path folder) throws IOException {
        List<String> blocks = blocks(entry.part("Bad", "Why"), "java");
        String bad = blocks.get(blocks.size() - 1);
        assertThat(bad).contains("// " + entry.code());
        Problems.areThoseMarked(javac(entry, folder), sources(bad));
    }

    @ParameterizedTest
    @MethodSource("ofSources")
    void a_good_example_compiles_to_the_sql_below_it(Entry entry, @TempDir Path folder) throws IOException {
        String good = entry.part("Good", "");
        String java = block(good, "java");
        Compilation compilation = Problems.areThoseMarked(javac(entry, folder), sources(java));
        String generated = String.join("\n", Compiling.generated(compilation).values());
        if (good.contains("```sql")) {
            assertThat(block(good, "sql").lines()).allSatisfy(line -> assertThat(generated).contains("  " + line));
        }
    }

    @ParameterizedTest
    @MethodSource("entries")
    void every_entry_says_bad_why_and_good(Entry entry) {
        assertThat(entry.part("Bad", "Why").substring("**Bad**".length())).isNotBlank();
        assertThat(entry.part("Why", "Good").substring("**Why**".length())).isNotBlank();
        assertThat(entry.part("Good", "").substring("**Good**".length())).isNotBlank();
    }

    /** A compiler that knows what was promoted before, where the entry is about a change. */
    private static Compiler javac(Entry entry, Path folder) throws IOException {
        Optional<String> before = before(entry);
        if (before.isEmpty()) {
            return Compiling.javac();
        }
        Compilation compilation = Problems.areThoseMarked(sources(before.get()));
        for (Map.Entry<String, String> file : Compiling.generated(compilation).entrySet()) {
            if (file.getKey().endsWith("/shop.Shop/snapshot.json")) {
                Files.writeString(folder.resolve("Shop.snapshot.json"), file.getValue());
            }
        }
        return Compiling.javac().withOptions("-Atenure.migrations=" + folder);
    }

    private static String block(String text, String language) {
        return blocks(text, language).stream().findFirst()
                .orElseThrow(() -> new AssertionError("no " + language + " in " + text));
    }

    private static List<String> blocks(String text, String language) {
        return BLOCK.matcher(text).results()
                .filter(block -> block.group(1).equals(language))
                .map(block -> block.group(2))
                .toList();
    }

    /** An example with the schema that it belongs to: its own, or that in front of the page's examples. */
    private static String[] sources(String example) {
        if (example.contains("@TenantSchema")) {
            return new String[] {example};
        }
        List<String> names = ENTITY.matcher(example).results().map(entity -> entity.group(1) + ".class").toList();
        String root = """
                @TenantSchema(tenant = Company.class, tenantColumn = "company_id", entities = {%s},
                        existing = {Company.class, Customer.class, Branch.class})
                interface Shop {}
                """.formatted(String.join(", ", names));
        return new String[] {root, PARENTS, example};
    }
}
