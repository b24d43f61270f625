package dev.tenure.deploy;

import dev.tenure.migrate.Plan;
import dev.tenure.mysql.Grants;
import dev.tenure.mysql.Replication;
import dev.tenure.mysql.Server;
import dev.tenure.mysql.ServerVariables;
import dev.tenure.schema.Schema;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Places to deploy to that need no server. */
final class Sites {

    static final Replication ALONE = new Replication(List.of(), List.of(), List.of(), List.of());
    private static final Schema EMPTY = new Schema("com.acme.Shop", Optional.empty(), "db/migration", List.of());

    private Sites() {}

    static Site with(Server server, Map<String, String> variables) {
        return with(EMPTY, server, variables, List.of());
    }

    static Site with(Schema schema, Server server, Map<String, String> variables, List<String> grants) {
        return new Site(schema, schema, server, new ServerVariables(variables), Grants.parse(grants), nothing(),
                List.of(), List.of(), ALONE, List.of(), PreflightOptions.DEFAULT);
    }

    static Site with(Replication replication, List<Follower> followers) {
        return new Site(EMPTY, EMPTY, Server.parse("9.7.4"), new ServerVariables(Map.of()), Grants.parse(List.of()),
                nothing(), List.of(), List.of(), replication, followers, PreflightOptions.DEFAULT);
    }

    static Site with(Room room) {
        return new Site(EMPTY, EMPTY, Server.parse("9.7.4"), new ServerVariables(Map.of()), Grants.parse(List.of()),
                nothing(), List.of(), List.of(room), ALONE, List.of(), PreflightOptions.DEFAULT);
    }

    private static Pending nothing() {
        return new Pending(new Plan(List.of()), Set.of(), Map.of(), Map.of(), Map.of(), List.of());
    }
}
