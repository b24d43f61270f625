package dev.tenure.processor.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/** The annotations of an element by the names of their types, in source order; repeated ones one by one. */
public final class Annotations {

    private final Map<String, List<Mirror>> byType = new LinkedHashMap<>();

    private Annotations() {}

    public static Annotations of(Element element) {
        Annotations annotations = new Annotations();
        for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
            annotations.add(new Mirror(element, mirror));
        }
        return annotations;
    }

    private void add(Mirror mirror) {
        TypeElement type = mirror.type();
        String name = type.getQualifiedName().toString();
        if (isContainer(type, name)) {
            mirror.nestedAll("value").forEach(this::add);
        } else {
            byType.computeIfAbsent(name, key -> new ArrayList<>(1)).add(mirror);
        }
    }

    /** Our containers and those of Bean Validation are all named List, inside the annotation that they repeat. */
    private static boolean isContainer(TypeElement type, String name) {
        return type.getSimpleName().contentEquals("List")
                && (name.startsWith("dev.tenure.annotation.") || name.startsWith(Constraints.PACKAGE));
    }

    public boolean has(Class<?> type) {
        return byType.containsKey(type.getName());
    }

    public Optional<Mirror> find(Class<?> type) {
        return find(type.getName());
    }

    /** The annotation of that qualified name; of several the first. */
    public Optional<Mirror> find(String type) {
        return Optional.ofNullable(byType.get(type)).map(mirrors -> mirrors.get(0));
    }

    public List<Mirror> all(Class<?> type) {
        return all(type.getName());
    }

    /** The annotations of that qualified name. */
    public List<Mirror> all(String type) {
        return byType.getOrDefault(type, List.of());
    }

    public Stream<Mirror> all() {
        return byType.values().stream().flatMap(List::stream);
    }
}
