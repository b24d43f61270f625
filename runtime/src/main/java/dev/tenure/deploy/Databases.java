package dev.tenure.deploy;

import dev.tenure.mysql.Connections;

/** The databases of a server. */
@FunctionalInterface
public interface Databases {

    /** Where a database is to be reached; {@code ""} for the server without one. */
    Connections named(String database);
}
