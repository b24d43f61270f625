package dev.tenure.cli;

import dev.tenure.TenureException;
import dev.tenure.mysql.ServerErrors;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What all verbs have in common: options, and how what they do comes to an exit code. */
abstract class Verb implements Callable<Integer> {

    /** The place in the help of options that are common to verbs: behind a verb's own. */
    static final int LAST = 100;

    private final Surroundings surroundings;

    @Spec
    private CommandSpec spec;

    @Option(names = "--json", order = LAST, description = "Print one JSON object instead of lines.")
    private boolean json;

    @Option(names = {"-h", "--help"}, usageHelp = true, order = LAST, description = "Print this help.")
    private boolean help;

    Verb(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /**
     * Does it.
     *
     * @return the exit code
     */
    abstract int run(Settings settings, Report report) throws SQLException;

    final String name() {
        return spec.name();
    }

    final Surroundings surroundings() {
        return surroundings;
    }

    @Override
    public final Integer call() {
        Report report = new Report(surroundings, json, spec.name());
        try {
            return report.end(run(Settings.of(surroundings), report));
        } catch (TenureException e) {
            return report.failed(e);
        } catch (SQLException e) {
            return report.failed(ServerErrors.explain(e, "running " + name()));
        } catch (RuntimeException e) {
            e.printStackTrace(surroundings.err());
            return report.failed(new TenureException(
                    "TEN610",
                    "Tenure itself failed: " + e + ".",
                    "This is a fault of Tenure; please report it with the lines above. What was done before it stays"
                            + " done, and the next run goes on from there.",
                    e));
        }
    }
}
