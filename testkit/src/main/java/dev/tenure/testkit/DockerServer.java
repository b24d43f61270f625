package dev.tenure.testkit;

import java.util.Optional;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.mysql.MySQLContainer;

/** MySQL in Docker, where there is Docker; Testcontainers removes it once the JVM has gone. */
final class DockerServer {

    private static final String IMAGE = "mysql:8.4";

    private DockerServer() {}

    static Optional<Account> find() {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            return Optional.empty();
        }
        MySQLContainer container = new MySQLContainer(IMAGE).withUsername("root");
        container.start();
        Account root = Account.of(container.getJdbcUrl(), "Docker, " + IMAGE);
        return Optional.of(new Account(root.url(), root.user(), container.getPassword(), root.origin()));
    }
}
