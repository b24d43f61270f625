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

    /** Is told of each line before the call goes on. */
    public interface Listener {
        void line(String line);
    }

    private Calls() {}

    /** As a process of its own would be; for a process that is going to be killed. */
    public static int runHere(Map<String, String> environment, Path folder, Listener listener, String... args) {
        return Tenure.run(new Surroundings(environment, folder, told(new PrintWriter(System.out), listener),
                new PrintWriter(System.err, true), Optional.empty()), args);
    }

    public static Call run(Map<String, String> environment, Path folder, Listener listener, String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Surroundings surroundings = new Surroundings(
                environment, folder, told(new PrintWriter(out), listener), new PrintWriter(err), Optional.empty());
        return new Call(Tenure.run(surroundings, args), out.toString(), err.toString());
    }

    private static PrintWriter told(PrintWriter out, Listener listener) {
        return new PrintWriter(out) {
            @Override
            public void println(String line) {
                super.println(line);
                flush();
                listener.line(line);
            }
        };
    }

    public static Call run(Map<String, String> environment, Path folder, String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Surroundings surroundings = new Surroundings(
                environment, folder, new PrintWriter(out), new PrintWriter(err), Optional.empty());
        return new Call(Tenure.run(surroundings, args), out.toString(), err.toString());
    }
}
