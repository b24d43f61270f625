package dev.tenure.cli;

import dev.tenure.TenureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Where the password comes from: the environment, a file that nobody else can read, or a person at a terminal. */
final class Password {

    static final String VARIABLE = "TENURE_PASSWORD";

    private static final Set<PosixFilePermission> OWNERS = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    private Password() {}

    /**
     * @param file what {@code --password-file} says
     * @param who  whose it is, for the question
     */
    static String find(Optional<String> file, Settings settings, Surroundings surroundings, String who) {
        return file.map(name -> read(surroundings.resolve(name)))
                // set and empty means that there is none
                .or(() -> Optional.ofNullable(surroundings.environment().get(VARIABLE)))
                .or(() -> settings.get(Setting.PASSWORD_FILE, Optional.empty())
                        .map(name -> read(surroundings.resolve(name))))
                .or(() -> ask(surroundings, who))
                .orElseThrow(() -> new TenureException(
                        "TEN605",
                        "There is no password for " + who + ".",
                        "Set " + VARIABLE + " (empty for no password), name a file with --password-file, or call tenure"
                                + " at a terminal."));
    }

    private static Optional<String> ask(Surroundings surroundings, String who) {
        return surroundings.prompt().map(prompt -> {
            char[] answer = prompt.apply("Password for " + who + ": ");
            if (answer == null) {
                throw new TenureException("TEN605", "No password was given for " + who + ".", "Try again.");
            }
            return new String(answer);
        });
    }

    private static String read(Path file) {
        try {
            Set<PosixFilePermission> others = EnumSet.noneOf(PosixFilePermission.class);
            others.addAll(Files.getPosixFilePermissions(file));
            others.removeAll(OWNERS);
            if (!others.isEmpty()) {
                throw new TenureException(
                        "TEN606",
                        "The password file " + file + " can be used by others than its owner ("
                                + PosixFilePermissions.toString(Files.getPosixFilePermissions(file)) + ").",
                        "Run chmod 600 on it, and change the password if others may have read it.");
            }
            return onlyLine(Files.readString(file), file);
        } catch (IOException | UnsupportedOperationException e) {
            throw new TenureException(
                    "TEN606",
                    "The password file " + file + " cannot be read: " + e.getClass().getSimpleName() + ".",
                    "Name a text file that this account may read and nobody else, or set " + VARIABLE + ".",
                    e);
        }
    }

    private static String onlyLine(String text, Path file) {
        if (text.lines().count() > 1) {
            throw new TenureException(
                    "TEN606",
                    "The password file " + file + " holds more than one line.",
                    "Leave nothing in it but the password.");
        }
        return text.lines().findFirst().orElse("");
    }
}
