package dev.tenure.verify.exercise;

import dev.tenure.schema.Column;
import dev.tenure.schema.Entity;
import dev.tenure.schema.Schema;
import dev.tenure.schema.Table;
import dev.tenure.verify.Verifier;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/** That a reference to one of several tables can hold each of them, and that one which leads nowhere is told. */
final class PolymorphicChecks {

    /** What verify says of a reference that leads nowhere. */
    private static final String ORPHAN = "TEN253";

    private final Trial trial;
    private final Schema schema;
    private final Table table;
    private final Entity.Polymorphic reference;

    PolymorphicChecks(Trial trial, Schema schema, Table table, Entity.Polymorphic reference) {
        this.trial = trial;
        this.schema = schema;
        this.table = table;
        this.reference = reference;
    }

    void canReferTo(String type) throws SQLException {
        Entity.Target target = reference.targets().stream()
                .filter(one -> one.type().equals(type))
                .findFirst().orElseThrow(() -> Stand.missing("target", type));
        Row row = referring(target);
        trial.takes(row, "a row of " + table.name() + " that refers to a row of " + target.table(), columns());
        List<String> expected = List.of(
                row.value(reference.typeColumn()).toString(), row.value(reference.idColumn()).toString());
        List<String> found = trial.read(row, List.of(reference.typeColumn(), reference.idColumn()));
        if (!found.equals(expected)) {
            throw new Refutation("A reference of " + table.name() + " to a row of " + target.table()
                    + " was written as " + expected + " and is read as " + found + ".", columns());
        }
    }

    void orphansAreTold() throws SQLException {
        Entity.Target target = reference.targets().get(0);
        Row row = referring(target);
        trial.takes(row, "a row of " + table.name() + " that refers to a row of " + target.table(), columns());
        if (orphans() != 0) {
            throw new Refutation("Rows of " + table.name() + " refer by " + reference.property()
                    + " to rows that do not exist.",
                    "\"tenure verify\" names them; delete them or let them refer to rows that exist.");
        }
        Table targets = schema.table(target.table()).orElseThrow();
        Column id = targets.column(targets.primaryKey().get(0)).orElseThrow();
        String unknown = SampleValues.of(targets, id, TenantChecks.UNKNOWN).toString();
        trial.takes(referring(target).with(reference.idColumn(), unknown),
                "a reference that leads nowhere, which no key can refuse", columns());
        if (orphans() == 0) {
            throw new Refutation("A row of " + table.name() + " was made to refer by " + reference.property()
                    + " to a row that does not exist, and verify does not tell.",
                    columns() + " Look for a trigger that changes what is written.");
        }
    }

    private long orphans() throws SQLException {
        List<String> about = Stream.concat(
                Stream.of(table.name()), reference.targets().stream().map(Entity.Target::table)).toList();
        Schema part = new Schema(schema.name(), schema.tenant(), schema.migrations(),
                schema.tables().stream().filter(one -> about.contains(one.name())).toList());
        return Verifier.verify(trial.connection(), part).findings().stream()
                .filter(finding -> finding.code().equals(ORPHAN)
                        && finding.subject().label().equals(table.name() + "." + reference.property()))
                .count();
    }

    private Row referring(Entity.Target target) {
        TenantRows tenant = trial.tenant(1);
        Table targets = schema.table(target.table()).orElseThrow();
        Row there = tenant.isTenant(targets) ? tenant.tenant() : trial.insert(tenant, targets);
        return trial.draft(tenant, table).with(TenantRows.reference(table, reference, target, there));
    }

    private String columns() {
        return "Let " + reference.typeColumn() + " hold the name and " + reference.idColumn()
                + " the id of every target, as the entity declares them.";
    }
}
