package dev.tenure.processor.read;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** An annotation as it stands on an element: what it says, what it leaves out, and where. */
public final class Mirror {

    private static final int ALONE = -1;

    private final Element element;
    private final AnnotationMirror annotation;
    private final int repetition;
    private final Map<String, AnnotationValue> said = new LinkedHashMap<>();

    Mirror(Element element, AnnotationMirror annotation) {
        this(element, annotation, ALONE);
    }

    /** @param repetition its place among those of its type on the element, where there are several */
    Mirror(Element element, AnnotationMirror annotation, int repetition) {
        this.element = element;
        this.annotation = annotation;
        this.repetition = repetition;
        annotation.getElementValues().forEach((key, value) -> said.put(key.getSimpleName().toString(), value));
    }

    public TypeElement type() {
        return (TypeElement) annotation.getAnnotationType().asElement();
    }

    /** Whether an attribute is given, be it with the value that it has anyway. */
    public boolean says(String attribute) {
        return said.containsKey(attribute);
    }

    public String text(String attribute) {
        return value(attribute, String.class).orElse("");
    }

    public int number(String attribute) {
        return value(attribute, Integer.class).orElse(0);
    }

    public boolean flag(String attribute) {
        return value(attribute, Boolean.class).orElse(false);
    }

    /**
     * The attribute's value, or its default if it is one of our annotations. Of another type it is only in source that
     * does not compile, and then as good as not given.
     */
    public <T> Optional<T> value(String attribute, Class<T> type) {
        Object value = said.containsKey(attribute)
                ? said.get(attribute).getValue()
                : Vocabulary.byDefault(type().getQualifiedName().toString(), attribute);
        return Optional.ofNullable(value).filter(type::isInstance).map(type::cast);
    }

    public <E extends Enum<E>> Optional<E> constant(String attribute, Class<E> type) {
        return said.containsKey(attribute)
                ? value(attribute, VariableElement.class)
                        .map(constant -> Enum.valueOf(type, constant.getSimpleName().toString()))
                : value(attribute, type);
    }

    /** The texts of an array; none if it is left out. */
    public List<String> texts(String attribute) {
        return list(attribute).stream().map(AnnotationValue::getValue).map(String::valueOf).toList();
    }

    /** The class that an attribute names; empty where it cannot be found, which javac reports itself. */
    public Optional<TypeElement> classNamed(String attribute) {
        return Optional.ofNullable(said.get(attribute)).flatMap(Mirror::classIn);
    }

    /** The classes that an array names; none if it is left out, and those that cannot be found as empty. */
    public List<Optional<TypeElement>> classesNamed(String attribute) {
        return list(attribute).stream().map(Mirror::classIn).toList();
    }

    /** The annotation that an attribute holds, if it is given. */
    public Optional<Mirror> nested(String attribute) {
        return said.containsKey(attribute)
                ? value(attribute, AnnotationMirror.class).map(nested -> new Mirror(element, nested))
                : Optional.empty();
    }

    /** The annotations that an array holds: those that a container collects are placed by their order. */
    List<Mirror> nestedAll(String attribute) {
        List<AnnotationValue> values = list(attribute);
        return IntStream.range(0, values.size())
                .filter(at -> values.get(at).getValue() instanceof AnnotationMirror)
                .mapToObj(at -> new Mirror(element, (AnnotationMirror) values.get(at).getValue(), at))
                .toList();
    }

    /** The annotations that an array of this one holds; javac finds their places by itself. */
    List<Mirror> nestedIn(String attribute) {
        return list(attribute).stream()
                .map(AnnotationValue::getValue)
                .filter(AnnotationMirror.class::isInstance)
                .map(nested -> new Mirror(element, (AnnotationMirror) nested))
                .toList();
    }

    /** The place of the whole annotation. */
    public Origin origin() {
        return new Origin(element, Optional.of(annotation), Optional.empty(), path("", Origin.WHOLE), Optional.empty());
    }

    /** The place of an attribute's value, or of the annotation where the attribute is left out. */
    public Origin origin(String attribute) {
        return said.containsKey(attribute)
                ? new Origin(element, Optional.of(annotation), Optional.of(said.get(attribute)),
                        path(attribute, Origin.WHOLE), Optional.empty())
                : origin();
    }

    /** The place of one entry of an array, or of the whole value where it is written without braces. */
    public Origin origin(String attribute, int index) {
        return new Origin(element, Optional.of(annotation), Optional.of(list(attribute).get(index)),
                path(attribute, index), Optional.empty());
    }

    private Optional<Origin.Path> path(String attribute, int index) {
        return repetition == ALONE
                ? Optional.empty()
                : Optional.of(new Origin.Path(type().getQualifiedName().toString(), repetition, attribute, index));
    }

    private List<AnnotationValue> list(String attribute) {
        return Optional.ofNullable(said.get(attribute))
                .map(AnnotationValue::getValue)
                .filter(List.class::isInstance)
                .<List<AnnotationValue>>map(
                        values -> ((List<?>) values).stream().map(AnnotationValue.class::cast).toList())
                .orElse(List.of());
    }

    private static Optional<TypeElement> classIn(AnnotationValue value) {
        return value.getValue() instanceof TypeMirror type && type.getKind() == TypeKind.DECLARED
                ? Optional.of((TypeElement) ((DeclaredType) type).asElement())
                : Optional.empty();
    }
}
