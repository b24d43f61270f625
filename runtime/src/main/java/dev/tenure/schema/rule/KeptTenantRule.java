package dev.tenure.schema.rule;

import dev.tenure.schema.Finding;
import dev.tenure.schema.ForeignKey;
import dev.tenure.schema.Table;
import java.util.HashSet;
import java.util.stream.Stream;

/**
 * A row that keeps another one of its tenant keeps the tenant as well. MySQL deletes a tenant's rows from the older
 * table first, and finds the younger one's still there; MariaDB goes by the names of the keys to the tenant.
 */
final class KeptTenantRule extends ReferenceRule {

    KeptTenantRule() {
        super("TEN111");
    }

    @Override
    Stream<Finding> check(Tables tables, Reference reference) {
        ForeignKey key = reference.key();
        return !keepsTenant(reference) || Reasons.isGiven(key.keepsTenant()) ? Stream.empty() : Stream.of(finding(
                reference.subject(key.keepsTenant().isPresent() ? "keepsTenant" : "onDelete"),
                reference.words() + " keeps a row of " + reference.parent().name() + " that is referred to, so that a "
                        + "tenant with such rows cannot be deleted.",
                "Choose CASCADE or SET_NULL for onDelete, or say in keepsTenant why the tenant has to stay."));
    }

    /** Whether a tenant that has rows on both sides stays. */
    static boolean keepsTenant(Reference reference) {
        return reference.key().onDelete().refuses()
                && !reference.isTenantKey()
                && reference.child().tenantColumn().isPresent()
                && reference.parent().tenantColumn().isPresent()
                && !isBesideOneThatLetsGo(reference.child(), reference.key());
    }

    /** A key over the reference alone does its part before one over the tenant as well. */
    private static boolean isBesideOneThatLetsGo(Table child, ForeignKey key) {
        return child.foreignKeys().stream().anyMatch(other -> !other.onDelete().refuses()
                && other.referencedTable().equalsIgnoreCase(key.referencedTable())
                && new HashSet<>(key.columns()).containsAll(other.columns()));
    }
}
