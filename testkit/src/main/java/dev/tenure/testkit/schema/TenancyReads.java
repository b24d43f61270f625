package dev.tenure.testkit.schema;

import dev.tenure.repository.MissingException;
import dev.tenure.repository.ReadRepository;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** That what reads gives the rows of its tenant, and of no other. */
final class TenancyReads<R extends ReadRepository<?, ?>> {

    private final TwoTenants<R> tenants;

    TenancyReads(TwoTenants<R> tenants) {
        this.tenants = tenants;
    }

    /** @param same whether a row is found with what it holds itself */
    void finds(TenancyTest.Search<R> search, boolean same) {
        List<Map<String, Object>> own = tenants.own().stream().map(Sample::content).toList();
        int found = 0;
        int missed = 0;
        for (Sample row : both().toList()) {
            List<Map<String, Object>> given = given(search, row);
            for (Map<String, Object> one : given) {
                if (!own.contains(one)) {
                    throw leak("gives a row of another tenant: " + one);
                }
            }
            if (own.contains(row.content())) {
                found += given.contains(row.content()) ? 1 : 0;
                missed += given.contains(row.content()) ? 0 : 1;
            }
            found += same ? 0 : given.size();
        }
        if (found == 0 || same && missed > 0) {
            throw new AssertionError("The call to the repository of " + tenants.table().name() + " does not find its"
                    + " own tenant's rows with what they hold. " + remedy());
        }
    }

    void counts(TenancyTest.Count<R> count) {
        long counted = count.in(tenants.repository());
        if (counted != tenants.own().size()) {
            throw leak("counts " + counted + " rows where its tenant has " + tenants.own().size());
        }
    }

    void tells(TenancyTest.Test<R> test) {
        for (Sample row : tenants.others()) {
            if (test.in(tenants.repository(), row)) {
                throw leak("knows of another tenant's row");
            }
        }
        for (Sample row : tenants.own()) {
            if (!test.in(tenants.repository(), row)) {
                throw leak("does not know of its own tenant's row");
            }
        }
    }

    private Stream<Sample> both() {
        return Stream.concat(tenants.own().stream(), tenants.others().stream());
    }

    /** The entities that a call gives, whether as one, as one or none, or as a list. */
    private List<Map<String, Object>> given(TenancyTest.Search<R> search, Sample row) {
        Object result;
        try {
            result = search.in(tenants.repository(), row);
        } catch (MissingException e) {
            return List.of();
        }
        List<Object> all = new ArrayList<>();
        if (result instanceof Optional<?> one) {
            one.ifPresent(all::add);
        } else if (result instanceof Collection<?> several) {
            all.addAll(several);
        } else {
            all.add(result);
        }
        return all.stream().map(Entities::content).toList();
    }

    private AssertionError leak(String what) {
        return new AssertionError("The repository of " + tenants.table().name() + " " + what + ". " + remedy());
    }

    private String remedy() {
        return "Its statement has to ask for " + tenants.table().tenantColumn().orElseThrow()
                + ": compile the entities again, and leave what is generated as it is.";
    }
}
