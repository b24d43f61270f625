package dev.tenure.processor.read;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import javax.lang.model.element.TypeElement;

/** The entities that any root of this compile lists. */
public final class Listed {

    private final Set<String> types = new HashSet<>();
    private final Set<String> waiting = new LinkedHashSet<>();
    private boolean hasRoot;

    /** Adds what a root lists. */
    public void addAll(Collection<TypeElement> entities) {
        hasRoot = true;
        entities.forEach(entity -> types.add(entity.getQualifiedName().toString()));
    }

    /** The roots that were not read yet, by their names. */
    public Set<String> waiting() {
        return waiting;
    }

    /** Whether there are roots, and all of them were read. */
    public boolean isKnown() {
        return hasRoot && waiting.isEmpty();
    }

    public boolean contains(TypeElement entity) {
        return types.contains(entity.getQualifiedName().toString());
    }
}
