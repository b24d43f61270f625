package dev.tenure.repository;

import dev.tenure.mysql.InList;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Looks whether what rows refer to is the tenant's: before a batch, whose rows cannot each ask for it, and after a
 * statement that refused, to say which reference it was.
 */
final class ReferenceCheck {

    /** What an entity refers to by the reference of a number. */
    @FunctionalInterface
    interface Referred<E> {

        Object by(int number, E entity);
    }

    private final Scope scope;
    private final String table;
    private final List<Reference> references;

    ReferenceCheck(Scope scope, String table, List<Reference> references) {
        this.scope = scope;
        this.table = table;
        this.references = references;
    }

    /** @throws ReferenceException for the first reference to what is not the tenant's */
    <E> void check(Connection connection, List<E> rows, Referred<E> referred) throws SQLException {
        for (int number = 0; number < references.size(); number++) {
            Reference reference = references.get(number);
            List<Set<Object>> ids = ids(reference, number, rows, referred);
            for (int target = 0; target < ids.size(); target++) {
                if (!areAllPresent(connection, reference.present().get(target), List.copyOf(ids.get(target)))) {
                    throw ReferenceException.missing(table, reference.property(), reference.target(target), null);
                }
            }
        }
    }

    /** What the rows refer to, for each target. */
    private static <E> List<Set<Object>> ids(Reference reference, int number, List<E> rows, Referred<E> referred) {
        List<Set<Object>> ids = reference.present().stream()
                .<Set<Object>>map(target -> new LinkedHashSet<>())
                .toList();
        Object last = null;
        for (E row : rows) {
            Object value = referred.by(number, row);
            // rows of a batch often refer to the same, one after the other
            if (value != null && !value.equals(last)) {
                ids.get(reference.level(value)).add(reference.id(value));
                last = value;
            }
        }
        return ids;
    }

    private boolean areAllPresent(Connection connection, InList sql, List<Object> ids) throws SQLException {
        for (int from = 0; from < ids.size(); from += InList.longest()) {
            List<Object> some = ids.subList(from, Math.min(ids.size(), from + InList.longest()));
            int found = count(connection, sql, some);
            // two texts that the column's collation takes for one are found as one row
            boolean present = found == some.size()
                    || some.size() > 1 && areEachPresent(connection, sql, some);
            if (!present) {
                return false;
            }
        }
        return true;
    }

    private boolean areEachPresent(Connection connection, InList sql, List<Object> ids) throws SQLException {
        for (Object id : ids) {
            if (count(connection, sql, List.of(id)) == 0) {
                return false;
            }
        }
        return true;
    }

    private int count(Connection connection, InList sql, List<Object> ids) throws SQLException {
        int size = InList.size(ids.size());
        try (PreparedStatement statement = connection.prepareStatement(sql.text(size))) {
            int at = scope.bind(statement, 1);
            for (int i = 0; i < size; i++) {
                statement.setObject(at + i, ids.get(Math.min(i, ids.size() - 1)));
            }
            int found = 0;
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found++;
                }
            }
            return found;
        }
    }
}
