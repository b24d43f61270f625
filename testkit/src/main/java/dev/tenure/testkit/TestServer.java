package dev.tenure.testkit;

import dev.tenure.mysql.JdbcUrl;
import dev.tenure.mysql.Server;
import dev.tenure.mysql.ServerSql;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The server that tests run against: the one that {@code TENURE_TEST_URL} names, else MySQL in Docker, else MariaDB out
 * of Maven Central. One serves the whole JVM and goes with it; which one it is gets printed once.
 */
public final class TestServer {

    private static TestServer shared;
    private static RuntimeException failure;

    private final Account account;
    private final Server server;

    private TestServer(Account account) {
        this.account = account;
        try (Connection connection = open(account, "")) {
            server = Server.of(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "The test server at " + account.url() + " (" + account.origin() + ") does not answer: "
                            + e.getMessage(), e);
        }
        System.out.println("Test server: " + server.label() + " (" + account.origin() + ")");
    }

    /** The server of this JVM, started at the first call. */
    public static synchronized TestServer shared() {
        if (failure != null) {
            // a thousand tests shall not wait a thousand times for what does not start
            throw failure;
        }
        if (shared == null) {
            try {
                shared = new TestServer(find());
            } catch (RuntimeException e) {
                failure = e;
                throw e;
            }
        }
        return shared;
    }

    /** Another server, which is the caller's: nobody else starts or ends it. */
    public static TestServer at(String url, String user, String password) {
        return new TestServer(new Account(Account.of(url, "a test's own").url(), user, password, "a test's own"));
    }

    private static Account find() {
        Stream<Supplier<Optional<Account>>> places =
                Stream.of(GivenServer::find, DockerServer::find, () -> Optional.of(EmbeddedServer.launch()));
        return places.flatMap(place -> place.get().stream()).findFirst().orElseThrow();
    }

    /** Flavour and version. */
    public Server server() {
        return server;
    }

    /** The URL of the server without database, user and password. */
    public JdbcUrl url() {
        return account.url();
    }

    public String user() {
        return account.user();
    }

    public String password() {
        return account.password();
    }

    /** A connection without a database, with all rights. */
    public Connection open() throws SQLException {
        return open(account, "");
    }

    /** An empty database of a name of its own; closing it drops it. */
    public TestDatabase createDatabase() {
        String name = "tenure_" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
        execute(ServerSql.createDatabase(name));
        return new TestDatabase(this, name);
    }

    /** A connection to a database, {@code ""} for none, with all rights. */
    public Connection open(String database) throws SQLException {
        return open(account, database);
    }

    void execute(String sql) {
        try (Connection connection = open(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("\"" + sql + "\" failed: " + e.getMessage(), e);
        }
    }

    private static Connection open(Account account, String database) throws SQLException {
        return DriverManager.getConnection(
                account.url().withDatabase(database).text(), account.user(), account.password());
    }
}
