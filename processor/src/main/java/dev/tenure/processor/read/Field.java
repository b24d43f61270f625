package dev.tenure.processor.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/**
 * A field of an entity.
 *
 * @param element     where it is declared
 * @param type        its type in the entity, which knows more than a generic superclass
 * @param annotations what stands on it
 */
record Field(VariableElement element, TypeMirror type, Annotations annotations) {

    private static final Set<Modifier> NO_COLUMN = Set.of(Modifier.STATIC, Modifier.TRANSIENT);

    /** The fields of an entity in declared order, those of its superclasses first. */
    static List<Field> of(TypeElement entity) {
        return of(entity, TypeArguments.NONE);
    }

    private static List<Field> of(TypeElement entity, TypeArguments arguments) {
        List<Field> fields = new ArrayList<>();
        JavaTypes.element(entity.getSuperclass())
                .filter(parent -> !parent.getQualifiedName().toString().startsWith("java.lang."))
                .ifPresent(parent -> fields.addAll(of(parent, arguments.ofSuperclass(entity))));
        for (VariableElement field : ElementFilter.fieldsIn(entity.getEnclosedElements())) {
            if (field.getModifiers().stream().noneMatch(NO_COLUMN::contains)) {
                fields.add(new Field(field, arguments.in(field.asType()), Annotations.of(field)));
            }
        }
        return fields;
    }

    String name() {
        return element.getSimpleName().toString();
    }

    boolean has(Class<?> annotation) {
        return annotations.has(annotation);
    }

    Origin origin() {
        return Origin.of(element);
    }

    /** {@code PolicyConfiguration.config}: how messages name it. */
    String label() {
        return element.getEnclosingElement().getSimpleName() + "." + name();
    }
}
