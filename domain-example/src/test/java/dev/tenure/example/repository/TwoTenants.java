package dev.tenure.example.repository;

import dev.tenure.example.AppointmentSchemaRepositories;
import dev.tenure.example.Example;
import dev.tenure.repository.Settings;
import dev.tenure.repository.Validation;
import dev.tenure.testkit.TestDatabase;
import dev.tenure.testkit.TestServer;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** The example's tables with two tenants in them, and of each a customer, an appointment, a branch and so on. */
final class TwoTenants implements AutoCloseable {

    static final long ACME = 1;
    static final long OTHER = 2;
    static final Instant NOW = Instant.parse("2025-10-02T08:30:00Z");

    /**
     * The parents' rows of one tenant.
     *
     * @param company     the tenant
     * @param customer    its customer
     * @param appointment its appointment
     * @param branch      its branch
     * @param service     its service
     * @param staff       one of its staff
     */
    record Parents(long company, long customer, long appointment, UUID branch, long service, UUID staff) {

        static Parents of(long company) {
            return new Parents(company, 10 * company, 100 * company, new UUID(0x4000, company), 1000 * company,
                    new UUID(0x4001, company));
        }
    }

    private final TestDatabase database = TestServer.shared().createDatabase();
    private final Properties properties;

    TwoTenants() {
        this(Map.of());
    }

    /** @param properties what connections tell the driver, besides user and password */
    TwoTenants(Map<String, String> properties) {
        this.properties = new Properties();
        this.properties.putAll(properties);
        this.properties.putAll(Map.of("user", database.user(), "password", database.password()));
        database.createExisting(Example.schema());
        database.createOwned(Example.schema());
        for (long company : new long[] {ACME, OTHER}) {
            Parents parents = Parents.of(company);
            database.execute(
                    "INSERT INTO companies (id, name) VALUES (" + company + ", 'Company')",
                    "INSERT INTO customers (id, company_id, name) VALUES (" + parents.customer() + ", " + company
                            + ", 'Customer')",
                    "INSERT INTO appointments (id, company_id) VALUES (" + parents.appointment() + ", " + company + ")",
                    "INSERT INTO branches (id, company_id, name) VALUES ('" + parents.branch() + "', " + company
                            + ", 'Branch')",
                    "INSERT INTO services (id, company_id, name) VALUES (" + parents.service() + ", " + company
                            + ", 'Service')",
                    "INSERT INTO staff (id, company_id, name) VALUES ('" + parents.staff() + "', " + company
                            + ", 'Staff')");
        }
    }

    TestDatabase database() {
        return database;
    }

    static Settings settings() {
        return Settings.defaults().withClock(Clock.fixed(NOW, ZoneOffset.UTC)).withValidation(Validation.NONE);
    }

    AppointmentSchemaRepositories repositories() {
        return AppointmentSchemaRepositories.over(dataSource(), settings());
    }

    /** A plain data source: each connection a new one. */
    DataSource dataSource() {
        return new Plain(database.url(), properties);
    }

    /** How often a session has done something, as the server counts it. */
    static long status(Connection connection, String name) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW SESSION STATUS LIKE '" + name + "'")) {
            row.next();
            return row.getLong(2);
        }
    }

    @Override
    public void close() {
        database.close();
    }

    /** Each connection a new one. */
    record Plain(String url, Properties properties) implements DataSource {

        @Override
        public Connection getConnection() throws SQLException {
            return DriverManager.getConnection(url, properties);
        }

        @Override
        public Connection getConnection(String user, String password) throws SQLException {
            return getConnection();
        }

        @Override
        public PrintWriter getLogWriter() {
            return null;
        }

        @Override
        public void setLogWriter(PrintWriter out) {}

        @Override
        public void setLoginTimeout(int seconds) {}

        @Override
        public int getLoginTimeout() {
            return 0;
        }

        @Override
        public Logger getParentLogger() {
            return Logger.getGlobal();
        }

        @Override
        public <T> T unwrap(Class<T> type) throws SQLException {
            throw new SQLException("wraps nothing");
        }

        @Override
        public boolean isWrapperFor(Class<?> type) {
            return false;
        }
    }
}
