package dev.tenure.example.faults;

import dev.tenure.cli.Calls;
import dev.tenure.example.Example;
import dev.tenure.example.server.OwnServer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A deployment as a process of its own, which ends without a word at a line: no cleaning up, no goodbye. */
final class Deploying {

    static final int KILLED = 137;
    static final String ACCOUNT = "deployer";
    static final String PASSWORD = "let me in";

    private Deploying() {}

    static Map<String, String> environment(OwnServer server) {
        return new LinkedHashMap<>(Map.of(
                "TENURE_URL", server.url("shop", "allowPublicKeyRetrieval=true&sessionVariables=lock_wait_timeout%3D2"),
                "TENURE_USER", ACCOUNT,
                "TENURE_PASSWORD", PASSWORD,
                "TENURE_CLASSES", Example.CLASSES.toString(),
                "PATH", System.getenv("PATH")));
    }

    static String[] arguments(Path backups) {
        return List.of("deploy", "--yes", "--programs", OwnServer.clients().toString(), "--backups", backups.toString(),
                "--lock-timeout", "1", "--retries", "1", "--no-maintenance", "--because", "nobody uses it")
                .toArray(String[]::new);
    }

    /** @param args the folder, the beginning of the line to end at, and those of the command */
    public static void main(String[] args) {
        Map<String, String> environment = System.getenv();
        System.exit(Calls.runHere(environment, Path.of(args[0]), line -> {
            if (line.strip().startsWith(args[1])) {
                Runtime.getRuntime().halt(KILLED);
            }
        }, Arrays.copyOfRange(args, 2, args.length)));
    }
}
