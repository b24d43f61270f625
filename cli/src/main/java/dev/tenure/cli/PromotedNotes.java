package dev.tenure.cli;

import dev.tenure.migrate.Directive;
import dev.tenure.migrate.Migration;
import dev.tenure.migrate.Script;
import dev.tenure.mysql.Effect;
import dev.tenure.mysql.ForeignKeyLinks;
import dev.tenure.mysql.LockForecast;
import dev.tenure.mysql.Server;
import dev.tenure.mysql.TableLock;
import dev.tenure.schema.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What is worth a second look in a migration before it is committed: what it loses, and whom it makes wait. */
final class PromotedNotes {

    /** No server is asked: these tell how far servers differ. */
    private static final List<Server> SERVERS = List.of(Server.parse("9.7.0"), Server.parse("11.4.0-MariaDB"));

    private PromotedNotes() {}

    /** A line for each; none where nothing is lost and nobody waits longer than a moment. */
    static List<String> of(Migration migration, Schema schema) {
        List<String> notes = new ArrayList<>();
        Map<String, List<String>> locks = new LinkedHashMap<>();
        for (Script.Statement statement : migration.up().statements()) {
            statement.directive(Directive.Loses.class).ifPresent(loses -> notes.add("loses " + loses.what()));
            for (Server server : SERVERS) {
                locks(statement, schema, server).forEach(lock -> {
                    List<String> on = locks.computeIfAbsent(lock, text -> new ArrayList<>());
                    if (!on.contains(server.label())) {
                        on.add(server.label());
                    }
                });
            }
        }
        locks.forEach((lock, on) ->
                notes.add(lock + (on.size() == SERVERS.size() ? "" : ", on " + String.join(", ", on))));
        return notes;
    }

    private static Stream<String> locks(Script.Statement statement, Schema schema, Server server) {
        boolean creates = statement.effect() instanceof Effect.CreateTable;
        return LockForecast.of(statement.sql(), statement.effect(), schema, ForeignKeyLinks.of(schema), server).stream()
                .filter(lock -> lock.mode() != TableLock.Mode.BRIEF)
                .filter(lock -> !creates || !statement.effect().table().filter(lock.table()::equalsIgnoreCase).isPresent())
                .map(lock -> "locks " + lock.table() + ": " + PlanVerb.KEPT_OUT.get(lock.mode()) + " (it " + lock.why() + ")");
    }
}
