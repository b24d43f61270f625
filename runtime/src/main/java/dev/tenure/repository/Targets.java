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
 * levels.
 */
public final class Targets {

    /** What ids are made of. */
    public enum Ids { NUMBERS, TEXTS }

    private record Target(Class<?> type, String name, Ids ids, boolean shared) {}

    private final String table;
    private final String property;
    private final Ids column;
    private final Target[] targets;
    private final boolean someShared;

    private Targets(String table, String property, Ids column, Target... targets) {
        this.table = table;
        this.property = property;
        this.column = column;
        this.targets = targets;
        this.someShared = Arrays.stream(targets).anyMatch(Target::shared);
    }

    /** @param column what the column of the id is made for */
    public static Targets of(String table, String property, Ids column) {
        return new Targets(table, property, column);
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
        return new Targets(table, property, column, more);
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
        int next = at + 1;
        // asked before the loop: after each call of the driver a JVM would look again
        Target[] all = targets;
        boolean shared = someShared;
        boolean numbered = scope.isNumber();
        long tenant = scope.number();
        for (int each = 0; each < all.length; each++) {
            if (!shared || !all[each].shared()) {
                if (numbered) {
                    statement.setLong(next++, tenant);
                } else {
                    next = scope.bind(statement, next);
                }
            }
            if (each == level) {
                bindId(statement, next++, reference, all[each].ids());
            } else {
                statement.setNull(next++, Types.VARCHAR);
            }
        }
        return next;
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

    /** Sets a row of type and id for each target, those that the chain leaves out to NULL, and then all types. */
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
