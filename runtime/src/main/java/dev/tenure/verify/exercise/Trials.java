package dev.tenure.verify.exercise;

import dev.tenure.schema.Schema;
import dev.tenure.schema.Table;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Tries things of the tables of one database. Each is left to the caller to roll back; only rows by which look-ups are
 * seen stay.
 */
public final class Trials {

    private final Schema schema;
    private final LookUps lookUps;

    /** @param schema the tables that are there */
    public Trials(Schema schema) {
        this.schema = schema;
        this.lookUps = new LookUps(schema);
    }

    /** A table of the schema, by its name. */
    public Table table(String name) {
        return Stand.find("table", name, schema::table);
    }

    /**
     * @param connection in a transaction
     * @throws Refutation where the server does otherwise than the act says
     */
    public void attempt(Connection connection, Table table, Act act) throws SQLException {
        act.on(new Stand(schema, table, new Trial(connection, new SampleRows(schema)), lookUps));
    }
}
