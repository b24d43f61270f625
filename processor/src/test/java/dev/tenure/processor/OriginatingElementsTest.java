package dev.tenure.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.api.Test;

/** Build tools recompile just what a changed file had a part in, if each generated file says what it was made of. */
class OriginatingElementsTest {

    @Test
    void every_file_names_the_root_and_all_entities_as_what_it_was_made_of() {
        Recording recording = new Recording();
        assertThat(Compiling.javac().withProcessors(recording).compile(Compiling.sources(
                Compiling.root("Thing", "Part"),
                "@Table(\"things\") record Thing(@Id Long id) {}",
                "@Table(\"parts\") record Part(@Id Long id) {}")).errors()).isEmpty();
        assertThat(recording.origins).hasSize(7)
                .allSatisfy((file, origins) -> assertThat(origins)
                        .containsExactlyInAnyOrder("shop.Shop", "shop.Thing", "shop.Part", "shop.Company"));
    }

    @Test
    void gradle_is_told_that_what_is_written_is_made_of_many_elements() throws IOException {
        String path = "/META-INF/gradle/incremental.annotation.processors";
        try (InputStream file = TenureProcessor.class.getResourceAsStream(path)) {
            assertThat(new String(file.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo(TenureProcessor.class.getName() + ",aggregating\n");
        }
    }

    /** The processor, with a look at what it tells the compiler's files. */
    private static final class Recording extends AbstractProcessor {

        private final TreeMap<String, Set<String>> origins = new TreeMap<>();
        private final TenureProcessor processor = new TenureProcessor();

        @Override
        public synchronized void init(ProcessingEnvironment environment) {
            Filer filer = proxy(Filer.class, (proxy, method, arguments) -> {
                if (method.getName().equals("createResource")) {
                    origins.put(arguments[2].toString(), Arrays.stream((Element[]) arguments[3])
                            .map(Element::toString).collect(Collectors.toSet()));
                }
                return call(method, environment.getFiler(), arguments);
            });
            processor.init(proxy(ProcessingEnvironment.class, (proxy, method, arguments) ->
                    method.getName().equals("getFiler") ? filer : call(method, environment, arguments)));
        }

        private static Object call(Method method, Object target, Object[] arguments) throws Throwable {
            try {
                return method.invoke(target, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }

        private static <T> T proxy(Class<T> type, InvocationHandler handler) {
            return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
        }

        @Override
        public Set<String> getSupportedAnnotationTypes() {
            return processor.getSupportedAnnotationTypes();
        }

        @Override
        public SourceVersion getSupportedSourceVersion() {
            return processor.getSupportedSourceVersion();
        }

        @Override
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            return processor.process(annotations, round);
        }
    }
}
