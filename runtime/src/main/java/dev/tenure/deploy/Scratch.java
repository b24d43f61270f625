package dev.tenure.deploy;

import dev.tenure.TenureException;
import dev.tenure.mysql.Connections;
import dev.tenure.mysql.ScratchSql;
import dev.tenure.mysql.ServerErrors;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A database for trying something, which is gone when it is closed. */
public final class Scratch implements Connections, AutoCloseable {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyyMMdd_HHmmss", Locale.ROOT);

    private final Databases server;
    private final String name;

    private Scratch(Databases server, String name) {
        this.server = server;
        this.name = name;
    }

    /**
     * @param origin whose defaults it gets
     * @throws TenureException TEN720 where it cannot be made
     */
    public static Scratch create(Connection origin, Databases server) throws SQLException {
        String name = ScratchSql.PREFIX + MOMENT.format(LocalDateTime.now(ZoneOffset.UTC))
                + String.format("_%04x", new SecureRandom().nextInt(1 << 16));
        try (Connection connection = server.named("").open()) {
            ScratchSql.create(origin, connection, name);
        } catch (SQLException e) {
            throw new TenureException(
                    "TEN720",
                    "No scratch database can be made: " + e.getMessage() + ".",
                    "Grant this account everything on `" + ScratchSql.PREFIX.replace("_", "\\_") + "%`.*, or name"
                            + " another server for it.",
                    e);
        }
        return new Scratch(server, name);
    }

    public String name() {
        return name;
    }

    @Override
    public Connection open() throws SQLException {
        return server.named(name).open();
    }

    @Override
    public void close() {
        try (Connection connection = server.named("").open()) {
            ScratchSql.drop(connection, name);
        } catch (SQLException e) {
            TenureException explained = ServerErrors.explain(e, "dropping the scratch database " + name);
            throw new TenureException(
                    explained.code(), explained.what(), "Drop it by hand once the server answers: it holds copies only.", e);
        }
    }
}
