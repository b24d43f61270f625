package dev.tenure.deploy.report;

import dev.tenure.schema.Column;
import dev.tenure.schema.ForeignKey;
import dev.tenure.schema.Names;
import dev.tenure.schema.Schema;
import dev.tenure.schema.Table;
import dev.tenure.schema.Tenant;
import dev.tenure.schema.TypeWords;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The tables of a schema and what refers to what, as SVG: those that nothing is needed for on the left, each further one
 * to the right of what it refers to. The ways from a table to its tenant are marked.
 */
final class Diagram {

    private static final int WIDTH = 300;
    private static final int LINE = 18;
    private static final int HEAD = 28;
    private static final int APART = 90;
    private static final int BETWEEN = 24;
    private static final int MARGIN = 12;
    private static final int LETTERS = 34;

    /** Where a table stands. */
    private record Box(Table table, int x, int y, List<Column> shown) {
        int height() {
            return HEAD + LINE * shown.size() + 8;
        }

        int bottom() {
            return y + height();
        }

        /** The middle of a column's line; of the head for one that is not shown. */
        int lineOf(String column) {
            for (int at = 0; at < shown.size(); at++) {
                if (shown.get(at).name().equalsIgnoreCase(column)) {
                    return y + HEAD + LINE * at + LINE / 2;
                }
            }
            return y + HEAD / 2;
        }
    }

    private final Schema schema;
    private final Map<String, Box> boxes = new LinkedHashMap<>();
    private int width;
    private int height;

    private Diagram(Schema schema) {
        this.schema = schema;
        place();
    }

    static String of(Schema schema) {
        return new Diagram(schema).draw();
    }

    private void place() {
        Map<Integer, List<Table>> levels = new LinkedHashMap<>();
        Map<String, Integer> known = new HashMap<>();
        for (Table table : schema.tables()) {
            levels.computeIfAbsent(level(table, known, new ArrayList<>()), at -> new ArrayList<>()).add(table);
        }
        levels.keySet().stream().sorted().forEach(level -> {
            int x = MARGIN + level * (WIDTH + APART);
            int y = MARGIN;
            for (Table table : levels.get(level)) {
                Box box = new Box(table, x, y, shown(table));
                boxes.put(Names.folded(table.name()), box);
                y = box.bottom() + BETWEEN;
                width = Math.max(width, x + WIDTH + MARGIN + APART / 3);
                height = Math.max(height, box.bottom() + MARGIN);
            }
        });
    }

    /** One more than the greatest of those that it refers to; what refers back in a circle counts as nothing. */
    private int level(Table table, Map<String, Integer> known, List<String> way) {
        String name = Names.folded(table.name());
        if (known.containsKey(name) || way.contains(name)) {
            return known.getOrDefault(name, -1);
        }
        way.add(name);
        int level = 0;
        for (ForeignKey key : table.foreignKeys()) {
            Optional<Table> parent = schema.table(key.referencedTable());
            if (parent.isPresent()) {
                level = Math.max(level, level(parent.get(), known, way) + 1);
            }
        }
        way.remove(name);
        known.put(name, level);
        return level;
    }

    /** What tells rows apart and whose they are, and what refers to others. */
    private static List<Column> shown(Table table) {
        return table.columns().stream()
                .filter(column -> Names.contains(table.primaryKey(), column.name())
                        || table.tenantColumn().filter(column.name()::equalsIgnoreCase).isPresent()
                        || table.foreignKeys().stream().anyMatch(key -> Names.contains(key.columns(), column.name()))
                        || table.entity().stream().flatMap(entity -> entity.polymorphics().stream())
                                .anyMatch(reference -> reference.typeColumn().equals(column.name())
                                        || reference.idColumn().equals(column.name())))
                .toList();
    }

    private String draw() {
        StringBuilder svg = new StringBuilder();
        svg.append(String.format(Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" style=\"min-width:%dpx\" role=\"img\""
                        + " aria-label=\"Tables and their references\">%n",
                width, height, Math.min(width, 1100)));
        boxes.values().forEach(box -> box.table().foreignKeys().forEach(key -> edge(box, key, svg)));
        boxes.values().forEach(box -> box(box, svg));
        return svg.append("</svg>\n").toString();
    }

    private void edge(Box child, ForeignKey key, StringBuilder svg) {
        Box parent = boxes.get(Names.folded(key.referencedTable()));
        if (parent == null) {
            return;
        }
        int from = child.lineOf(key.columns().get(key.columns().size() - 1));
        int to = parent.lineOf(key.referencedColumns().get(key.referencedColumns().size() - 1));
        int right = parent.x() + WIDTH;
        String path = child.x() > parent.x()
                ? String.format(Locale.ROOT, "M%d %d C%d %d %d %d %d %d", child.x(), from,
                        child.x() - APART / 2, from, right + APART / 2, to, right, to)
                : String.format(Locale.ROOT, "M%d %d C%d %d %d %d %d %d", child.x() + WIDTH, from,
                        child.x() + WIDTH + APART / 2, from, right + APART / 2, to, right, to);
        svg.append("<path class=\"").append(isTenantWay(key) ? "edge tenant" : "edge").append("\" d=\"").append(path)
                .append("\"><title>").append(Markup.text(child.table().name() + "." + key.name() + ": "
                        + String.join(", ", key.columns()) + " → " + key.referencedTable() + ", on delete "
                        + key.onDelete().name().toLowerCase(Locale.ROOT).replace('_', ' ')))
                .append("</title></path>\n");
    }

    private boolean isTenantWay(ForeignKey key) {
        return schema.tenant().filter(tenant -> key.referencedTable().equalsIgnoreCase(tenant.table())).isPresent();
    }

    private void box(Box box, StringBuilder svg) {
        Table table = box.table();
        boolean tenant = schema.tenant().map(Tenant::table).filter(table.name()::equalsIgnoreCase).isPresent();
        String kind = tenant ? "box root" : table.role() == Table.Role.EXISTING ? "box existing" : "box";
        svg.append(String.format(Locale.ROOT, "<g class=\"%s\"><rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"6\"/>",
                kind, box.x(), box.y(), WIDTH, box.height()));
        text(svg, "name", box.x() + 10, box.y() + 19, table.name(), LETTERS - 4);
        for (int at = 0; at < box.shown().size(); at++) {
            Column column = box.shown().get(at);
            int y = box.y() + HEAD + LINE * at + 13;
            boolean key = Names.contains(table.primaryKey(), column.name());
            boolean whose = table.tenantColumn().filter(column.name()::equalsIgnoreCase).isPresent();
            text(svg, key ? "key" : whose ? "whose" : "column", box.x() + 10, y, column.name(), LETTERS / 2 + 4);
            text(svg, "type", box.x() + WIDTH - 10, y, TypeWords.of(column.type()), LETTERS / 2);
        }
        svg.append("</g>\n");
    }

    private static void text(StringBuilder svg, String kind, int x, int y, String text, int most) {
        svg.append(String.format(Locale.ROOT, "<text class=\"%s\" x=\"%d\" y=\"%d\">", kind, x, y))
                .append(Markup.text(Markup.shortened(text, most)))
                .append("</text>");
    }
}
