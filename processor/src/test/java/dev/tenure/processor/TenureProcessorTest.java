package dev.tenure.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.testing.compile.Compilation;
import dev.tenure.schema.json.ClassRoot;
import dev.tenure.schema.json.SchemaJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a compile leaves, whatever it is given at once and whatever it finds compiled. */
class TenureProcessorTest {

    private static final String ROOT = Compiling.root("Part", "Thing");
    private static final String THING = """
            @Table("things") @TenantScoped @TypeName("App\\\\Thing")
            @Index(name = "by_state", columns = "state")
            @SoftDeleteUnique(name = "unique_code", columns = "code")
            public class Thing {
                enum State { NEW, @EnumValue("used-up") USED }
                @Id Long id;
                @NotNull @Size(max = 20) String code;
                @Default("new") @NotNull State state;
                @DeletedAt Instant deletedAt;
            }
            """;
    private static final String PART = """
            @Table("parts") @TenantScoped
            public record Part(@Id UUID id,
                @References(value = Thing.class, onDelete = CASCADE) long thingId,
                @Polymorphic(targets = {Thing.class, Company.class}, index = "by_maker") EntityRef maker,
                @Digits(integer = 8, fraction = 2) @Positive BigDecimal price) {}
            """;

    @TempDir
    private Path disk;

    private Folder folder(String name) {
        return new Folder(disk.resolve(name));
    }

    @Test
    void a_sound_schema_leads_to_its_descriptor_and_to_a_migration_for_each_table_parents_first() {
        Map<String, String> files = Compiling.generated(Compiling.compile(ROOT, THING, PART));
        assertThat(files).containsOnlyKeys(
                "META-INF/tenure/shop.Shop.json",
                "META-INF/tenure/proposed/shop.Shop/V0001__create_things.sql",
                "META-INF/tenure/proposed/shop.Shop/U0001__create_things.sql",
                "META-INF/tenure/proposed/shop.Shop/V0002__create_parts.sql",
                "META-INF/tenure/proposed/shop.Shop/U0002__create_parts.sql",
                "META-INF/tenure/proposed/shop.Shop/said.json",
                "META-INF/tenure/proposed/shop.Shop/snapshot.json");
        assertThat(SchemaJson.readSnapshot(files.get("META-INF/tenure/proposed/shop.Shop/snapshot.json"), "it").schema())
                .isEqualTo(SchemaJson.read(files.get("META-INF/tenure/shop.Shop.json"), "it"));
        assertThat(files.get("META-INF/tenure/proposed/shop.Shop/U0002__create_parts.sql")).isEqualTo("""
                -- Shop: takes back the creation of parts; its rows go with it.
                -- tenure:undoes 1
                -- tenure:loses the rows of parts
                DROP TABLE `parts`;
                """);
    }

    @Test
    void two_compiles_give_the_same_bytes_in_whatever_order_the_sources_come() {
        Map<String, String> files = Compiling.generated(Compiling.compile(ROOT, THING, PART));
        assertThat(Compiling.generated(Compiling.compile(ROOT, THING, PART))).isEqualTo(files);
        assertThat(Compiling.generated(Compiling.compile(PART, THING, ROOT))).isEqualTo(files);
    }

    @Test
    void entities_of_another_project_are_read_from_their_class_files() {
        Folder others = folder("others");
        others.compileSoundly(List.of(), List.of(), THING, PART, Compiling.COMPANY);
        assertThat(others.generated()).isEmpty();
        Folder own = folder("own");
        own.compileSoundly(List.of(others), List.of(), Compiling.rootAlone("Part", "Thing"));
        assertThat(own.generated()).isEqualTo(Compiling.generated(Compiling.compile(ROOT, THING, PART)));
    }

    @Test
    void a_fault_in_a_class_file_is_told_at_the_root_that_lists_it() {
        Folder others = folder("others");
        others.compileSoundly(List.of(), List.of(), """
                @Table("things")
                public record Thing(@Id Long id, @Column(type = VARCHAR, length = 70000) String text, Object any) {}
                """, Compiling.COMPANY);
        var diagnostics = folder("own").compile(List.of(others), List.of(), """
                @TenantSchema(tenant = Company.class, tenantColumn = "company_id", existing = Company.class,
                    entities =
                        Thing.class)
                interface Shop {}
                """);
        assertThat(Folder.errors(diagnostics)).containsExactly("Shop.java:4 TEN154", "Shop.java:4 TEN143");
        assertThat(diagnostics.get(0).getMessage(null)).startsWith("In shop.Thing.any: TEN154: ");
    }

    @Test
    void compiling_one_entity_or_the_root_alone_never_takes_anything_away() {
        Folder classes = folder("classes");
        classes.compileSoundly(List.of(), List.of(), ROOT, THING, PART);
        Map<String, String> whole = classes.generated();
        classes.compileSoundly(List.of(), List.of(), PART);
        assertThat(classes.generated()).isEqualTo(whole);
        classes.compileSoundly(List.of(), List.of(), Compiling.rootAlone("Part", "Thing"));
        assertThat(classes.generated()).isEqualTo(whole);
    }

    @Test
    void two_roots_of_one_compile_do_not_meet() {
        Compilation compilation = Compiling.compile(ROOT, THING, PART, """
                class Outer {
                    @TenantSchema(tenant = Company.class, tenantColumn = "shop_id", entities = Company.class)
                    interface Inner {}
                }
                """);
        assertThat(compilation.errors()).isEmpty();
        assertThat(Compiling.generated(compilation)).containsKeys(
                "META-INF/tenure/shop.Shop.json",
                "META-INF/tenure/shop.Outer$Inner.json",
                "META-INF/tenure/proposed/shop.Outer$Inner/V0001__create_companies.sql");
    }

    @Test
    void nothing_is_generated_of_a_schema_with_a_fault() {
        Folder classes = folder("classes");
        String thing = THING.replace("\"code\"", "\"kode\"");
        assertThat(Folder.errors(classes.compile(List.of(), List.of(), ROOT, thing, PART)))
                .containsExactly("Thing.java:4 TEN155");
        assertThat(classes.generated()).isEmpty();
    }

    @Test
    void a_root_waits_for_entities_that_other_processors_write() {
        Compilation compilation = Compiling.javac()
                .withProcessors(new TenureProcessor(), new WritesThing())
                .compile(Compiling.sources(ROOT, PART));
        assertThat(compilation.errors()).isEmpty();
        assertThat(Compiling.generated(compilation)).containsKey("META-INF/tenure/shop.Shop.json");
    }

    @Test
    void what_does_not_compile_anyway_is_left_to_javac() {
        Compilation compilation = Compiling.compile(ROOT, PART.replace("@Positive", "@Positiv"));
        assertThat(compilation.errors()).isNotEmpty().allSatisfy(error ->
                assertThat(error.getMessage(null)).startsWith("cannot find symbol"));
    }

    @Test
    void our_annotations_raise_no_warning_where_warnings_are_errors() {
        String things = THING.replace("@NotNull @Size(max = 20)", "@Column(length = 20)").replace("@NotNull ", "")
                .replace("@SoftDeleteUnique(name = \"unique_code\", columns = \"code\")", "");
        Compilation compilation = Compiling.javac()
                .withProcessors(new TenureProcessor())
                .withOptions("-Xlint:all", "-Werror")
                .compile(Compiling.sources(Compiling.rootAlone("Part", "Thing"), Compiling.COMPANY, things,
                        PART.replace("@Digits(integer = 8, fraction = 2) @Positive", "@Column(precision = 8)")));
        assertThat(compilation.diagnostics()).allSatisfy(told ->
                assertThat(told.getMessage(null)).startsWith("Shop: 2 migrations are proposed"));
        assertThat(Compiling.generated(compilation)).containsKey("META-INF/tenure/shop.Shop.json");
    }

    @Test
    void a_processor_that_javac_is_only_left_to_find_runs_before_jdk_23_and_its_absence_is_told() {
        Folder classes = folder("classes");
        assertThat(Folder.errors(classes.compile(List.of(), List.of(), List.of(), ROOT, THING, PART))).isEmpty();
        try (ClassRoot root = ClassRoot.open(classes.path())) {
            if (Runtime.version().feature() < 23) {
                assertThat(root.schema(Optional.empty()).name()).isEqualTo("shop.Shop");
            } else {
                assertThatThrownBy(() -> root.schema(Optional.empty()))
                        .hasMessageContaining("TEN305").hasMessageContaining("JDK 23");
            }
        }
    }

    /** Writes the entity {@code Thing} in the first round. */
    private static final class WritesThing extends AbstractProcessor {

        @Override
        public Set<String> getSupportedAnnotationTypes() {
            return Set.of("*");
        }

        @Override
        public SourceVersion getSupportedSourceVersion() {
            return SourceVersion.latestSupported();
        }

        @Override
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            if (processingEnv.getElementUtils().getTypeElement("shop.Thing") == null) {
                try (Writer file = processingEnv.getFiler().createSourceFile("shop.Thing").openWriter()) {
                    file.write(Compiling.source(THING).getCharContent(true).toString());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            return false;
        }
    }
}
