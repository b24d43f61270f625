package dev.tenure.processor.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/** What of an entity is in reach of code in a package. */
final class Members {

    private final TypeElement entity;
    private final String fromPackage;
    private final List<Field> fields;
    private final Map<String, Method> methods = new HashMap<>();

    /** A method by its name, and the type that it returns in the entity. */
    private record Method(String name, String type) {}

    Members(TypeElement entity, String fromPackage) {
        this.entity = entity;
        this.fromPackage = fromPackage;
        this.fields = Field.of(entity);
        if (!isRecord()) {
            addMethods(entity, TypeArguments.NONE);
        }
    }

    List<Field> fields() {
        return fields;
    }

    private boolean isRecord() {
        return entity.getKind() == ElementKind.RECORD;
    }

    private void addMethods(TypeElement type, TypeArguments arguments) {
        for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
            if (isInReach(method) && !method.getModifiers().contains(Modifier.STATIC)) {
                String name = method.getSimpleName().toString();
                methods.putIfAbsent(name + parameters(method, arguments),
                        new Method(name, JavaTypes.text(arguments.in(method.getReturnType()))));
            }
        }
        JavaTypes.element(type.getSuperclass())
                .filter(parent -> !parent.getQualifiedName().toString().startsWith("java.lang."))
                .ifPresent(parent -> addMethods(parent, arguments.ofSuperclass(type)));
    }

    boolean isInReach() {
        Element at = entity;
        while (at.getKind() != ElementKind.PACKAGE) {
            if (!isInReach(at)) {
                return false;
            }
            at = at.getEnclosingElement();
        }
        return !entity.getModifiers().contains(Modifier.ABSTRACT);
    }

    /** Whether a constructor takes all fields in their order. */
    boolean hasConstructor() {
        String types = parameters(fields.stream().map(field -> JavaTypes.text(field.type())));
        return isRecord() || !fields.isEmpty() && constructors().anyMatch(found -> parameters(found, TypeArguments.NONE).equals(types));
    }

    boolean hasEmptyConstructor() {
        return constructors().anyMatch(found -> found.getParameters().isEmpty());
    }

    private Stream<ExecutableElement> constructors() {
        return ElementFilter.constructorsIn(entity.getEnclosedElements()).stream().filter(this::isInReach);
    }

    /** What follows the entity's name to read a field. */
    Optional<String> getter(Field field) {
        if (isRecord()) {
            return Optional.of(field.name() + "()");
        }
        String type = JavaTypes.text(field.type());
        List<String> names = new ArrayList<>(List.of(field.name(), "get" + capital(field.name())));
        if (type.equals("boolean") || type.equals("java.lang.Boolean")) {
            // of a field isOpen, tools make the getter isOpen
            names.add("is" + capital(field.name()));
        }
        return names.stream()
                .map(name -> methods.get(name + "()"))
                .filter(method -> method != null && method.type().equals(type))
                .map(method -> method.name() + "()")
                .findFirst()
                .or(() -> Optional.of(field.name()).filter(name -> isInReach(field.element())));
    }

    /** What stands before and behind a value to set a field; empty if there is no way. */
    List<String> setter(Field field) {
        String setter = "set" + capital(field.name());
        if (methods.containsKey(setter + parameters(Stream.of(JavaTypes.text(field.type()))))) {
            return List.of(setter + "(", ")");
        }
        return isInReach(field.element()) && !field.element().getModifiers().contains(Modifier.FINAL)
                ? List.of(field.name() + " = ", "")
                : List.of();
    }

    private boolean isInReach(Element element) {
        return element.getModifiers().contains(Modifier.PUBLIC)
                || !element.getModifiers().contains(Modifier.PRIVATE)
                        && ShapeReader.packageOf(element).equals(fromPackage);
    }

    private static String parameters(ExecutableElement method, TypeArguments arguments) {
        return parameters(method.getParameters().stream()
                .map(parameter -> JavaTypes.text(arguments.in(parameter.asType()))));
    }

    private static String parameters(Stream<String> types) {
        return "(" + String.join(", ", types.toList()) + ")";
    }

    private static String capital(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
