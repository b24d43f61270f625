package dev.tenure.mysql;

import java.sql.Connection;
import java.sql.SQLException;

/** Where connections come from; {@code dataSource::getConnection} is one. The caller closes what it opened. */
@FunctionalInterface
public interface Connections {

    Connection open() throws SQLException;
}
