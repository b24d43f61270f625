package dev.tenure.schema;

/**
 * What a finding is about: a place in the model which the compiler can turn into a place in the source.
 *
 * @param kind   what sort of thing
 * @param table  its table; {@code ""} for the schema itself
 * @param name   the name of the column, key, check or polymorphic property; {@code ""} for a table or the schema
 * @param aspect which of its attributes, in the words of the annotations ({@code name}, {@code columns},
 *               {@code onDelete}, {@code type}, {@code default}, {@code targets} …); {@code ""} for the thing as a whole
 */
public record Subject(Kind kind, String table, String name, String aspect) {

    public enum Kind {
        SCHEMA, TABLE, PRIMARY_KEY, COLUMN, INDEX, FOREIGN_KEY, CHECK, TRIGGER, POLYMORPHIC, MATERIALIZED
    }

    public static Subject schema(String aspect) {
        return new Subject(Kind.SCHEMA, "", "", aspect);
    }

    public static Subject table(Table table, String aspect) {
        return new Subject(Kind.TABLE, table.name(), "", aspect);
    }

    public static Subject primaryKey(Table table) {
        return new Subject(Kind.PRIMARY_KEY, table.name(), "", "");
    }

    public static Subject column(Table table, String column, String aspect) {
        return new Subject(Kind.COLUMN, table.name(), column, aspect);
    }

    public static Subject index(Table table, Index index, String aspect) {
        return new Subject(Kind.INDEX, table.name(), index.name(), aspect);
    }

    public static Subject foreignKey(Table table, ForeignKey key, String aspect) {
        return new Subject(Kind.FOREIGN_KEY, table.name(), key.name(), aspect);
    }

    public static Subject check(Table table, Check check, String aspect) {
        return new Subject(Kind.CHECK, table.name(), check.name(), aspect);
    }

    public static Subject trigger(Table table, Trigger trigger) {
        return new Subject(Kind.TRIGGER, table.name(), trigger.name(), "");
    }

    public static Subject polymorphic(Table table, Entity.Polymorphic reference, String aspect) {
        return new Subject(Kind.POLYMORPHIC, table.name(), reference.property(), aspect);
    }

    /** @param counts what is materialized in the table */
    public static Subject materialized(Table table, Materialized counts, String aspect) {
        return new Subject(Kind.MATERIALIZED, table.name(), counts.count(), aspect);
    }

    /** The thing as a whole. */
    public Subject whole() {
        return new Subject(kind, table, name, "");
    }

    /** {@code table}, {@code table.column} or {@code table: key}: how messages name it. */
    public String label() {
        return switch (kind) {
            case SCHEMA -> "schema";
            case TABLE -> table;
            case PRIMARY_KEY -> table + ".PRIMARY";
            default -> table + "." + name;
        };
    }
}
