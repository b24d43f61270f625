package dev.tenure.deploy;

import dev.tenure.TenureException;
import dev.tenure.migrate.Guarding;
import dev.tenure.migrate.MigrateOptions;
import dev.tenure.migrate.Migration;
import dev.tenure.migrate.Migrator;
import dev.tenure.migrate.Plan;
import dev.tenure.mysql.Connections;
import dev.tenure.mysql.Needs;
import dev.tenure.mysql.Privilege;
import dev.tenure.mysql.Rewrites;
import dev.tenure.mysql.RowVersions;
import dev.tenure.mysql.Server;
import dev.tenure.mysql.TableLock;
import dev.tenure.mysql.TableSize;
import dev.tenure.schema.Schema;
import dev.tenure.schema.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a migrate would do now.
 *
 * @param plan        it, statement by statement; empty where it would refuse to begin
 * @param locked      the tables that it would lock; all of the schema where it would refuse to begin
 * @param needs       what the account has to be allowed for it on which tables, beyond what every migration needs
 * @param rowVersions how many shapes rows would have, of tables that get more
 * @param rewrites    how many bytes the tables take that it would write anew or build indexes of
 * @param refusals    why it would, or would stop before it has changed anything
 */
record Pending(
        Plan plan,
        Set<String> locked,
        Map<String, Set<Privilege>> needs,
        Map<String, Integer> rowVersions,
        Map<String, Long> rewrites,
        List<TenureException> refusals) {

    static Pending of(Connections connections, Schema schema, List<Migration> migrations) throws SQLException {
        try {
            Plan plan = new Migrator(connections, schema, migrations).plan(MigrateOptions.DEFAULT);
            return new Pending(
                    plan,
                    plan.entries().stream()
                            .flatMap(entry -> entry.statements().stream())
                            .flatMap(planned -> planned.locks().stream())
                            .map(TableLock::table)
                            .collect(Collectors.toCollection(() -> new TreeSet<>(String.CASE_INSENSITIVE_ORDER))),
                    needs(plan),
                    rowVersions(connections, plan),
                    rewrites(connections, plan),
                    Guarding.ahead(connections, plan));
        } catch (TenureException refusal) {
            Set<String> all = schema.tables().stream().map(Table::name).collect(Collectors.toSet());
            return new Pending(new Plan(List.of()), all, Map.of(), Map.of(), Map.of(), List.of(refusal));
        }
    }

    private static Map<String, Integer> rowVersions(Connections connections, Plan plan) throws SQLException {
        try (Connection connection = connections.open()) {
            return RowVersions.ahead(connection, Server.of(connection),
                    toRun(plan).map(planned -> planned.statement().sql()).toList());
        }
    }

    private static Map<String, Long> rewrites(Connections connections, Plan plan) throws SQLException {
        Map<String, Long> bytes = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        try (Connection connection = connections.open()) {
            Server server = Server.of(connection);
            for (Plan.Planned planned : toRun(plan).toList()) {
                Optional<String> table = Rewrites.of(planned.statement().sql(), server);
                if (table.isPresent()) {
                    // none that an earlier statement only makes: it is as good as empty
                    TableSize.of(connection, table.get()).ifPresent(size -> bytes.put(table.get(), size.bytes()));
                }
            }
        }
        return bytes;
    }

    private static Stream<Plan.Planned> toRun(Plan plan) {
        return plan.entries().stream()
                .flatMap(entry -> entry.statements().stream())
                .filter(planned -> planned.action() == Plan.Action.RUN);
    }

    private static Map<String, Set<Privilege>> needs(Plan plan) {
        Map<String, Set<Privilege>> needs = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        toRun(plan)
                .map(planned -> Needs.of(planned.statement().sql(), planned.statement().effect()))
                .forEach(each -> each.forEach((table, privileges) ->
                        needs.computeIfAbsent(table, name -> EnumSet.noneOf(Privilege.class)).addAll(privileges)));
        return needs;
    }
}
