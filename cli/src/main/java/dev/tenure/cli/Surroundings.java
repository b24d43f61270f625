package dev.tenure.cli;

import java.io.Console;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a call of the command finds around it.
 *
 * @param environment the environment's variables
 * @param folder      the folder that relative paths start from
 * @param out         where results go
 * @param err         where errors go, and progress
 * @param prompt      asks a person for a password, nothing of which is shown; empty where there is no terminal
 * @param question    asks a person something else, whose answer is seen; {@code null} where there is none
 */
record Surroundings(
        Map<String, String> environment,
        Path folder,
        PrintWriter out,
        PrintWriter err,
        Optional<Function<String, char[]>> prompt,
        Optional<Function<String, String>> question) {

    /** With a person who answers everything alike. */
    Surroundings(
            Map<String, String> environment,
            Path folder,
            PrintWriter out,
            PrintWriter err,
            Optional<Function<String, char[]>> prompt) {
        this(environment, folder, out, err, prompt,
                prompt.map(person -> text -> new String(person.apply(text))));
    }

    static Surroundings ofThisProcess() {
        Optional<Console> console = Optional.ofNullable(System.console()).filter(Surroundings::isTerminal);

        Charset charset = console.map(Console::charset).orElse(StandardCharsets.UTF_8);
        return new Surroundings(
                System.getenv(),
                Path.of("").toAbsolutePath(),
                new PrintWriter(System.out, false, charset),
                new PrintWriter(System.err, false, charset),
                console.map(terminal -> question -> terminal.readPassword("%s", question)),
                console.map(terminal -> question -> terminal.readLine("%s", question)));
    }

    /** From JDK 22 on there is a console also where nobody sits; it says so itself, by a method that 17 lacks. */
    private static boolean isTerminal(Console console) {
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException olderJdk) {
            return true;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether a progress bar can be redrawn in place. */
    boolean redraws() {
        return prompt.isPresent() && !"dumb".equals(environment.get("TERM"));
    }

    /** A file as it is told to people: from the folder that paths start from. */
    String told(Path file) {
        return folder.relativize(file).toString();
    }

    Path resolve(String path) {
        return folder.resolve(path).normalize();
    }
}
