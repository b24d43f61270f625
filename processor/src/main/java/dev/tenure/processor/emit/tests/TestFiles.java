package dev.tenure.processor.emit.tests;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import dev.tenure.processor.env.Output;
import dev.tenure.processor.shape.RepositoryShape;
import dev.tenure.schema.Entity;
import dev.tenure.schema.Schema;
import dev.tenure.schema.Table;
import dev.tenure.verify.exercise.TableProbes;
import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** Writes the tests of a schema: a class for each table of its own, and one for the whole. */
public final class TestFiles {

    private static final String COMMENT =
            "written by Tenure's annotation processor from the entities; changes here are lost";

    /** Where JavaPoet breaks a line that is too long, though there is nothing to break. */
    private static final Pattern BROKEN_PARAMETERS = Pattern.compile("\\(\\R\\s+\\) \\{");

    private static final String JUNIT = "org.junit.jupiter.api";
    private static final ClassName TEST = ClassName.get(JUNIT, "Test");
    private static final ClassName TAG = ClassName.get(JUNIT, "Tag");
    private static final ClassName TABLE_TEST = ClassName.get("dev.tenure.testkit.schema", "TableTest");
    private static final ClassName SCHEMA_TEST = ClassName.get("dev.tenure.testkit.schema", "SchemaTest");

    private static final ClassName TENANCY_TEST = ClassName.get("dev.tenure.testkit.schema", "TenancyTest");

    /** What a sample's tenant is called with where it is told by this type. */
    private static final Map<String, String> TENANTS = Map.of("java.lang.String", "text", "java.util.UUID", "uuid");

    private final Output output;
    private final Schema schema;
    private final ClassName root;
    private final String folder;

    /** @param folder the package that the tests are written into */
    public TestFiles(Output output, Schema schema, String folder) {
        this.output = output;
        this.schema = schema;
        this.root = ClassName.bestGuess(schema.name().replace('$', '.'));
        this.folder = folder;
    }

    public void write() throws IOException {
        write(schemaTest());
        for (Table table : schema.owned()) {
            write(tableTest(table));
        }
    }

    /** Writes that each repository keeps to its tenant. */
    public void write(RepositoryShape repositories) throws IOException {
        for (RepositoryShape.Repository repository : repositories.repositories()) {
            Optional<Table> of = schema.tables().stream()
                    .filter(table -> table.entity()
                            .filter(entity -> entity.type().equals(repository.entity())).isPresent())
                    .findFirst();
            if (of.isPresent()) {
                write(tenancyTest(of.get(), repository, repositories));
            }
        }
    }

    private void write(TypeSpec type) throws IOException {
        JavaFile file = JavaFile.builder(folder, type).indent("    ").addFileComment(COMMENT).build();
        output.writeSource(folder.isEmpty() ? type.name() : folder + "." + type.name(),
                BROKEN_PARAMETERS.matcher(file.toString()).replaceAll("() {"));
    }

    private TypeSpec schemaTest() {
        return named(schema.simpleName() + "Test", "What {@code " + schema.simpleName() + "} is as a whole.")
                .addField(FieldSpec.builder(SCHEMA_TEST, "schema", Modifier.PRIVATE, Modifier.FINAL)
                        .initializer("$T.of($T.class)", SCHEMA_TEST, root)
                        .build())
                .addMethod(test("migrations", "each_migration_goes_up_and_down_and_up_again")
                        .addStatement("schema.migrationsGoUpDownAndUpAgain()")
                        .build())
                .addMethod(test("descriptor", "the_migrations_make_what_the_entities_declare")
                        .addStatement("schema.migrationsMakeWhatIsDeclared()")
                        .build())
                .build();
    }

    private TypeSpec tableTest(Table table) {
        String entity = table.entity().map(Entity::simpleName).orElseThrow();
        TypeSpec.Builder type = named(
                        entity + "TableTest", "What {@code " + table.name() + "} is and does, as {@code " + entity + "} declares it.")
                .addField(TABLE_TEST, "table", Modifier.PRIVATE, Modifier.STATIC)
                .addMethod(hook("BeforeAll", "migrate")
                        .addStatement("table = $T.of($T.class, $S)", TABLE_TEST, root, table.name())
                        .build())
                .addMethod(hook("AfterAll", "drop")
                        .beginControlFlow("if (table != null)")
                        .addStatement("table.close()")
                        .endControlFlow()
                        .build());
        addTests(type, TableProbes.of(schema, table).stream().map(Case::of));
        return type.build();
    }

    private TypeSpec tenancyTest(Table table, RepositoryShape.Repository repository, RepositoryShape repositories) {
        String entity = table.entity().map(Entity::simpleName).orElseThrow();
        ClassName type = ClassName.bestGuess(repository.type());
        TypeSpec.Builder test = named(entity + "TenancyTest",
                        "That {@code " + type.simpleName()
                                + "} sees and changes the rows of one tenant, and no other's.")
                .addField(ParameterizedTypeName.get(TENANCY_TEST, type), "rows", Modifier.PRIVATE, Modifier.STATIC)
                .addMethod(hook("BeforeAll", "migrate")
                        .addStatement("rows = $T.of($T.class, $S, (connection, settings, tenant) ->\n"
                                        + "$T.over(connection, settings).tenant(tenant.$L()).$L())",
                                TENANCY_TEST, root, table.name(), ClassName.bestGuess(repositories.type()),
                                TENANTS.getOrDefault(repositories.tenantType(), "number"), repository.accessor())
                        .build())
                .addMethod(hook("AfterAll", "drop")
                        .beginControlFlow("if (rows != null)")
                        .addStatement("rows.close()")
                        .endControlFlow()
                        .build());
        addTests(test, new TenancyCases(schema, table, type, repository.methods()).all());
        return test.build();
    }

    private static void addTests(TypeSpec.Builder type, Stream<Case> cases) {
        Set<String> names = new HashSet<>();
        cases.forEach(one -> {
            String name = one.name();
            for (int again = 2; !names.add(name); again++) {
                name = one.name() + "_" + again;
            }
            type.addMethod(test(one.kind(), name).addStatement(one.call()).build());
        });
    }

    private static TypeSpec.Builder named(String name, String what) {
        return TypeSpec.classBuilder(name)
                .addJavadoc(what.replace("$", "$$"))
                .addAnnotation(AnnotationSpec.builder(ClassName.get(JUNIT, "DisplayNameGeneration"))
                        .addMember("value", "$T.class", ClassName.get(JUNIT, "DisplayNameGenerator", "ReplaceUnderscores"))
                        .build());
    }

    private static MethodSpec.Builder hook(String annotation, String name) {
        return MethodSpec.methodBuilder(name)
                .addAnnotation(ClassName.get(JUNIT, annotation))
                .addModifiers(Modifier.STATIC);
    }

    private static MethodSpec.Builder test(String kind, String name) {
        return MethodSpec.methodBuilder(name)
                .addAnnotation(TEST)
                .addAnnotation(AnnotationSpec.builder(TAG).addMember("value", "$S", kind).build());
    }
}
