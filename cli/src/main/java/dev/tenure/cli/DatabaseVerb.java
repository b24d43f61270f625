package dev.tenure.cli;

import dev.tenure.mysql.Server;
import dev.tenure.mysql.ServerErrors;
import dev.tenure.schema.Schema;
import dev.tenure.schema.json.ClassRoot;
import java.sql.SQLException;
import picocli.CommandLine.Mixin;

/** A verb on a schema and a database. What is wrong with either is found before anything is done. */
abstract class DatabaseVerb extends Verb {

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Mixin
    private SchemaOptions schemas = new SchemaOptions();

    DatabaseVerb(Surroundings surroundings) {
        super(surroundings);
    }

    /** What a verb works on. */
    record Subject(ClassRoot classes, Schema schema, Database database, Server server) {}

    abstract int run(Subject subject, Report report) throws SQLException;

    @Override
    final int run(Settings settings, Report report) throws SQLException {
        try (ClassRoot classes = schemas.open(settings, surroundings())) {
            Schema schema = schemas.find(classes, settings);
            report.put("schema", schema.name());
            Database database = connection.find(settings, surroundings());
            report.put("database", database.label());
            Server server = database.server();
            report.put("server", server.label());
            try {
                return run(new Subject(classes, schema, database, server), report);
            } catch (SQLException e) {
                throw ServerErrors.explain(e, "running " + name(), database);
            }
        }
    }
}
