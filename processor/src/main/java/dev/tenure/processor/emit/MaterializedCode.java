package dev.tenure.processor.emit;

import static dev.tenure.processor.emit.JavaSource.literal;

import dev.tenure.processor.shape.EntityShape.Property;
import dev.tenure.query.Counts;
import dev.tenure.repository.Recount;
import dev.tenure.repository.Stamp;
import dev.tenure.schema.Materialized;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The methods that count anew, and the one that reads a count. */
final class MaterializedCode {

    private static final String INDENT = "            ";
    private static final Set<String> TAKEN = Set.of("statement", "at", "day");

    private final JavaSource source;
    private final EntityCode entity;
    private final Materialized model;
    private final Counts counts;
    private final StatementTexts texts;

    MaterializedCode(JavaSource source, EntityCode entity, Materialized model, Counts counts, StatementTexts texts) {
        this.source = source;
        this.entity = entity;
        this.model = model;
        this.counts = counts;
        this.texts = texts;
    }

    void write() {
        Property leading = property(counts.leading().column());
        refresh("", false, "Counts the rows of {@code " + model.source() + "} anew.");
        refresh("By" + capitalized(leading.name()), true,
                "Counts anew those rows of {@code " + model.source() + "} that have this value.");
        countOf();
    }

    private Property property(String column) {
        return entity.properties(List.of(column)).get(0);
    }

    private static String capitalized(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    private static String parameter(Property property) {
        return TAKEN.contains(property.name()) ? property.name() + "Value" : property.name();
    }

    private void refresh(String suffix, boolean one, String what) {
        Property leading = property(counts.leading().column());
        String constant = "REFRESH" + (one ? "_BY_" + EntityCode.constant(leading) : "");
        String type = source.use(Recount.class);
        source.line();
        source.line("    private static final " + type + " " + constant + " = " + type + ".of(");
        source.line(INDENT + literal(texts.of(counts.recount(one)), INDENT) + ",");
        source.line(INDENT + literal(texts.of(counts.prune(one)), INDENT) + ")" + calculated() + ";");
        source.line();
        source.line("    /** " + what + " */");
        if (!one) {
            source.line("    public void refresh() {");
            source.line("        refresh(" + constant + ", Given.NOTHING);");
        } else {
            String name = parameter(leading);
            source.line("    public void refresh" + suffix + "(" + entity.type(leading) + " " + name + ") {");
            source.line("        refresh(" + constant + ", (statement, at) -> {");
            bind(leading, 0, name);
            source.line(INDENT + "return at + 1;");
            source.line("        });");
        }
        source.line("    }");
    }

    private String calculated() {
        return model.calculatedAt().map(column -> {
            Property property = property(column);
            return ".calculated(" + source.use(Stamp.class)
                    + (Codec.of(property.model().javaType()).isLocal() ? ".local(" : ".instant(")
                    + entity.fsp(property) + "))";
        }).orElse("");
    }

    private void countOf() {
        List<Property> groups = model.groups().stream().map(group -> property(group.column())).toList();
        List<String> parameters = new ArrayList<>();
        groups.forEach(group -> parameters.add(entity.type(group) + " " + parameter(group)));
        parameters.add(source.use(LocalDate.class) + " day");
        source.line();
        source.line("    private static final String COUNT_OF =");
        source.line(INDENT + literal(texts.of(counts.count()), INDENT) + ";");
        source.line();
        source.line("    /** The count of the period in which a day lies; 0 where there is none. */");
        source.call("    ", "public long countOf(", parameters, ") {");
        source.line("        return number(COUNT_OF, (statement, at) -> {");
        for (int at = 0; at < groups.size(); at++) {
            bind(groups.get(at), at, parameter(groups.get(at)));
        }
        bind(property(model.start()), groups.size(), firstDay());
        source.line(INDENT + "return at + " + (groups.size() + 1) + ";");
        source.line("        });");
        source.line("    }");
    }

    private void bind(Property property, int at, String value) {
        source.line(INDENT + entity.bind(property, RepositoryCode.offset(at), value) + ";");
    }

    private String firstDay() {
        return switch (model.window()) {
            case DAY -> "day";
            case WEEK -> "day.with(" + source.use(TemporalAdjusters.class) + ".previousOrSame("
                    + source.use(DayOfWeek.class) + ".MONDAY))";
            case MONTH -> "day.withDayOfMonth(1)";
        };
    }
}
