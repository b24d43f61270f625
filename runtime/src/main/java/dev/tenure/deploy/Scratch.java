package dev.tenure.deploy;

import dev.tenure.TenureException;
import dev.tenure.mysql.Connections;
import dev.tenure.mysql.ScratchMark;
import dev.tenure.mysql.ScratchSql;
import dev.tenure.mysql.Server;
import dev.tenure.mysql.ServerErrors;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * A database for trying something, which is gone when it is closed. Where its process is killed, it stays, and whoever
 * makes the next one drops it: a session of the process's own holds a lock for as long as it lives.
 */
public final class Scratch implements Connections, AutoCloseable {

    private static final int PATIENCE = 5;

    private final Databases server;
    private final String name;
    private final List<String> said;
    private Connection keeper;

    private Scratch(Databases server, String name, Connection keeper, List<String> said) {
        this.server = server;
        this.name = name;
        this.keeper = keeper;
        this.said = said;
    }

    /**
     * @param origin whose defaults it gets
     * @throws TenureException TEN720 where it cannot be made, TEN726 where it would be on a server of another kind
     */
    public static Scratch create(Connection origin, Databases server) throws SQLException {
        Connection keeper = null;
        try {
            keeper = server.named("").open();
            List<String> said = new ArrayList<>(said(Server.of(origin), Server.of(keeper)));
            said.addAll(ScratchMark.sweep(keeper));
            String name = ScratchMark.newName(new SecureRandom().nextInt());
            // before it is there, so that nobody ever sees it without
            boolean held = ScratchMark.hold(keeper, name);
            ScratchSql.create(origin, keeper, name);
            Scratch scratch = new Scratch(server, name, keeper, List.copyOf(said));
            scratch.mark(held);
            return scratch;
        } catch (TenureException e) {
            close(keeper, e);
            throw e;
        } catch (SQLException e) {
            close(keeper, e);
            TenureException explained = ServerErrors.explain(e, "making a scratch database");
            if (explained.code().equals("TEN550")) {
                throw explained;
            }
            throw new TenureException(
                    "TEN720",
                    "No scratch database can be made: " + e.getMessage() + ".",
                    "Grant this account everything on `" + ScratchSql.PREFIX.replace("_", "\\_") + "%`.*, or name"
                            + " another server for it.",
                    e);
        }
    }

    /** What is to be known of a copy on another server than the production's. */
    static List<String> said(Server production, Server server) {
        if (production.isMariaDb() != server.isMariaDb()) {
            throw new TenureException(
                    "TEN726",
                    "The scratch server is " + server.label() + ", and the production " + production.label() + ".",
                    "Name a server of the same kind, best of the same version: what one refuses, the other takes.");
        }
        return production.equals(server) ? List.of() : List.of("The scratch server is " + server.label()
                + ", and the production " + production.label() + ": what differs between them is not seen here.");
    }

    private static void close(Connection keeper, Exception failure) {
        if (keeper != null) {
            try {
                keeper.close();
            } catch (SQLException second) {
                failure.addSuppressed(second);
            }
        }
    }

    /** One without a lock is not marked: nobody could tell whether its maker lives. */
    private void mark(boolean held) throws SQLException {
        if (held) {
            try {
                ScratchMark.now(keeper, maker()).write(keeper, name);
            } catch (SQLException e) {
                ScratchSql.drop(keeper, name);
                throw e;
            }
        }
    }

    private static String maker() {
        String process = "process " + ProcessHandle.current().pid();
        try {
            return process + " on " + InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return process;
        }
    }

    public String name() {
        return name;
    }

    /** What is to be told of its making, a sentence each: what of dead processes was dropped, where it lies. */
    public List<String> said() {
        return said;
    }

    @Override
    public Connection open() throws SQLException {
        keep();
        return server.named(name).open();
    }

    /** Says again that this process lives, where the session that said so was lost. */
    private synchronized void keep() throws SQLException {
        if (!keeper.isValid(PATIENCE)) {
            keeper.close();
            keeper = server.named("").open();
            ScratchMark.hold(keeper, name);
        }
    }

    @Override
    public synchronized void close() {
        try (Connection last = keeper) {
            if (last.isValid(PATIENCE)) {
                ScratchSql.drop(last, name);
                return;
            }
        } catch (SQLException e) {
            throw left(e);
        }
        try (Connection connection = server.named("").open()) {
            ScratchSql.drop(connection, name);
        } catch (SQLException e) {
            throw left(e);
        }
    }

    private TenureException left(SQLException e) {
        TenureException explained = ServerErrors.explain(e, "dropping the scratch database " + name);
        return new TenureException(explained.code(), explained.what(), "It holds copies only. The next rehearsal or"
                + " proof there drops it, once the server answers and the account may.", e);
    }
}
