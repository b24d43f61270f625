package dev.tenure.testkit.schema;

import dev.tenure.mysql.RowStatements;
import dev.tenure.repository.MissingException;
import dev.tenure.repository.ReadRepository;
import dev.tenure.repository.ReferenceException;
import dev.tenure.repository.RepositoryException;
import dev.tenure.repository.TenantException;
import dev.tenure.schema.Entity;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** That what writes changes the rows of its tenant, and lets nothing of another tenant into them. */
final class TenancyWrites<R extends ReadRepository<?, ?>> {

    private static final String SOME_DAY = "2025-01-01 12:00:00";

    private final TwoTenants<R> tenants;

    TenancyWrites(TwoTenants<R> tenants) {
        this.tenants = tenants;
    }

    /** Something that is tried and then undone. */
    private interface Attempt {
        void make() throws SQLException;
    }

    /** @param deleted whether the rows are marked as deleted before */
    void changes(TenancyTest.Test<R> change, boolean deleted) throws SQLException {
        if (deleted) {
            String column = tenants.table().entity().flatMap(Entity::softDelete).orElseThrow();
            for (Sample row : List.of(last(tenants.own()), last(tenants.others()))) {
                RowStatements.update(tenants.trial().connection(), tenants.table().name(),
                        Map.of(column, SOME_DAY), tenants.rowOf(row));
            }
        }
        Sample other = last(tenants.others());
        leavingOthers(() -> {
            boolean changed = change.in(tenants.repository(), other);
            require(!changed, "says that it changed another tenant's row");
        });
        List<List<String>> before = tenants.contentOfOwn();
        leavingOthers(() -> {
            require(change.in(tenants.repository(), last(tenants.own())),
                    "says that its own tenant's row is not there");
            require(!before.equals(tenants.contentOfOwn()), "leaves its own tenant's row as it was");
        });
    }

    void writesNew(TenancyTest.Search<R> write) throws SQLException {
        int before = tenants.contentOfOwn().size();
        leavingOthers(() -> {
            write.in(tenants.repository(), tenants.draft());
            require(tenants.contentOfOwn().size() == before + 1, "does not write the row for its own tenant");
        });
    }

    void writesAgain(TenancyTest.Search<R> write) throws SQLException {
        Sample own = last(tenants.own());
        leavingOthers(() -> write.in(tenants.repository(), own));
        for (Sample other : tenants.others()) {
            // another's row in all but what it refers to, so that nothing else is wrong with it
            Sample row = other.with(values(own, tenants.belongings()));
            leavingOthers(() -> refuses(MissingException.class, write, row, "another tenant's row"));
        }
    }

    void writesEither(TenancyTest.Search<R> write, List<String> key) throws SQLException {
        Sample own = last(tenants.own());
        int before = tenants.contentOfOwn().size();
        leavingOthers(() -> {
            write.in(tenants.repository(), tenants.draft().with(values(own, key)));
            require(tenants.contentOfOwn().size() == before, "does not change the row that its own tenant has");
        });
        for (Sample other : tenants.others()) {
            leavingOthers(() -> {
                try {
                    write.in(tenants.repository(), tenants.draft().with(values(other, key)));
                } catch (ReferenceException e) {
                    return;
                }
                require(tenants.contentOfOwn().size() == before + 1, "does not write the row for its own tenant");
            });
        }
    }

    void refusesReference(String property, TenancyTest.Search<R> write, boolean isNew) throws SQLException {
        List<Sample> referring = tenants.others().stream().filter(other -> other.get(property) != null).toList();
        if (referring.isEmpty()) {
            throw new AssertionError("No sample row of " + tenants.table().name() + " has " + property + ".");
        }
        for (Sample other : referring) {
            Sample row = (isNew ? tenants.draft() : last(tenants.own())).with(values(other, List.of(property)));
            leavingOthers(() -> refuses(ReferenceException.class, write, row, "a " + property + " of another tenant"));
        }
    }

    void refusesTenant(String property, TenancyTest.Search<R> write, boolean isNew) throws SQLException {
        Sample said = last(Damage.current().blind() ? tenants.own() : tenants.others());
        Map<String, Object> tenant = values(said, List.of(property));
        Sample row = (isNew ? tenants.draft() : last(tenants.own())).with(tenant);
        leavingOthers(() -> refuses(TenantException.class, write, row, "another tenant"));
    }

    private void refuses(Class<? extends RepositoryException> reason, TenancyTest.Search<R> write, Sample row,
            String what) {
        try {
            write.in(tenants.repository(), row);
        } catch (RepositoryException e) {
            if (reason.isInstance(e)) {
                return;
            }
            throw new AssertionError("The repository of " + tenants.table().name() + " refuses " + what + ", but with "
                    + e.getClass().getSimpleName() + ": " + e.getMessage() + " " + remedy(), e);
        }
        require(false, "takes " + what);
    }

    /** Tries something and undoes it, and looks in between whether another tenant's rows are as they were. */
    private void leavingOthers(Attempt attempt) throws SQLException {
        Savepoint start = tenants.trial().connection().setSavepoint();
        List<List<String>> before = tenants.contentOfOther();
        attempt.make();
        List<List<String>> after = tenants.contentOfOther();
        require(before.equals(after), "changes rows of another tenant");
        tenants.trial().connection().rollback(start);
    }

    private static Map<String, Object> values(Sample of, List<String> properties) {
        Map<String, Object> values = new LinkedHashMap<>();
        properties.forEach(property -> values.put(property, of.get(property)));
        return values;
    }

    private static Sample last(List<Sample> rows) {
        return rows.get(rows.size() - 1);
    }

    private void require(boolean fine, String what) {
        if (!fine) {
            throw new AssertionError("The repository of " + tenants.table().name() + " " + what + ". " + remedy());
        }
    }

    private String remedy() {
        return "Its statement has to ask for " + tenants.table().tenantColumn().orElseThrow() + ", of its own table and"
                + " of those that it refers to: compile the entities again, and leave what is generated as it is.";
    }
}
