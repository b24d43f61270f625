package dev.tenure.repository;

import dev.tenure.annotation.EntityRef;
import dev.tenure.mysql.InList;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;

/**
 * A reference that has to stay within the tenant.
 *
 * @param property the field that refers
 * @param target   the entity referred to, {@code ""} for a polymorphic one
 * @param targets  the entities referred to by a polymorphic one, else {@code null}
 * @param optional whether it may be empty
 * @param present  which of a list of ids are there, for each target
 */
record Reference(String property, String target, Targets targets, boolean optional, List<InList> present) {

    /** Sets what a statement's condition on the reference asks for, and gives the place of the next parameter. */
    int bind(PreparedStatement statement, int at, Object value, Scope scope) throws SQLException {
        if (targets != null) {
            return targets.bindCheck(statement, at, (EntityRef) value, scope);
        }
        int next = at;
        if (optional) {
            bind(statement, next++, value);
        }
        next = scope.bind(statement, next);
        bind(statement, next, value);
        return next + 1;
    }

    private static void bind(PreparedStatement statement, int at, Object id) throws SQLException {
        if (id == null) {
            statement.setNull(at, Types.VARCHAR);
        } else if (id instanceof Number number) {
            statement.setLong(at, number.longValue());
        } else {
            statement.setString(at, id.toString());
        }
    }

    /** Which target is referred to. */
    int level(Object value) {
        return targets == null ? 0 : targets.level((EntityRef) value);
    }

    /** The id of what is referred to, as the target's own column takes it. */
    Object id(Object value) {
        if (targets != null) {
            return targets.id((EntityRef) value);
        }
        return value instanceof Number ? value : value.toString();
    }

    /** What a failure names as the target of this number. */
    String target(int number) {
        return targets == null ? target : targets.name(number);
    }
}
