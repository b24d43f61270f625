package dev.tenure.deploy.rehearsal;

import dev.tenure.mysql.DatabaseObject;
import dev.tenure.mysql.DatabaseObject.Kind;
import dev.tenure.mysql.DatabaseObjects;
import dev.tenure.mysql.Definitions;
import dev.tenure.mysql.ScratchSql;
import dev.tenure.mysql.ServerErrors;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Makes every object of one database in another, empty one. */
final class StructureClone {

    /**
     * Something that the copy lacks, or has otherwise.
     *
     * @param what what it is, with its name
     * @param name the name alone
     * @param why  why, as the second half of a sentence
     */
    record Missed(Kind kind, String name, String what, String why) {
        private static Missed of(DatabaseObject object, String why) {
            return new Missed(object.kind(), object.name(), object.label(), why);
        }
    }

    /**
     * What came of it.
     *
     * @param copied how many objects of each kind are exactly as in the original
     * @param missed those that are not
     */
    record Result(Map<Kind, Integer> copied, List<Missed> missed) {}

    private final List<DatabaseObject> originals;
    private final Set<String> foreign;
    private final List<Missed> missed = new ArrayList<>();
    private final Connection scratch;

    private StructureClone(List<DatabaseObject> originals, Set<String> foreign, Connection scratch) {
        this.originals = originals;
        this.foreign = foreign;
        this.scratch = scratch;
    }

    /** @param scratch a connection to the empty database, which is good for nothing else afterwards */
    static Result copy(Connection origin, Connection scratch) throws SQLException {
        return copy(DatabaseObjects.read(origin), ScratchSql.databases(origin), scratch);
    }

    /**
     * @param originals what is to be made
     * @param foreign   the databases that nothing may reach for
     */
    static Result copy(List<DatabaseObject> originals, Set<String> foreign, Connection scratch) throws SQLException {
        StructureClone clone = new StructureClone(originals, foreign, scratch);
        clone.make();
        return clone.compare();
    }

    private void make() throws SQLException {
        ScratchSql.prepare(scratch);
        List<DatabaseObject> waiting = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            for (DatabaseObject object : originals) {
                if (object.kind() == kind && isFit(object)) {
                    waiting.add(object.kind() == Kind.TABLE ? withinDatabase(object) : object);
                }
            }
            waiting = kind == Kind.VIEW || kind == Kind.TABLE ? makeInAnyOrder(waiting) : makeEach(waiting);
        }
    }

    /**
     * What would reach out of the scratch database is not made there: it might write to the production. A name that may
     * be a database's or a table's is taken for the database's.
     */
    private boolean isFit(DatabaseObject object) {
        if (object.definition().isEmpty()) {
            missed.add(Missed.of(object, "this account may not see how it is made, or its text cannot be read"));
            return false;
        }
        if (!object.kind().isProgram()) {
            return true;
        }
        if (Definitions.preparesStatements(object.definition())) {
            missed.add(Missed.of(object, "it runs statements that it puts together itself, of which nobody knows what"
                    + " they write to"));
            return false;
        }
        Set<String> others = new TreeSet<>(Definitions.qualifiers(object.definition()));
        others.removeIf(name -> !foreign.contains(name));
        if (!others.isEmpty()) {
            missed.add(Missed.of(object, "it works on another database: " + String.join(", ", others)));
        }
        return others.isEmpty();
    }

    private DatabaseObject withinDatabase(DatabaseObject table) {
        Definitions.foreignReferences(table.definition()).forEach(reference -> missed.add(new Missed(
                Kind.TABLE,
                table.name(),
                "foreign key " + table.name() + "." + reference.key(),
                "it refers to " + reference.parent() + ", which is in another database")));
        return new DatabaseObject(
                table.kind(), table.name(), withoutForeign(table), table.sqlMode());
    }

    private List<DatabaseObject> makeEach(List<DatabaseObject> objects) {
        attempt(objects).forEach(this::miss);
        return new ArrayList<>();
    }

    /** Views build on views, and some tables need others to be there: as long as one more can be made, it goes on. */
    private List<DatabaseObject> makeInAnyOrder(List<DatabaseObject> objects) {
        List<DatabaseObject> left = objects;
        while (true) {
            Map<DatabaseObject, String> refused = attempt(left);
            if (refused.size() == left.size()) {
                refused.forEach(this::miss);
                return new ArrayList<>();
            }
            left = List.copyOf(refused.keySet());
        }
    }

    /** Those that were refused, and why. */
    private Map<DatabaseObject, String> attempt(List<DatabaseObject> objects) {
        Map<DatabaseObject, String> refused = new LinkedHashMap<>();
        for (DatabaseObject object : objects) {
            try {
                ScratchSql.make(scratch, object);
            } catch (SQLException e) {
                if (ServerErrors.isConnectionLost(e)) {
                    throw ServerErrors.explain(e, "copying " + object.label());
                }
                refused.put(object, "the server refuses it: " + e.getMessage());
            }
        }
        return refused;
    }

    private void miss(DatabaseObject object, String why) {
        missed.add(Missed.of(object, why));
    }

    private Result compare() throws SQLException {
        Map<String, DatabaseObject> copies = DatabaseObjects.read(scratch).stream()
                .collect(Collectors.toMap(DatabaseObject::label, Function.identity()));
        Map<Kind, Integer> copied = new EnumMap<>(Kind.class);
        for (DatabaseObject original : originals) {
            DatabaseObject copy = copies.get(original.label());
            if (copy == null) {
                continue;
            }
            String expected = original.kind() == Kind.TABLE ? withoutForeign(original) : original.definition();
            if (expected.equals(copy.definition()) && original.sqlMode().equals(copy.sqlMode())) {
                copied.merge(original.kind(), 1, Integer::sum);
            } else {
                missed.add(Missed.of(original, "the copy reads otherwise: "
                        + Differences.first(expected, copy.definition())));
            }
        }
        return new Result(copied, List.copyOf(missed));
    }

    private static String withoutForeign(DatabaseObject table) {
        return Definitions.withoutForeignReferences(table.definition());
    }
}
