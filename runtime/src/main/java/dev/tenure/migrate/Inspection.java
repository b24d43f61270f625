package dev.tenure.migrate;

import dev.tenure.mysql.Effect;
import dev.tenure.mysql.Expressions;
import dev.tenure.mysql.ForeignKeyLinks;
import dev.tenure.mysql.Introspection;
import dev.tenure.mysql.LockForecast;
import dev.tenure.mysql.TableFacts;
import dev.tenure.mysql.TableLock;
import dev.tenure.mysql.TableSize;
import dev.tenure.schema.Finding;
import dev.tenure.schema.Schema;
import dev.tenure.schema.Subject;
import dev.tenure.schema.Table;
import dev.tenure.schema.Trigger;
import dev.tenure.schema.diff.Comparison;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the plans ask of the live database, against the model. */
final class Inspection {

    private final MigrationSession session;
    private final Schema schema;
    private Optional<ForeignKeyLinks> links = Optional.empty();

    Inspection(MigrationSession session, Schema schema) {
        this.session = session;
        this.schema = schema;
    }

    /** Those of the tables that are there. */
    Set<String> existing(Collection<String> tables) throws SQLException {
        return TableFacts.existing(session.connection(), tables);
    }

    /** Those of the triggers that are there, and their tables. */
    Map<String, String> triggers(Collection<String> names) throws SQLException {
        return TableFacts.triggers(session.connection(), names);
    }

    /** What {@link TableFacts#fingerprint} says. */
    Optional<String> fingerprint(String table) throws SQLException {
        return TableFacts.fingerprint(session.connection(), table);
    }

    List<String> columns(String table) throws SQLException {
        return TableFacts.columns(session.connection(), table);
    }

    long rows(String table) throws SQLException {
        return TableFacts.rows(session.connection(), table);
    }

    /** How many rows have a value in a column. */
    long values(String table, String column) throws SQLException {
        return TableFacts.values(session.connection(), table, column);
    }

    List<TableFacts.Reference> referring(Collection<String> parents) throws SQLException {
        return TableFacts.referring(session.connection(), parents);
    }

    List<TableLock> locks(Script.Statement statement) throws SQLException {
        List<TableLock> locks = new ArrayList<>();
        for (TableLock lock : LockForecast.of(
                statement.sql(), statement.effect(), schema, links(statement), session.start().server())) {
            boolean lasts = lock.mode() == TableLock.Mode.SHARED;
            locks.add(lasts ? lock.withSize(TableSize.of(session.connection(), lock.table())) : lock);
        }
        return locks;
    }

    /** Asked for once, and not for what makes a table: that says itself what it refers to. */
    private ForeignKeyLinks links(Script.Statement statement) throws SQLException {
        if (statement.effect() instanceof Effect.CreateTable) {
            return ForeignKeyLinks.of(schema);
        }
        if (links.isEmpty()) {
            links = Optional.of(ForeignKeyLinks.read(session.connection()).and(ForeignKeyLinks.of(schema)));
        }
        return links.get();
    }

    /** In what a trigger that is there differs from the model; empty where the model does not know it. */
    Optional<List<Finding>> differences(String table, String trigger) throws SQLException {
        Optional<Trigger> model = schema.table(table).flatMap(known -> known.trigger(trigger));
        return model.isEmpty() ? Optional.empty() : differences(table).map(all -> all.stream()
                .filter(finding -> finding.subject().kind() == Subject.Kind.TRIGGER
                        && finding.subject().name().equals(model.get().name()))
                .toList());
    }

    /** In what a table that is there differs from the model; empty where the model does not know it. */
    Optional<List<Finding>> differences(String name) throws SQLException {
        Optional<Table> model = schema.table(name).filter(table -> table.role() == Table.Role.OWNED);
        if (model.isEmpty()) {
            return Optional.empty();
        }
        Schema live = Introspection.read(session.connection(), List.of(name));
        Schema expected = new Schema(schema.name(), schema.tenant(), schema.migrations(), List.of(model.get()));
        return Optional.of(Comparison.schemas(Expressions.canonical(expected), live));
    }
}
