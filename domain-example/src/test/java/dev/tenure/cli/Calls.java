package dev.tenure.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Calls of the command within this JVM, in an environment of the test's own. */
public final class Calls {

    /** What a call printed, and its exit code. */
    public record Call(int exit, String out, String err) {

        public String all() {
            return "exit " + exit + "\n" + out + err;
        }
    }

    private Calls() {}

    public static Call run(Map<String, String> environment, Path folder, String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Surroundings surroundings = new Surroundings(
                environment, folder, new PrintWriter(out), new PrintWriter(err), Optional.empty());
        return new Call(Tenure.run(surroundings, args), out.toString(), err.toString());
    }
}
