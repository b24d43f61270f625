package dev.tenure.mysql;

import dev.tenure.schema.ColumnType;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The primary key of a table, by which its rows are gone through in order. A place in that order is a list of literals,
 * one for each column.
 */
public record BatchKey(String table, List<Part> parts) {

    /**
     * One column.
     *
     * @param type its type without length: {@code bigint}, {@code varchar}
     */
    public record Part(String column, String type) {
        private String name() {
            return Identifiers.quote(column);
        }
    }

    /** How values of a type are asked for, and how they are written as literals that compare as the column does. */
    private enum Form {
        NUMBER("CAST(%s AS CHAR)", "%s"),
        TEXT("%s", null),
        /** Text to the client, and no text to the server. */
        WRITTEN("CAST(%s AS CHAR)", null),
        BYTES("HEX(%s)", "x'%s'");

        private final String asked;
        private final String literal;

        Form(String asked, String literal) {
            this.asked = asked;
            this.literal = literal;
        }

        private String literal(String value) {
            return literal == null ? Identifiers.literal(value) : literal.formatted(value);
        }
    }

    /** Not among them: what orders itself otherwise than its literals, or differently in another session. */
    private static final Map<String, Form> FORMS = Map.ofEntries(
            Map.entry("tinyint", Form.NUMBER), Map.entry("smallint", Form.NUMBER),
            Map.entry("mediumint", Form.NUMBER), Map.entry("int", Form.NUMBER), Map.entry("bigint", Form.NUMBER),
            Map.entry("decimal", Form.NUMBER), Map.entry("year", Form.NUMBER),
            Map.entry("char", Form.TEXT), Map.entry("varchar", Form.TEXT),
            Map.entry("binary", Form.BYTES), Map.entry("varbinary", Form.BYTES),
            Map.entry("date", Form.WRITTEN), Map.entry("datetime", Form.WRITTEN), Map.entry("time", Form.WRITTEN),
            Map.entry("uuid", Form.WRITTEN));

    private static final String READ =
            "SELECT s.COLUMN_NAME, c.DATA_TYPE FROM information_schema.STATISTICS s JOIN information_schema.COLUMNS c"
                    + " USING (TABLE_SCHEMA, TABLE_NAME, COLUMN_NAME) WHERE TABLE_SCHEMA = DATABASE()"
                    + " AND TABLE_NAME = ? AND s.INDEX_NAME = 'PRIMARY' ORDER BY s.SEQ_IN_INDEX";

    public BatchKey {
        parts = List.copyOf(parts);
    }

    /** Whether rows can be gone through in the order of a column of this type. */
    public static boolean canHave(ColumnType type) {
        return FORMS.containsKey(SqlTypes.text(type).split("\\W", 2)[0].toLowerCase(Locale.ROOT));
    }

    /** The primary key of a table; without parts where it has none, or is not there. */
    public static BatchKey of(Connection connection, String table) throws SQLException {
        return new BatchKey(table, Jdbc.list(connection, READ,
                row -> new Part(row.getString(1), row.getString(2).toLowerCase()), table));
    }

    public List<String> columns() {
        return parts.stream().map(Part::column).toList();
    }

    /** A column whose order cannot be followed from one session to the next; empty where all can. */
    public Optional<Part> unordered() {
        return parts.stream().filter(part -> !FORMS.containsKey(part.type())).findFirst();
    }

    /** The place of the row that is {@code rows} behind {@code from}; empty where there are fewer. */
    Optional<List<String>> ahead(Connection connection, Optional<List<String>> from, int rows) throws SQLException {
        return place(connection, from, "", " LIMIT 1 OFFSET " + (rows - 1));
    }

    /** The place of the last row; empty where there is none behind {@code from}. */
    Optional<List<String>> last(Connection connection, Optional<List<String>> from) throws SQLException {
        return place(connection, from, " DESC", " LIMIT 1");
    }

    private Optional<List<String>> place(
            Connection connection, Optional<List<String>> from, String direction, String limit) throws SQLException {
        String asked = parts.stream()
                .map(part -> FORMS.get(part.type()).asked.formatted(part.name()))
                .collect(Collectors.joining(", "));
        String order = parts.stream().map(part -> part.name() + direction).collect(Collectors.joining(", "));
        return Jdbc.one(
                connection,
                "SELECT " + asked + " FROM " + Identifiers.quote(table) + " FORCE INDEX (PRIMARY)"
                        + from.map(place -> " WHERE " + behind(place)).orElse("") + " ORDER BY " + order + limit,
                row -> {
                    List<String> literals = new ArrayList<>();
                    for (Part part : parts) {
                        literals.add(FORMS.get(part.type()).literal(row.getString(literals.size() + 1)));
                    }
                    return literals;
                });
    }

    /** The condition that a row comes behind a place. */
    String behind(List<String> place) {
        return compare(place, ">", ">");
    }

    /** The condition that a row comes before a place, or stands there. */
    String upTo(List<String> place) {
        return compare(place, "<", "<=");
    }

    /** Column by column: the servers find no range in a comparison of whole rows. */
    private String compare(List<String> place, String strict, String last) {
        int end = parts.size() - 1;
        String condition = parts.get(end).name() + " " + last + " " + place.get(end);
        for (int i = end - 1; i >= 0; i--) {
            String name = parts.get(i).name();
            condition = name + " " + strict + "= " + place.get(i) + " AND (" + name + " " + strict + " " + place.get(i)
                    + " OR " + condition + ")";
        }
        return condition;
    }

    /** A place as the journal keeps it. */
    public static String text(List<String> place) {
        return String.join(", ", place);
    }

    /** What {@link #text} made of a place. */
    public static List<String> place(String text) {
        SqlLexer lexer = new SqlLexer(text);
        List<Integer> cuts = new ArrayList<>(List.of(-1));
        for (var token = lexer.next(); token.isPresent(); token = lexer.next()) {
            if (token.get().kind() == SqlLexer.Kind.OTHER && text.charAt(token.get().start()) == ',') {
                cuts.add(token.get().start());
            }
        }
        cuts.add(text.length());
        return IntStream.range(1, cuts.size())
                .mapToObj(i -> text.substring(cuts.get(i - 1) + 1, cuts.get(i)).strip())
                .toList();
    }
}
