package dev.tenure.processor.emit;

import static dev.tenure.processor.emit.JavaSource.literal;

import dev.tenure.annotation.EntityRef;
import dev.tenure.processor.shape.EntityShape.Property;
import dev.tenure.query.Finder;
import dev.tenure.query.Query;
import dev.tenure.query.Resolution;
import dev.tenure.query.RowQueries;
import dev.tenure.schema.Entity;
import dev.tenure.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The methods that go by a declared key: finders, upserts, and the most specific of several levels. */
final class FinderCode {

    private static final String INDENT = "                ";
    private static final Set<String> TAKEN = Set.of("row", "chain");

    private final JavaSource source;
    private final EntityCode entity;
    private final Table table;
    private final StatementTexts texts;
    private final RowQueries queries;
    private final Function<Query, String> sql;

    /** @param sql the statement of a query: of one tenant, or of all */
    FinderCode(JavaSource source, EntityCode entity, StatementTexts texts, RowQueries queries,
            Function<Query, String> sql) {
        this.sql = sql;
        this.source = source;
        this.entity = entity;
        this.table = entity.table();
        this.texts = texts;
        this.queries = queries;
    }

    void write(List<Finder> finders, boolean upserts) {
        finders.forEach(this::finder);
        Resolution.of(table).ifPresent(this::resolve);
        if (upserts) {
            finders.stream().filter(Finder::unique).forEach(this::upsert);
        }
    }

    void finder(Finder finder) {
        List<String> parameters = new ArrayList<>();
        StringBuilder values = new StringBuilder();
        for (int at = 0; at < finder.properties().size(); at++) {
            Property property = entity.property(finder.properties().get(at).name());
            boolean ranged = finder.ranged() && at == finder.properties().size() - 1;
            for (String suffix : ranged ? List.of("From", "To") : List.of("")) {
                String name = parameter(property.name() + suffix);
                parameters.add(entity.type(property) + " " + name);
                values.append(with(property, name));
            }
        }
        start((finder.unique() ? "The row" : "The rows") + " by the key {@code " + finder.key() + "}.");
        method(finder.name(), finder.unique(), parameters);
        lookup(texts.tail(sql.apply(queries.living(finder.conditions(table)))), values, finder.unique());
    }

    private static String parameter(String name) {
        return TAKEN.contains(name) ? name + "Value" : name;
    }

    private String with(Property property, String value) {
        return "\n" + INDENT + "." + entity.with(property, value);
    }

    private void start(String what) {
        source.line();
        source.line("    /** " + what + " */");
    }

    private void method(String name, boolean unique, List<String> parameters) {
        source.call("    ", "public " + source.use(unique ? Optional.class : List.class) + "<" + entity.name() + "> "
                + name + "(", parameters, ") {");
    }

    private void lookup(String tail, StringBuilder values, boolean unique) {
        source.line("        return lookup(SELECT + " + literal(tail, INDENT + "        ") + ")" + values);
        source.line(INDENT + (unique ? ".one();" : ".list();"));
        source.line("    }");
    }

    private void upsert(Finder finder) {
        String name = "upsertBy" + finder.suffix();
        List<String> unique = new ArrayList<>();
        table.tenantColumn().ifPresent(unique::add);
        finder.properties().forEach(property -> unique.addAll(property.columns()));
        String insert = texts.of(queries.insert());
        String upsert = texts.of(queries.upsert(unique));
        String constant = "UPSERT_BY_" + String.join("_AND_", finder.properties().stream()
                .map(property -> EntityCode.constant(entity.property(property.name()))).toList());
        source.line();
        source.line("    private static final String " + constant + " = SQL.upsert(");
        source.line("            " + literal(upsert.substring(insert.length()), "            ") + ");");
        source.line();
        source.line("    /**");
        source.line("     * Writes a row, or changes the one with the same values in the key {@code " + finder.key() + "}.");
        source.line("     *");
        source.line("     * @return the row as it stands then: outside of a transaction, others may have written it since");
        source.line("     */");
        source.line("    public " + entity.name() + " " + name + "(" + entity.name() + " draft) {");
        source.line("        " + entity.name() + " row = upsert(" + constant + ", \"" + unique.get(0) + "\", draft);");
        source.call("        ", "return stillThere(" + finder.name() + "(", finder.properties().stream()
                .map(property -> EntityCode.get(entity.property(property.name()))).toList(), "));");
        source.line("    }");
    }

    private void resolve(Resolution resolution) {
        Property levels = entity.property(resolution.levels().property());
        String targets = EntityCode.constant(levels);
        List<String> parameters = new ArrayList<>();
        StringBuilder values = new StringBuilder("\n" + INDENT + ".withChain(" + targets + ", chain)");
        for (Entity.Property other : resolution.others()) {
            Property property = entity.property(other.name());
            parameters.add(entity.type(property) + " " + parameter(property.name()));
            values.append(with(property, parameter(property.name())));
        }
        values.append("\n").append(INDENT).append(".withTypes(").append(targets).append(")");
        parameters.add(source.use(List.class) + "<" + source.use(EntityRef.class) + "> chain");
        start("The row of the most specific level in a chain of references, each to another level.");
        method("resolve", true, parameters);
        lookup(texts.tail(texts.of(queries.mostSpecific(resolution))), values, true);
    }
}
