package dev.tenure.mysql;

import dev.tenure.schema.ForeignKey;
import dev.tenure.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/** Which tables of a database refer to which: locks on one reach the other. */
public record ForeignKeyLinks(List<Link> links) {

    /**
     * One foreign key.
     *
     * @param cascades whether rows of the child change with those of the parent
     */
    public record Link(String name, String child, String parent, boolean cascades) {
        private boolean isOwn() {
            return child.equalsIgnoreCase(parent);
        }
    }

    private static final String READ =
            "SELECT CONSTRAINT_NAME, TABLE_NAME, REFERENCED_TABLE_NAME,"
                    + " UPDATE_RULE IN ('CASCADE', 'SET NULL') OR DELETE_RULE IN ('CASCADE', 'SET NULL')"
                    + " FROM information_schema.REFERENTIAL_CONSTRAINTS"
                    + " WHERE CONSTRAINT_SCHEMA = DATABASE() AND UNIQUE_CONSTRAINT_SCHEMA = DATABASE()";

    public ForeignKeyLinks {
        links = List.copyOf(links);
    }

    /** Those of a model. */
    public static ForeignKeyLinks of(Schema schema) {
        return new ForeignKeyLinks(schema.tables().stream()
                .flatMap(table -> table.foreignKeys().stream().map(key -> new Link(
                        key.name(), table.name(), key.referencedTable(),
                        changes(key.onUpdate()) || changes(key.onDelete()))))
                .toList());
    }

    private static boolean changes(ForeignKey.Action action) {
        return action == ForeignKey.Action.CASCADE || action == ForeignKey.Action.SET_NULL;
    }

    /** Those that are in the connection's database. */
    public static ForeignKeyLinks read(Connection connection) throws SQLException {
        return new ForeignKeyLinks(Jdbc.list(connection, READ,
                row -> new Link(row.getString(1), row.getString(2), row.getString(3), row.getBoolean(4))));
    }

    /** These and others. */
    public ForeignKeyLinks and(ForeignKeyLinks others) {
        return new ForeignKeyLinks(Stream.concat(links.stream(), others.links.stream()).distinct().toList());
    }

    /** The foreign keys of a table that refer to others. */
    Stream<Link> from(String child) {
        return links.stream().filter(link -> link.child().equalsIgnoreCase(child) && !link.isOwn());
    }

    /** The foreign keys of others that refer to a table. */
    Stream<Link> to(String parent) {
        return links.stream().filter(link -> link.parent().equalsIgnoreCase(parent) && !link.isOwn());
    }
}
