package dev.tenure.processor.read;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import javax.lang.model.element.TypeElement;

/** The entities that any root of this compile lists. */
public final class Listed {

    private final Set<String> types = new HashSet<>();
    private boolean hasRoot;

    public void addAll(Collection<TypeElement> entities) {
        hasRoot = true;
        entities.forEach(entity -> types.add(entity.getQualifiedName().toString()));
    }

    public boolean hasRoot() {
        return hasRoot;
    }

    public boolean contains(TypeElement entity) {
        return types.contains(entity.getQualifiedName().toString());
    }
}
