package dev.tenure.processor.env;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the build says to the processor.
 *
 * @param migrations   the folder of the committed migrations; empty where the build does not name it
 * @param ci           whether a model that was not promoted is an error
 * @param repositories whether repositories are written
 */
public record Options(Optional<Path> migrations, boolean ci, boolean repositories) {

    private static final String MIGRATIONS = "tenure.migrations";
    private static final String CI = "tenure.ci";
    private static final String REPOSITORIES = "tenure.repositories";

    public static Set<String> names() {
        return Set.of(MIGRATIONS, CI, REPOSITORIES);
    }

    /** {@code -Atenure.ci} alone means {@code -Atenure.ci=true}; repositories are written if nothing is said. */
    public static Options of(Map<String, String> options) {
        String ci = options.get(CI);
        return new Options(
                Optional.ofNullable(options.get(MIGRATIONS)).map(Path::of),
                ci == null ? options.containsKey(CI) : Boolean.parseBoolean(ci),
                Boolean.parseBoolean(options.getOrDefault(REPOSITORIES, "true")));
    }
}
