package dev.tenure.cli;

import dev.tenure.deploy.backup.Programs;
import dev.tenure.mysql.Server;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which programs write and read dumps. */
final class ProgramOptions {

    @Option(
            names = "--programs",
            paramLabel = "FOLDER",
            description = "The folder that holds mysqldump and mysql, or mariadb-dump and mariadb; by default they are"
                    + " looked for on the path.")
    private Optional<String> folder = Optional.empty();

    Programs find(Server server, Surroundings surroundings) {
        return Programs.find(server.isMariaDb(), folder.map(surroundings::resolve), surroundings.environment());
    }
}
