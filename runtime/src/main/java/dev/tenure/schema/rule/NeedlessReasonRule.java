package dev.tenure.schema.rule;

import dev.tenure.schema.Finding;
import dev.tenure.schema.ForeignKey;
import dev.tenure.schema.Index;
import dev.tenure.schema.Names;
import dev.tenure.schema.Subject;
import dev.tenure.schema.Table;
import java.util.List;
import java.util.stream.Stream;

/** A reason for what is not the case misleads whoever reads it. */
final class NeedlessReasonRule extends TableRule {

    NeedlessReasonRule() {
        super("TEN116");
    }

    @Override
    Stream<Finding> check(Tables tables, Table table) {
        return Stream.concat(
                table.indexes().stream().flatMap(index -> check(table, index)),
                table.foreignKeys().stream().flatMap(key -> check(tables, table, key)));
    }

    private Stream<Finding> check(Tables tables, Table table, ForeignKey key) {
        boolean keeps = tables.named(key.referencedTable())
                .filter(parent -> KeptTenantRule.keepsTenant(new Reference(table, key, parent))).isPresent();
        return keeps || !Reasons.isGiven(key.keepsTenant()) ? Stream.empty() : Stream.of(finding(
                Subject.foreignKey(table, key, "keepsTenant"),
                "The foreign key " + key.name() + " of " + table.name()
                        + " says why it keeps a tenant from being deleted, but it does not.",
                "Take keepsTenant away."));
    }

    private Stream<Finding> check(Table table, Index index) {
        boolean spans = table.tenantColumn()
                .filter(tenant -> !Names.startsWith(index.columns(), List.of(tenant))).isPresent();
        Stream<Finding> acrossTenants = !Reasons.isGiven(index.acrossTenants()) || spans
                ? Stream.empty()
                : Stream.of(finding(
                        Subject.index(table, index, "acrossTenants"),
                        "The key " + index.name() + " of " + table.name()
                                + " says why it spans tenants, but it does not: "
                                + table.tenantColumn()
                                        .map(tenant -> tenant + " leads it.")
                                        .orElse("its table has no tenant column."),
                        "Take acrossTenants away."));
        Stream<Finding> redundant = !Reasons.isGiven(index.redundant())
                || RedundantIndexRule.coveredBy(table, index).isPresent()
                ? Stream.empty()
                : Stream.of(finding(
                        Subject.index(table, index, "redundant"),
                        "The index " + index.name() + " of " + table.name()
                                + " says why it is kept beside another key, but no other key begins with its columns.",
                        "Take redundant away."));
        return Stream.concat(acrossTenants, redundant);
    }
}
