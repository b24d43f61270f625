package dev.tenure.deploy;

import dev.tenure.migrate.Migration;
import dev.tenure.mysql.Connections;
import dev.tenure.mysql.Server;
import dev.tenure.schema.Schema;
import java.util.List;

/**
 * What is deployed, and where.
 *
 * @param label {@code host:port/database}
 */
public record Target(
        Connections connections, Schema schema, List<Migration> migrations, String label, Server server) {

    public Target {
        migrations = List.copyOf(migrations);
    }
}
