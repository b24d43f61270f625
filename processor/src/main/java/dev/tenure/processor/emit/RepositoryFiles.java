package dev.tenure.processor.emit;

import dev.tenure.processor.env.Output;
import dev.tenure.processor.shape.EntityShape;
import dev.tenure.processor.shape.EntityShape.TypeName;
import dev.tenure.query.Tenancy;
import dev.tenure.schema.Schema;
import dev.tenure.schema.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Writes the repositories of a schema into the package of its root. */
public final class RepositoryFiles {

    private static final Pattern WORD_START = Pattern.compile("_+([a-zA-Z0-9])");

    /** What the class that holds the accessors has already. */
    private static final Set<String> RESERVED = Set.of(
            "tenant", "acrossTenants", "over", "on", "session", "inTransaction", "resultOfTransaction", "requireReason",
            "writable", "ownerOf",
            "getClass", "notify", "notifyAll", "wait", "hashCode", "toString", "clone", "finalize");

    private final Output output;
    private final Schema schema;
    private final String packageName;
    private final Tenancy tenancy;
    private final Map<String, TypeName> entities;
    private final Set<String> names = new HashSet<>();
    private final List<String> obstacles = new ArrayList<>();
    private final Map<String, String> roots;
    private final List<String> clashes = new ArrayList<>();

    /**
     * @param entities the classes that code in the root's package can name, by their tables
     * @param roots    the roots of the repositories of this package that are written, by the classes' names
     */
    public RepositoryFiles(
            Output output, Schema schema, Map<String, TypeName> entities, Map<String, String> roots) {
        this.output = output;
        this.roots = roots;
        this.entities = entities;
        this.schema = schema;
        this.packageName = schema.name().substring(0, Math.max(0, schema.name().lastIndexOf('.')));
        this.tenancy = Tenancy.of(schema);
    }

    /** Why some of the entities got no repository. */
    public List<String> obstacles() {
        return obstacles;
    }

    /** What cannot be written because the repositories of another root have the same names. */
    public List<String> clashes() {
        return clashes;
    }

    public void write(List<EntityShape> shapes) throws IOException {
        String root = simpleName(schema.name()) + "Repositories";
        names.add(root);
        Map<String, Integer> numbers = new HashMap<>();
        schema.tables().forEach(table -> numbers.put(table.name(), numbers.size() + 1));
        List<RootCode.Entry> entries = new ArrayList<>();
        for (EntityShape shape : shapes) {
            Optional<String> obstacle = EntityCode.obstacle(shape, entities.keySet());
            if (obstacle.isPresent()) {
                obstacles.add("TEN810: " + shape.type().simpleName() + " gets no repository: " + obstacle.get() + ".");
            } else {
                entries.add(write(shape, numbers.get(shape.table().name())));
            }
        }
        output.writeSource(
                qualified(root), new RootCode(packageName, root, schema, entries).write(), 0);
    }

    private RootCode.Entry write(EntityShape shape, int elementNumber) throws IOException {
        Table table = shape.table();
        String name = unique(prefix() + shape.type().simpleName() + "Repository");
        RepositoryCode code = new RepositoryCode(packageName, name, shape, tenancy, entities);
        String other = roots.putIfAbsent(qualified(name), schema.name());
        if (other == null || other.equals(schema.name())) {
            output.writeSource(qualified(name), code.write(), 0, elementNumber);
        } else {
            clashes.add("TEN811: " + schema.simpleName() + " and " + other + " both list "
                    + shape.type().simpleName() + ", and would both write " + name
                    + ". Put one of the two roots into a package of its own.");
        }
        return new RootCode.Entry(accessor(table.name()), name, code, table.tenantColumn().isPresent());
    }

    /** Roots inside of other classes are several to a package, and may list the same entities. */
    private String prefix() {
        return schema.name().contains("$") ? simpleName(schema.name()) : "";
    }

    private String qualified(String name) {
        return packageName.isEmpty() ? name : packageName + "." + name;
    }

    /** {@code policy_configurations} → {@code policyConfigurations}. */
    private static String accessor(String table) {
        String name = WORD_START.matcher(table).replaceAll(start -> start.group(1).toUpperCase(Locale.ROOT));
        String sound = name.replaceAll("[^\\p{javaJavaIdentifierPart}]", "");
        return Output.isName(sound) && !RESERVED.contains(sound) ? sound : sound + "Rows";
    }

    /** Entities of several packages may have the same simple name. */
    private String unique(String wanted) {
        String name = wanted;
        for (int number = 2; !names.add(name); number++) {
            name = wanted + number;
        }
        return name;
    }

    private static String simpleName(String binaryName) {
        return binaryName.substring(binaryName.lastIndexOf('.') + 1).replace('$', '_');
    }
}
