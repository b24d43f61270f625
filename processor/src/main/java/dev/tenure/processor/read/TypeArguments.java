package dev.tenure.processor.read;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;

/**
 * What an entity puts for the type variables of its superclasses: {@code Long} for {@code T}, where it extends
 * {@code Base<Long>}.
 */
record TypeArguments(Map<Element, TypeMirror> byVariable) {

    static final TypeArguments NONE = new TypeArguments(Map.of());

    /** Those of the superclass of a class that has these itself. */
    TypeArguments ofSuperclass(TypeElement type) {
        if (!(type.getSuperclass() instanceof DeclaredType parent) || parent.getTypeArguments().isEmpty()) {
            return NONE;
        }
        List<? extends TypeParameterElement> variables = ((TypeElement) parent.asElement()).getTypeParameters();
        Map<Element, TypeMirror> found = new HashMap<>();
        for (int at = 0; at < variables.size(); at++) {
            found.put(variables.get(at), in(parent.getTypeArguments().get(at)));
        }
        return new TypeArguments(found);
    }

    /** The type itself, or what is put for it where it is a variable. */
    TypeMirror in(TypeMirror type) {
        return type instanceof TypeVariable variable ? byVariable.getOrDefault(variable.asElement(), type) : type;
    }
}
