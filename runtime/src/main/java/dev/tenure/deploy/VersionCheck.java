package dev.tenure.deploy;

import dev.tenure.mysql.Server;
import dev.tenure.schema.Finding;
import dev.tenure.schema.Subject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** TEN701: a server that is too old. */
final class VersionCheck implements PreflightCheck {

    /** From here on checks are enforced and the views that Tenure reads are there. */
    private static final Map<Server.Flavour, Server> OLDEST = Map.of(
            Server.Flavour.MYSQL, new Server(Server.Flavour.MYSQL, 8, 0, 16),
            Server.Flavour.MARIADB, new Server(Server.Flavour.MARIADB, 10, 6, 0));

    @Override
    public List<String> said(Site site) {
        return List.of("The server is " + site.server().label() + ".");
    }

    @Override
    public List<Finding> check(Site site) {
        Server server = site.server();
        Server oldest = OLDEST.get(server.flavour());
        if (server.atLeast(oldest.major(), oldest.minor(), oldest.patch())) {
            return List.of();
        }
        return List.of(new Finding(
                "TEN701",
                Finding.Kind.WRONG,
                Subject.schema("server"),
                "The server is " + server.label() + ", which is older than Tenure can rely on.",
                "Upgrade it to " + oldest.label() + " or later.",
                Optional.of(oldest.label() + " or later"),
                Optional.of(server.label())));
    }
}
