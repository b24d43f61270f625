package dev.tenure.processor.read;

import dev.tenure.annotation.TenantSchema;
import java.util.HashMap;
import java.util.Map;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** The other roots of a package, also those that an earlier compile left on the class path. */
public final class Neighbours {

    private static final String WRITTEN = "Repositories";

    private Neighbours() {}

    /** The roots whose repositories are there already, by the names of the repositories' classes. */
    public static Map<String, String> repositories(Elements elements, TypeElement root) {
        Map<String, TypeElement> types = new HashMap<>();
        ElementFilter.typesIn(elements.getPackageOf(root).getEnclosedElements())
                .forEach(type -> types.put(type.getSimpleName().toString(), type));
        Map<String, String> roots = new HashMap<>();
        types.forEach((name, type) -> {
            if (!type.equals(root) && types.containsKey(name + WRITTEN)
                    && Annotations.of(type).has(TenantSchema.class)) {
                for (TypeElement entity : new SchemaReader(type, String::valueOf).listed()) {
                    TypeElement repository = types.get(entity.getSimpleName() + "Repository");
                    if (repository != null) {
                        roots.put(repository.getQualifiedName().toString(), type.getQualifiedName().toString());
                    }
                }
            }
        });
        return roots;
    }
}
