package dev.tenure.processor.read;

import dev.tenure.annotation.Table;
import dev.tenure.annotation.TenantSchema;
import dev.tenure.schema.Said;
import dev.tenure.schema.Schema;
import dev.tenure.schema.Subject;
import dev.tenure.schema.Table.Role;
import dev.tenure.schema.Tenant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;

/** Reads a root and all entities that it lists. */
public final class SchemaReader {

    private static final Map<String, Role> LISTS = listsInOrder();
    private static final Pattern PLACE = Pattern.compile("((?!\\.\\.?(/|$))[^/\\\\:]+(/(?!$)|$))+");
    private static final Set<ElementKind> ENTITY_KINDS = Set.of(ElementKind.CLASS, ElementKind.RECORD);

    private final TypeElement root;
    private final Mirror mirror;
    private final Function<TypeElement, String> binaryNames;
    private final Declarations declarations = new Declarations();
    private final Origins origins;

    /** @param root an element with {@code @TenantSchema} */
    public SchemaReader(TypeElement root, Function<TypeElement, String> binaryNames) {
        this.root = root;
        this.mirror = Annotations.of(root).find(TenantSchema.class).orElseThrow();
        this.binaryNames = binaryNames;
        this.origins = new Origins(mirror);
    }

    /** Whether every class that the root names is there; what other processors write may only come in a later round. */
    public boolean isComplete() {
        return mirror.classNamed("tenant").isPresent()
                && LISTS.keySet().stream().flatMap(list -> mirror.classesNamed(list).stream())
                        .allMatch(Optional::isPresent);
    }

    /** The entities that the root lists, and the tenant, of which it is said otherwise if it is not listed. */
    public List<TypeElement> listed() {
        return Stream.concat(
                        Stream.of(mirror.classNamed("tenant")),
                        LISTS.keySet().stream().flatMap(list -> mirror.classesNamed(list).stream()))
                .flatMap(Optional::stream)
                .toList();
    }

    public Reading read() {
        LISTS.forEach(this::declare);
        refusePlaceOfMigrations();
        Optional<Declaration> tenant = tenant();
        ColumnReader columns = new ColumnReader(declarations, tenant, mirror.text("tenantColumn"));
        List<Draft> drafts = drafts(columns, tenant);
        Optional<Tenant> modelTenant = tenant.flatMap(entity -> columns.id(entity)
                .map(id -> new Tenant(entity.tableName(), id.column(), mirror.text("tenantColumn"))));
        Schema schema = new Schema(
                binaryNames.apply(root),
                modelTenant,
                mirror.text("migrations"),
                drafts.stream().map(draft -> draft.table(binaryNames.apply(draft.entity().type()))).toList());
        List<Element> elements = new ArrayList<>(List.of(root));
        drafts.forEach(draft -> elements.add(draft.entity().type()));
        Annotations annotations = Annotations.of(root);
        Said past = new PastReader(declarations, origins).read(annotations, mirror.text("tenantColumn"), drafts);
        Said said = new ChangeReader(declarations, origins).read(annotations, drafts, past);
        return new Reading(schema, said, origins, declarations.problems(), elements);
    }

    private void declare(String list, Role role) {
        List<Optional<TypeElement>> types = mirror.classesNamed(list);
        for (int at = 0; at < types.size(); at++) {
            if (types.get(at).isPresent()) {
                declare(types.get(at).get(), role, mirror.origin(list, at));
            }
        }
    }

    private void declare(TypeElement type, Role role, Origin listing) {
        Annotations annotations = Annotations.of(type);
        Optional<Mirror> table = annotations.find(Table.class);
        if (table.isEmpty() || !ENTITY_KINDS.contains(type.getKind())) {
            declarations.refuse(listing, "TEN151",
                    type.getSimpleName()
                            + (table.isEmpty() ? " is listed but has no @Table." : " is no class or record."),
                    "List records and classes with @Table.");
            return;
        }
        Declaration declaration =
                new Declaration(type, role, listing, annotations, table.get(), Field.of(type));
        if (!declarations.add(declaration)) {
            declarations.refuse(listing, "TEN152",
                    type.getSimpleName() + " is listed twice.",
                    "List it once: in entities if Tenure creates its table, in existing if it is there already.");
            return;
        }
        origins.list(declaration.tableName(), listing);
        origins.put(new Subject(Subject.Kind.TABLE, declaration.tableName(), "", ""),
                Place.at(table.get(), "comment", "charset", "collation").aspect("name", table.get(), "value")
                        .aspect("collation", table.get(), "charset"));
    }

    private void refusePlaceOfMigrations() {
        String place = mirror.text("migrations");
        if (!PLACE.matcher(place).matches()) {
            declarations.refuse(mirror.origin("migrations"), "TEN164",
                    "\"" + place + "\" is no place inside a class path root.",
                    "Name a folder by names with / between them, as in \"db/migration\".");
        }
    }

    private Optional<Declaration> tenant() {
        Optional<TypeElement> named = mirror.classNamed("tenant");
        Optional<Declaration> tenant = named.flatMap(declarations::of);
        if (named.isPresent() && tenant.isEmpty()) {
            declarations.refuse(mirror.origin("tenant"), "TEN153",
                    "The tenant " + named.get().getSimpleName() + " is not listed.",
                    "Add it to existing if its table is there already, else to entities.");
        } else if (tenant.isPresent() && tenant.get().id().isEmpty()) {
            declarations.refuse(mirror.origin("tenant"), "TEN153",
                    "The tenant " + named.get().getSimpleName() + " has no id of one column, so that nothing can refer to it.",
                    "Give it one field with @Id.");
        }
        return tenant;
    }

    private List<Draft> drafts(ColumnReader columns, Optional<Declaration> tenant) {
        TableReader tables = new TableReader(declarations, columns);
        AppendOnlyReader appendOnly = new AppendOnlyReader(declarations);
        KeyReader keys = new KeyReader(declarations);
        ForeignKeyReader foreignKeys = new ForeignKeyReader(declarations, columns, tenant);
        Map<String, Draft> drafts = new LinkedHashMap<>();
        for (Declaration entity : declarations.all()) {
            Draft draft = new Draft(entity, origins, tenantColumn(entity, tenant));
            tables.read(draft);
            appendOnly.read(draft);
            foreignKeys.readTenant(draft);
            keys.read(draft);
            foreignKeys.readReferences(draft);
            drafts.put(entity.type().getQualifiedName().toString(), draft);
        }
        MaterializedReader materialized = new MaterializedReader(declarations, drafts);
        drafts.values().forEach(materialized::read);
        ForeignKeyReader.addKeysForParents(drafts.values());
        drafts.values().forEach(Draft::indexForeignKeys);
        return List.copyOf(drafts.values());
    }

    private Optional<String> tenantColumn(Declaration entity, Optional<Declaration> tenant) {
        if (entity.tenantScoped().isPresent() && tenant.filter(entity::equals).isPresent()) {
            declarations.refuse(entity, entity.tenantScoped().get().origin(), "TEN160",
                    entity.type().getSimpleName() + " is the tenant itself, and cannot belong to one.",
                    "Take @TenantScoped off it.");
            return Optional.empty();
        }
        return entity.tenantScoped().map(scoped -> mirror.text("tenantColumn"));
    }

    private static Map<String, Role> listsInOrder() {
        Map<String, Role> lists = new LinkedHashMap<>();
        lists.put("entities", Role.OWNED);
        lists.put("existing", Role.EXISTING);
        return lists;
    }
}
