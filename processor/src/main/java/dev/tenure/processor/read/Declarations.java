package dev.tenure.processor.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.TypeElement;

/** The entities of a schema, and what the reader could not make sense of in them. */
final class Declarations {

    private final Map<String, Declaration> byType = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    /** @return whether it was not there before */
    boolean add(Declaration declaration) {
        return byType.putIfAbsent(nameOf(declaration.type()), declaration) == null;
    }

    Optional<Declaration> of(TypeElement type) {
        return Optional.ofNullable(byType.get(nameOf(type)));
    }

    List<Declaration> all() {
        return List.copyOf(byType.values());
    }

    /** Adds a problem of the schema's root. */
    void refuse(Origin origin, String code, String what, String remedy) {
        problems.add(new Problem(origin, code, what, remedy));
    }

    /** Adds a problem of an entity. */
    void refuse(Declaration entity, Origin origin, String code, String what, String remedy) {
        refuse(origin.listedAt(entity.listing()), code, what, remedy);
    }

    /** Adds the problem of a reference to what is no entity of the schema, or has no id of one column. */
    void refuseTarget(Declaration entity, Field field, Origin origin, TypeElement target) {
        boolean listed = of(target).isPresent();
        refuse(entity, origin, "TEN156",
                field.label() + " refers to " + target.getSimpleName()
                        + (listed ? ", which has no id of one column." : ", which the schema does not list."),
                listed
                        ? "Give it one field with @Id."
                        : "Add it to entities or existing of the root, or refer to something else.");
    }

    List<Problem> problems() {
        return problems;
    }

    private static String nameOf(TypeElement type) {
        return type.getQualifiedName().toString();
    }
}
