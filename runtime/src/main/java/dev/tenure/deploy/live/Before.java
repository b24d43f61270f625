package dev.tenure.deploy.live;

import dev.tenure.TenureException;
import dev.tenure.deploy.Structure;
import dev.tenure.migrate.MigrateOptions;
import dev.tenure.migrate.Migration;
import dev.tenure.migrate.Migrator;
import dev.tenure.migrate.Plan;
import dev.tenure.mysql.Connections;
import dev.tenure.schema.Schema;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How a production was right before a migrate: what is told and judged by it afterwards, and what a way back has to
 * lead to.
 *
 * @param counts    how many rows each tenant had
 * @param changes   the tables whose rows the pending migrations change themselves
 * @param structure everything that the database was made of
 */
public record Before(TenantCounts counts, RowChanges changes, Structure structure) {

    /**
     * Looks; changes nothing.
     *
     * @param limit how long the server may count in one table
     */
    public static Before take(Connections connections, Schema schema, List<Migration> migrations, Duration limit)
            throws SQLException {
        RowChanges changes = changes(connections, schema, migrations);
        try (LookingOn looking = LookingOn.at(connections)) {
            return new Before(TenantCounts.take(looking.connection(), schema, limit), changes,
                    Structure.read(looking.connection()));
        }
    }

    private static RowChanges changes(Connections connections, Schema schema, List<Migration> migrations) {
        try {
            Plan plan = new Migrator(connections, schema, migrations).plan(MigrateOptions.DEFAULT);
            return RowChanges.of(plan, schema);
        } catch (TenureException refused) {
            // nothing runs as long as it is; whoever accepts the refusal knows more than the plan
            return new RowChanges(Set.of(), true);
        }
    }

    /** To be kept: maps, lists, texts, numbers and booleans. Names of tables and ids of tenants, and no other data. */
    public Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("counts", counts.document());
        document.put("changes", changes.document());
        document.put("structure", structure.checksums());
        return document;
    }

    /** What was kept, read back. */
    public static Before of(Map<?, ?> document) {
        return new Before(
                TenantCounts.of((Map<?, ?>) document.get("counts")),
                RowChanges.of((Map<?, ?>) document.get("changes")),
                Structure.of((Map<?, ?>) document.get("structure")));
    }
}
