package dev.tenure.processor.emit;

import static dev.tenure.processor.emit.JavaSource.literal;
import static dev.tenure.processor.emit.JavaSource.quoted;

import dev.tenure.processor.shape.EntityShape.Property;
import dev.tenure.processor.shape.EntityShape.Role;
import dev.tenure.processor.shape.EntityShape.TypeName;
import dev.tenure.query.Query;
import dev.tenure.query.ReferenceChecks;
import dev.tenure.query.RowQueries;
import dev.tenure.repository.EnumText;
import dev.tenure.repository.Stamp;
import dev.tenure.repository.TableSql;
import dev.tenure.repository.Targets;
import dev.tenure.schema.Column;
import dev.tenure.schema.ColumnType;
import dev.tenure.schema.Entity;
import dev.tenure.schema.ForeignKey;
import dev.tenure.schema.Index;
import dev.tenure.schema.Names;
import dev.tenure.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The constants of a repository: its statements, and what it takes to move values between Java and the table. */
final class TableSqlCode {

    private static final String INDENT = "                    ";

    /** Of a line of a text block, less what it is indented by. */
    private static final int WIDTH = 108;
    private static final Pattern WORD_START = Pattern.compile("_([a-z])");

    private final JavaSource source;
    private final EntityCode entity;
    private final Table table;
    private final StatementTexts texts;
    private final Map<String, TypeName> entities;

    TableSqlCode(JavaSource source, EntityCode entity, StatementTexts texts, Map<String, TypeName> entities) {
        this.source = source;
        this.entity = entity;
        this.table = entity.table();
        this.texts = texts;
        this.entities = entities;
    }

    /**
     * Writes the constants.
     *
     * @param keyType  the type of the key
     * @param keyValue what moves keys
     */
    void write(String keyType, String keyValue, RowQueries queries, List<ReferenceChecks.Reference> references,
            boolean everywhere) {
        source.line("    private static final String SELECT =");
        source.line("            " + literal(texts.select(), "            ") + ";");
        entity.properties().stream().filter(EntityCode::isEnum).forEach(this::enumTexts);
        table.entity().orElseThrow().polymorphics().forEach(this::targets);
        source.line();
        String type = source.use(TableSql.class);
        boolean owned = table.role() == Table.Role.OWNED;
        source.line("    private static final " + type + "<" + keyType + "> SQL = " + type + ".of("
                + quoted(table.name()) + ", " + keyValue + ", SELECT, \"\"\"");
        reads("", queries, texts::of);
        if (everywhere) {
            reads("everywhere.", queries, texts::everywhere);
        }
        if (owned) {
            writes(queries, everywhere);
        }
        source.line("            \"\"\")");
        if (owned) {
            stamp("created", Role.CREATED_AT);
            stamp("updated", Role.UPDATED_AT);
            stamp("deleted", Role.DELETED_AT);
            references.forEach(this::check);
            meaning();
        }
        source.endStatement();
        source.line();
    }

    private void call(String name, String... arguments) {
        source.call("            ", "." + name + "(", List.of(arguments), ")");
    }

    private static String text(String sql) {
        return literal(sql, INDENT);
    }

    /** A statement on a line of a text block behind its name, on several source lines if it is long. */
    private void statement(String name, String sql) {
        String text = quoted(name + ": " + sql);
        String left = text.substring(1, text.length() - 1);
        while (left.length() > WIDTH) {
            int space = left.lastIndexOf(' ', WIDTH - 2);
            if (space < 0) {
                break;
            }
            source.line("            " + left.substring(0, space + 1) + "\\");
            left = left.substring(space + 1);
        }
        source.line("            " + left);
    }

    private void reads(String whose, RowQueries queries, Function<Query, String> sql) {
        rows(whose + "find", sql.apply(queries.find()));
        rows(whose + "findAll", sql.apply(queries.findAllByKey()));
        rows(whose + "firstPage", sql.apply(queries.firstPage()));
        rows(whose + "nextPage", sql.apply(queries.nextPage()));
        statement(whose + "count", sql.apply(queries.count()));
        statement(whose + "exists", sql.apply(queries.exists()));
    }

    private void rows(String name, String sql) {
        statement(name, texts.tail(sql).stripLeading());
    }

    private void writes(RowQueries queries, boolean everywhere) {
        if (everywhere) {
            statement("owner", texts.everywhere(queries.owner()));
        }
        statement(queries.isNumbered() ? "insertNumbered" : "insert", texts.of(queries.insert()));
        statement("batch", texts.of(queries.insertUnchecked()));
        if (table.isAppendOnly()) {
            return;
        }
        boolean versioned = entity.property(Role.VERSION).isPresent();
        statement(versioned ? "updateByVersion" : "update", texts.of(queries.update()));
        if (entity.property(Role.DELETED_AT).isEmpty()) {
            statement("delete", texts.of(queries.delete()));
        } else {
            statement("delete", texts.of(queries.softDelete()));
            statement("restore", texts.of(queries.restore()));
            statement("purge", texts.of(queries.purge()));
        }
    }

    private void stamp(String name, Role role) {
        entity.property(role).ifPresent(property -> call(name, source.use(Stamp.class)
                + (Codec.of(property.model().javaType()).isLocal() ? ".local(" : ".instant(")
                + entity.fsp(property) + ")"));
    }

    private void check(ReferenceChecks.Reference reference) {
        List<String> arguments = new ArrayList<>();
        arguments.add(quoted(reference.property()));
        arguments.add(reference.polymorphic()
                ? EntityCode.constant(entity.property(reference.property()))
                : quoted(reference.parents().get(0).entity().orElseThrow().simpleName()));
        arguments.add(String.valueOf(reference.optional()));
        reference.parents().forEach(parent -> arguments.add(text(texts.present(parent))));
        call("checks", arguments.toArray(String[]::new));
    }

    private void meaning() {
        for (Index index : table.indexes()) {
            if (index.unique()) {
                call("unique", Stream.concat(Stream.of(index.name()), entity.properties().stream()
                                .filter(property -> Names.contains(index.columns(), property.column()))
                                .filter(property -> property.role() != Role.TENANT)
                                .map(Property::name))
                        .map(JavaSource::quoted).toArray(String[]::new));
            }
        }
        for (ForeignKey key : table.foreignKeys()) {
            String column = key.columns().get(key.columns().size() - 1);
            call("foreignKey", quoted(key.name()), quoted(property(column)), quoted(
                    Optional.ofNullable(entities.get(key.referencedTable())).map(TypeName::simpleName)
                            .orElse(key.referencedTable())));
        }
        for (Property property : entity.properties()) {
            if (!EntityCode.isReference(property) && !fieldName(property.column()).equals(property.name())) {
                call("column", quoted(property.column()), quoted(property.name()));
            }
        }
    }

    private String property(String column) {
        return entity.properties().stream()
                .filter(property -> Names.contains(property.model().columns(), column))
                .map(Property::name)
                .findFirst()
                .orElse(column);
    }

    private static String fieldName(String column) {
        return WORD_START.matcher(column).replaceAll(start -> start.group(1).toUpperCase(Locale.ROOT));
    }

    private void enumTexts(Property property) {
        String type = source.use(property.type().orElseThrow());
        String texts = source.use(EnumText.class);
        StringBuilder code = new StringBuilder();
        property.enumTexts().forEach((constant, text) -> {
            if (!constant.toLowerCase(Locale.ROOT).equals(text)) {
                code.append("\n            .with(").append(type).append('.').append(constant).append(", ")
                        .append(quoted(text)).append(')');
            }
        });
        source.line();
        source.line("    private static final " + texts + "<" + type + "> " + EntityCode.constant(property) + " =");
        source.line("            " + texts + ".of(" + type + ".values())" + code + ";");
    }

    private void targets(Entity.Polymorphic polymorphic) {
        String targets = source.use(Targets.class);
        source.line();
        source.line("    private static final " + targets + " "
                + EntityCode.constant(entity.property(polymorphic.property())) + " = " + targets + ".of("
                + quoted(table.name()) + ", " + quoted(polymorphic.property()) + ", "
                + ids(table.column(polymorphic.idColumn())) + ")");
        int left = polymorphic.targets().size();
        for (Entity.Target target : polymorphic.targets()) {
            Table parent = texts.table(target.table());
            left--;
            source.line("            ." + (texts.isOfTenants(target.table()) ? "with(" : "withShared(")
                    + source.use(entities.get(target.table())) + ".class, " + quoted(target.type()) + ", "
                    + ids(parent.column(parent.primaryKey().get(0))) + ")" + (left == 0 ? ";" : ""));
        }
    }

    private String ids(Optional<Column> column) {
        return source.use(Targets.Ids.class)
                + (column.filter(id -> id.type() instanceof ColumnType.Int).isPresent() ? ".NUMBERS" : ".TEXTS");
    }
}
