package dev.tenure.processor.emit;

import dev.tenure.processor.shape.EntityShape;
import dev.tenure.processor.shape.EntityShape.Property;
import dev.tenure.processor.shape.EntityShape.Role;
import dev.tenure.processor.shape.EntityShape.TypeName;
import dev.tenure.query.Counts;
import dev.tenure.query.Finder;
import dev.tenure.query.ReferenceChecks;
import dev.tenure.query.RowQueries;
import dev.tenure.query.Select;
import dev.tenure.query.Tenancy;
import dev.tenure.query.Upkeep;
import dev.tenure.repository.AppendRepository;
import dev.tenure.repository.DeleteRepository;
import dev.tenure.repository.KeyType;
import dev.tenure.repository.MaterializedRepository;
import dev.tenure.repository.ReadRepository;
import dev.tenure.repository.Scope;
import dev.tenure.repository.Session;
import dev.tenure.repository.SoftDeleteRepository;
import dev.tenure.repository.TableSql;
import dev.tenure.schema.Entity;
import dev.tenure.schema.Materialized;
import dev.tenure.schema.Table;
import dev.tenure.schema.Tenant;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The repository of one entity. */
final class RepositoryCode {

    private static final Map<String, String> KEY_TYPES =
            Map.of("Long", "LONG", "Integer", "INTEGER", "String", "STRING", "UUID", "UUID");

    /** The primitive types of tenants that are told apart by fewer numbers than a long. */
    private static final Map<String, String> NARROW = Map.of(
            "int", "int", "java.lang.Integer", "int", "short", "short", "java.lang.Short", "short",
            "byte", "byte", "java.lang.Byte", "byte");

    private final String name;
    private final JavaSource source;
    private final EntityCode entity;
    private final Table table;
    private final List<ReferenceChecks.Reference> references;
    private final Upkeep upkeep;
    private final RowQueries queries;
    private final List<Property> key;
    private final StatementTexts texts;
    private final Map<String, TypeName> entities;

    /** @param entities the classes of all entities by their tables */
    RepositoryCode(String packageName, String name, EntityShape shape, Tenancy tenancy, Map<String, TypeName> entities) {
        this.name = name;
        this.source = new JavaSource(packageName, name);
        this.entity = new EntityCode(shape, source);
        this.table = shape.table();
        this.references = isReadOnly() ? List.of() : new ReferenceChecks(tenancy).of(table);
        this.upkeep = new Upkeep(column(Role.CREATED_AT), column(Role.UPDATED_AT), column(Role.VERSION));
        this.queries = new RowQueries(table, upkeep, references);
        this.key = entity.properties(queries.keyColumns());
        this.texts = new StatementTexts(table, tenancy, queries);
        this.entities = entities;
    }

    private Optional<String> column(Role role) {
        return entity.property(role).map(Property::column);
    }

    private boolean isReadOnly() {
        return table.role() == Table.Role.EXISTING;
    }

    private Optional<Materialized> materialized() {
        return table.entity().flatMap(Entity::materialized);
    }

    /** The statement that reads all tenants. */
    String tenants(Tenant tenant) {
        return texts.everywhere(
                Select.of(tenant.table(), new Select.Fetch.Columns(List.of(tenant.idColumn())), List.of()));
    }

    boolean isMaterialized() {
        return materialized().isPresent();
    }

    private boolean isSoftlyDeleted() {
        return entity.property(Role.DELETED_AT).isPresent();
    }

    /** Whether a key tells the rows of all tenants apart, and not only those of one. */
    boolean isReadableAcrossTenants() {
        return table.tenantColumn().isPresent() && key.size() == table.primaryKey().size();
    }

    /** Whether an index says why rows are looked up by it for all tenants. */
    boolean hasFindersAcrossTenants() {
        return isReadableAcrossTenants() && !Finder.ofAllTenants(table).isEmpty();
    }

    boolean isWritable() {
        return !isReadOnly();
    }

    /** {@code Long id}, as a source of that root's package declares the key; {@code Key key} if it has several fields. */
    String keyParameter(JavaSource other) {
        return (key.size() == 1 ? entity.in(other).boxed(key.get(0)) : name + ".Key") + " " + keyName();
    }

    String keyName() {
        return key.size() == 1 ? key.get(0).name() : "key";
    }

    /** {@code PolicyConfiguration, Long}: entity and key, as a source of that root's package calls them. */
    String arguments(JavaSource other) {
        EntityCode there = entity.in(other);
        return there.name() + ", " + (key.size() == 1 ? there.boxed(key.get(0)) : name + ".Key");
    }

    String write() {
        source.line("/** The rows of {@link " + entity.name() + "}"
                + (table.tenantColumn().isPresent() ? " of one tenant" : "") + ". */");
        source.line("public final class " + name + " extends " + source.use(base())
                + "<" + entity.name() + ", " + keyType() + "> {");
        source.line();
        new TableSqlCode(source, entity, texts, entities).write(
                keyType(), keyTypeConstant(), queries, references, isReadableAcrossTenants());
        source.line("    " + name + "(" + source.use(Session.class) + " session, " + source.use(Scope.class)
                + " scope) {");
        source.line("        super(session, scope);");
        source.line("    }");
        statements();
        reading();
        if (!isReadOnly()) {
            writing();
        }
        new FinderCode(source, entity, texts, queries, texts::of)
                .write(Finder.ofOneTenant(table), !isReadOnly() && !table.isAppendOnly());
        materialized().ifPresent(counts -> new MaterializedCode(source, entity, counts,
                new Counts(table, texts.table(counts.source()), upkeep), texts).write());
        if (hasFindersAcrossTenants()) {
            acrossTenants();
        }
        if (key.size() > 1) {
            keyRecord();
        }
        source.line("}");
        return source.text();
    }

    private Class<?> base() {
        if (isReadOnly()) {
            return ReadRepository.class;
        }
        if (table.isAppendOnly()) {
            return AppendRepository.class;
        }
        if (isMaterialized()) {
            return MaterializedRepository.class;
        }
        return isSoftlyDeleted() ? SoftDeleteRepository.class : DeleteRepository.class;
    }

    private String keyType() {
        return key.size() == 1 ? entity.boxed(key.get(0)) : name + ".Key";
    }

    private String keyTypeConstant() {
        String known = key.size() == 1 && !EntityCode.isEnum(key.get(0)) ? KEY_TYPES.get(keyType()) : null;
        String type = source.use(KeyType.class);
        if (known != null) {
            return type + "." + known;
        }
        List<String> lines = new ArrayList<>();
        lines.add("new " + type + "<" + keyType() + ">() {");
        lines.add("        @Override");
        lines.add("        public int bind(" + source.use(PreparedStatement.class) + " statement, int at, " + keyType()
                + " key) throws " + source.use(SQLException.class) + " {");
        for (int at = 0; at < key.size(); at++) {
            lines.add("            " + entity.bind(key.get(at), offset(at), key.size() == 1
                    ? "key"
                    : "key." + key.get(at).name() + "()") + ";");
        }
        lines.add("            return at + " + key.size() + ";");
        lines.add("        }");
        lines.add("    }");
        return String.join("\n", lines);
    }

    private void acrossTenants() {
        String session = source.use(Session.class);
        String scope = source.use(Scope.class);
        source.line();
        source.line("    /** The rows of all tenants, to read. */");
        source.line("    public static final class AcrossTenants extends " + source.use(ReadRepository.class) + "<"
                + entity.name() + ", " + keyType() + "> {");
        source.line();
        source.line("        private final " + name + " rows;");
        source.line();
        source.line("        AcrossTenants(" + session + " session) {");
        source.line("            super(session, " + scope + ".everybody());");
        source.line("            this.rows = new " + name + "(session, " + scope + ".everybody());");
        source.line("        }");
        source.inner(() -> {
            statements();
            override(entity.name() + " read(" + source.use(ResultSet.class) + " row)" + throwing());
            source.line("        return rows.read(row);");
            end();
            FinderCode code = new FinderCode(source, entity, texts, queries, texts::everywhere);
            Finder.ofAllTenants(table).forEach(code::finder);
        });
        source.line("    }");
    }

    private void keyRecord() {
        source.line();
        source.line("    /** What tells the rows of a tenant apart. */");
        source.line("    public record Key(" + String.join(", ", key.stream()
                .map(property -> entity.type(property) + " " + property.name()).toList()) + ") {}");
    }

    static String offset(int at) {
        return at == 0 ? "at" : "at + " + at;
    }

    private void override(String declaration) {
        source.line();
        source.line("    @Override");
        source.line("    protected " + declaration + " {");
    }

    private void end() {
        source.line("    }");
    }

    private String throwing() {
        return " throws " + source.use(SQLException.class);
    }

    /** A constant behind a method: what compiles the method sees through it. */
    private void statements() {
        override(source.use(TableSql.class) + "<" + keyType() + "> sql()");
        source.line("        return SQL;");
        end();
    }

    private void reading() {
        override(entity.name() + " read(" + source.use(ResultSet.class) + " row)" + throwing());
        entity.buildFromRow();
        end();
    }

    private void writing() {
        keyOf();
        entity.property(Role.TENANT).ifPresent(tenant -> {
            override("Object tenantOf(" + entity.name() + " row)");
            source.line("        return " + EntityCode.get(tenant) + ";");
            end();
        });
        entity.property(Role.VERSION).ifPresent(version -> {
            override("long versionOf(" + entity.name() + " row)");
            source.line("        return " + EntityCode.get(version) + ";");
            end();
        });
        bind();
        if (!references.isEmpty()) {
            reference();
        }
        complete();
        written();
    }

    private void keyOf() {
        override(keyType() + " keyOf(" + entity.name() + " row)");
        if (key.size() > 1) {
            source.line("        return new Key(" + String.join(", ", key.stream().map(EntityCode::get).toList()) + ");");
        } else if (queries.isNumbered() && entity.isPrimitive(key.get(0))) {
            String id = EntityCode.get(key.get(0));
            source.line("        return " + id + " == 0 ? null : " + id + ";");
        } else {
            source.line("        return " + EntityCode.get(key.get(0)) + ";");
        }
        end();
    }

    private void bind() {
        override("int bind(" + source.use(PreparedStatement.class) + " statement, int at, " + entity.name() + " row)"
                + throwing());
        int at = 0;
        for (Property property : entity.properties(Role.FIELD)) {
            source.line("        " + entity.bind(property, offset(at), EntityCode.get(property)) + ";");
            at += property.model().columns().size();
        }
        source.line("        return " + offset(at) + ";");
        end();
    }

    private void reference() {
        override("Object reference(int number, " + entity.name() + " row)");
        List<String> values = references.stream()
                .map(reference -> EntityCode.get(entity.property(reference.property()))).toList();
        if (values.size() == 1) {
            source.line("        return " + values.get(0) + ";");
        } else {
            source.line("        return switch (number) {");
            for (int at = 0; at < values.size(); at++) {
                source.line("            " + (at == values.size() - 1 ? "default" : "case " + at) + " -> "
                        + values.get(at) + ";");
            }
            source.line("        };");
        }
        end();
    }

    /** Whether a draft leaves nothing out that the database has a default for. */
    private void complete() {
        List<String> said = new ArrayList<>();
        for (Property property : entity.properties()) {
            if (Defaults.of(source, entity, property).isPresent()) {
                said.add(EntityCode.get(property) + " != null");
            }
        }
        if (!said.isEmpty()) {
            override("boolean isComplete(" + entity.name() + " row)");
            source.line("        return " + String.join(" && ", said) + ";");
            end();
        }
    }

    private void written() {
        override(entity.name() + " written(" + entity.name() + " row, " + keyType() + " key, "
                + source.use(Instant.class) + " now, boolean isNew)");
        entity.buildLike(this::valueWritten);
        end();
    }

    private String valueWritten(Property property) {
        String own = EntityCode.get(property);
        return switch (property.role()) {
            case KEY -> key.size() > 1 ? own
                    : queries.isNumbered() && entity.isPrimitive(property) ? "key == null ? 0 : key" : "key";
            case TENANT -> tenant(property);
            case CREATED_AT -> "isNew ? " + entity.now(property) + " : " + own;
            case UPDATED_AT -> entity.now(property);
            case DELETED_AT -> "isNew ? null : " + own;
            case VERSION -> property.model().javaType().equals("java.lang.Long")
                    ? "isNew ? 0L : " + own + " + 1"
                    : "isNew ? 0 : " + own + " + 1";
            case COMPUTED -> own;
            case FIELD -> Defaults.of(source, entity, property)
                    .map(value -> "isNew && " + own + " == null ? " + value + " : " + entity.held(property))
                    .orElseGet(() -> entity.held(property));
        };
    }

    private String tenant(Property property) {
        return switch (property.model().javaType()) {
            case "long", "java.lang.Long" -> "tenantNumber()";
            case "java.lang.String" -> "tenantText()";
            case "java.util.UUID" -> source.use(UUID.class) + ".fromString(tenantText())";
            default -> "(" + NARROW.get(property.model().javaType()) + ") tenantNumber()";
        };
    }
}
