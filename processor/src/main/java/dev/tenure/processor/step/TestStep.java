package dev.tenure.processor.step;

import dev.tenure.annotation.TenantSchema;
import dev.tenure.annotation.VerifyTenantSchema;
import dev.tenure.processor.check.Messages;
import dev.tenure.processor.emit.tests.TestFiles;
import dev.tenure.processor.env.Options;
import dev.tenure.processor.env.Output;
import dev.tenure.processor.read.Annotations;
import dev.tenure.processor.read.Mirror;
import dev.tenure.processor.read.Reading;
import dev.tenure.processor.read.RepositoryReader;
import dev.tenure.processor.read.SchemaReader;
import dev.tenure.processor.shape.RepositoryShape;
import dev.tenure.schema.rule.Rules;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** {@code @VerifyTenantSchema}: writes the tests of a schema, which mostly was compiled before. */
public final class TestStep implements Step {

    private final ProcessingEnvironment environment;
    private final Options options;
    private final Messages messages;
    private final Set<String> waiting = new LinkedHashSet<>();
    private final Set<String> rootsOfThisCompile = new HashSet<>();

    public TestStep(ProcessingEnvironment environment, Options options, Messages messages) {
        this.environment = environment;
        this.options = options;
        this.messages = messages;
    }

    @Override
    public void process(Found found) {
        found.annotatedWith(TenantSchema.class).forEach(root -> rootsOfThisCompile.add(root.toString()));
        for (Element element : found.annotatedWith(VerifyTenantSchema.class)) {
            waiting.add(((TypeElement) element).getQualifiedName().toString());
        }
        if (!found.isOver()) {
            waiting.removeIf(this::isProcessed);
        }
    }

    private boolean isProcessed(String name) {
        Elements elements = environment.getElementUtils();
        TypeElement element = elements.getTypeElement(name);
        Mirror mirror = Annotations.of(element).find(VerifyTenantSchema.class).orElseThrow();
        Optional<TypeElement> root = mirror.classNamed("value");
        if (root.isEmpty()) {
            return false;
        }
        if (!Annotations.of(root.get()).has(TenantSchema.class)) {
            messages.error(mirror.origin("value"),
                    "TEN162: " + root.get().getSimpleName() + " has no @TenantSchema, so that there is nothing to verify. "
                            + "Name the root of a schema.");
            return true;
        }
        Optional<RepositoryShape> repositories = new RepositoryReader(elements).read(root.get());
        if (repositories.isEmpty() && options.repositories() && rootsOfThisCompile.contains(root.get().toString())) {
            // they are being written
            return false;
        }
        SchemaReader reader = new SchemaReader(root.get(), type -> elements.getBinaryName(type).toString());
        if (!reader.isComplete()) {
            return false;
        }
        write(element, mirror, reader.read(), repositories);
        return true;
    }

    /** Of an unsound schema nothing is written; the compile of its root says what is wrong with it. */
    private void write(TypeElement element, Mirror mirror, Reading reading, Optional<RepositoryShape> repositories) {
        if (!reading.problems().isEmpty() || !Rules.check(reading.schema()).isEmpty()) {
            return;
        }
        List<Element> originating = new ArrayList<>(List.of(element));
        originating.addAll(reading.elements());
        String folder = environment.getElementUtils().getPackageOf(element).getQualifiedName().toString();
        try {
            TestFiles files = new TestFiles(new Output(environment, originating), reading.schema(), folder);
            files.write();
            if (repositories.isPresent()) {
                files.write(repositories.get());
            }
        } catch (IOException e) {
            messages.error(mirror.origin(), "TEN320: The tests of " + reading.schema().simpleName()
                    + " cannot be written: " + e.getMessage() + ". See that the output for sources can be written to.");
        }
    }
}
