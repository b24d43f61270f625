package dev.tenure.deploy.rehearsal;

import dev.tenure.mysql.DatabaseObject;
import dev.tenure.mysql.DatabaseObject.Kind;
import dev.tenure.mysql.Definitions;
import dev.tenure.schema.Names;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What some tables cannot do without: all that is named where they are made, their triggers, and so on from there. */
final class NeededObjects {

    private final Set<String> names = new HashSet<>();
    private final Set<DatabaseObject> needed = new HashSet<>();

    private NeededObjects(Collection<String> tables) {
        tables.forEach(table -> names.add(Names.folded(table)));
    }

    /** Those of {@code objects}, in their order. */
    static List<DatabaseObject> of(List<DatabaseObject> objects, Collection<String> tables) {
        NeededObjects found = new NeededObjects(tables);
        while (found.goOn(objects)) {
            // what was found may need more
        }
        return objects.stream().filter(found.needed::contains).toList();
    }

    /** Whether there was one more. */
    private boolean goOn(List<DatabaseObject> objects) {
        boolean more = false;
        for (DatabaseObject object : objects) {
            if (!needed.contains(object) && isNeeded(object)) {
                needed.add(object);
                Definitions.names(object.definition()).forEach(name -> names.add(Names.folded(name)));
                more = true;
            }
        }
        return more;
    }

    private boolean isNeeded(DatabaseObject object) {
        return object.kind() == Kind.TRIGGER
                ? Definitions.tableOfTrigger(object.definition()).map(Names::folded).filter(names::contains).isPresent()
                : names.contains(Names.folded(object.name()));
    }
}
