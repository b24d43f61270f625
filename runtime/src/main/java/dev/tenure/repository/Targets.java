package dev.tenure.repository;

import dev.tenure.annotation.EntityRef;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Arrays;
import java.util.List;

/**
 * The entities that a polymorphic reference can refer to, from the most general to the most specific where they are
 * levels: a constant of its repository, and a record for what {@link TableSql} says of these.
 *
 * @param column     what the column of the id is made for
 * @param targets    an array, since lists are slower where a JVM does not see that this one is a constant
 * @param someShared whether some of them are of no tenant
 */
public record Targets(String table, String property, Ids column, Target[] targets, boolean someShared) {

    /** What ids are made of. */
    public enum Ids { NUMBERS, TEXTS }

    /**
     * An entity that can be referred to.
     *
     * @param name   what the column of the type holds for it
     * @param ids    what its own id is made of
     * @param shared whether its rows are of no tenant
     */
    record Target(Class<?> type, String name, Ids ids, boolean shared) {}

    /** @param column what the column of the id is made for */
    public static Targets of(String table, String property, Ids column) {
        return new Targets(table, property, column, new Target[0], false);
    }

    /**
     * Adds a target.
     *
     * @param name what the column of the type holds for it
     * @param ids  what its own id is made of
     */
    public Targets with(Class<?> type, String name, Ids ids) {
        return with(new Target(type, name, ids, false));
    }

    /** Adds a target whose rows are of no tenant. */
    public Targets withShared(Class<?> type, String name, Ids ids) {
        return with(new Target(type, name, ids, true));
    }

    private Targets with(Target target) {
        Target[] more = Arrays.copyOf(targets, targets.length + 1);
        more[targets.length] = target;
        return new Targets(table, property, column, more, someShared || target.shared());
    }

    /** The reference in two columns of a row; {@code null} where they hold none. */
    public EntityRef read(ResultSet row, int at) throws SQLException {
        String name = row.getString(at);
        String id = row.getString(at + 1);
        if (name == null || id == null) {
            return null;
        }
        for (Target target : targets) {
            if (target.name().equals(name)) {
                return new EntityRef(target.type(), id);
            }
        }
        throw new IllegalStateException(property + " of " + table + " refers to \"" + name + "\", which is no target");
    }

    /** Sets type and id. */
    public void bind(PreparedStatement statement, int at, EntityRef reference) throws SQLException {
        bind(statement, at, reference, reference == null ? -1 : level(reference));
    }

    private void bind(PreparedStatement statement, int at, EntityRef reference, int level) throws SQLException {
        if (reference == null) {
            statement.setNull(at, Types.VARCHAR);
            statement.setNull(at + 1, column == Ids.NUMBERS ? Types.BIGINT : Types.VARCHAR);
        } else {
            statement.setString(at, targets[level].name());
            bindId(statement, at + 1, reference, column);
        }
    }

    /**
     * Sets what a condition on the reference asks for: which target, and for each target the id, if it is that one, and
     * the tenant.
     */
    int bindCheck(PreparedStatement statement, int at, EntityRef reference, Scope scope) throws SQLException {
        int level = reference == null ? -1 : level(reference);
        statement.setInt(at, level);
        return !someShared && scope.isNumber()
                ? bindCheck(statement, at + 1, reference, level, scope.number())
                : bindCheck(statement, at + 1, reference, level, scope);
    }

    /** As below for what is most usual: in a loop a JVM would decide anew after each call of the driver. */
    private int bindCheck(PreparedStatement statement, int at, EntityRef reference, int level, long tenant)
            throws SQLException {
        for (int each = 0; each < targets.length; each++) {
            statement.setLong(at + 2 * each, tenant);
            bindCheckedId(statement, at + 2 * each + 1, reference, level, each);
        }
        return at + 2 * targets.length;
    }

    private int bindCheck(PreparedStatement statement, int at, EntityRef reference, int level, Scope scope)
            throws SQLException {
        int next = at;
        for (int each = 0; each < targets.length; each++) {
            next = targets[each].shared() ? next : scope.bind(statement, next);
            bindCheckedId(statement, next++, reference, level, each);
        }
        return next;
    }

    private void bindCheckedId(PreparedStatement statement, int at, EntityRef reference, int level, int each)
            throws SQLException {
        if (each == level) {
            bindId(statement, at, reference, targets[each].ids());
        } else {
            statement.setNull(at, Types.VARCHAR);
        }
    }

    /** The id as the target's own column takes it. */
    Object id(EntityRef reference) {
        return targets[level(reference)].ids() == Ids.NUMBERS
                ? (Object) Long.valueOf(number(reference))
                : reference.id();
    }

    String name(int level) {
        return targets[level].type().getSimpleName();
    }

    /** Which target it is. */
    int level(EntityRef reference) {
        Target[] all = targets;
        Class<?> type = reference.target();
        for (int level = 0; level < all.length; level++) {
            if (all[level].type() == type) {
                return level;
            }
        }
        throw undeclared(reference);
    }

    /** Sets a row of type and id for each target, those that the chain leaves out to NULL. */
    int bindChain(PreparedStatement statement, int at, List<EntityRef> chain) throws SQLException {
        EntityRef[] levels = new EntityRef[targets.length];
        for (EntityRef reference : chain) {
            int level = level(reference);
            if (levels[level] != null) {
                throw new IllegalArgumentException("two references of a chain are of the same level: "
                        + levels[level] + " and " + reference);
            }
            levels[level] = reference;
        }
        for (int level = 0; level < levels.length; level++) {
            bind(statement, at + 2 * level, levels[level], level);
        }
        return at + 2 * levels.length;
    }

    /** Sets the types of all targets in their order. */
    int bindTypes(PreparedStatement statement, int at) throws SQLException {
        for (int level = 0; level < targets.length; level++) {
            statement.setString(at + level, targets[level].name());
        }
        return at + targets.length;
    }

    private void bindId(PreparedStatement statement, int at, EntityRef reference, Ids ids) throws SQLException {
        if (ids == Ids.NUMBERS) {
            statement.setLong(at, number(reference));
        } else {
            statement.setString(at, reference.id());
        }
    }

    /** Servers read "12x" and "012" as 12, so that the text would not be the id that it is taken for. */
    private long number(EntityRef reference) {
        try {
            long number = Long.parseLong(reference.id());
            if (Long.toString(number).equals(reference.id())) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw undeclared(reference);
    }

    private ReferenceException undeclared(EntityRef reference) {
        return ReferenceException.undeclared(
                table, property, reference.target().getSimpleName() + " \"" + reference.id() + "\"");
    }
}
