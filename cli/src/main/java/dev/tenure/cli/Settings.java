package dev.tenure.cli;

import dev.tenure.TenureException;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

/** What was set where: the command line goes before the environment, that before {@code tenure.properties}. */
final class Settings {

    static final String FILE = "tenure.properties";

    private final Map<String, String> environment;
    private final Map<Setting, String> file;

    private Settings(Map<String, String> environment, Map<Setting, String> file) {
        this.environment = environment;
        this.file = file;
    }

    static Settings of(Surroundings surroundings) {
        Path path = surroundings.resolve(FILE);
        return new Settings(surroundings.environment(), Files.exists(path) ? read(path) : Map.of());
    }

    private static Map<Setting, String> read(Path path) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(path)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new TenureException(
                    "TEN608",
                    path + " cannot be read: " + e.getClass().getSimpleName() + ".",
                    "See that it is a properties file in UTF-8 that this account may read.",
                    e);
        }
        Map<Setting, String> values = new EnumMap<>(Setting.class);
        for (String key : properties.stringPropertyNames()) {
            Setting setting = Setting.ofKey(key).orElseThrow(() -> unknown(path, key));
            values.put(setting, properties.getProperty(key));
        }
        return values;
    }

    private static TenureException unknown(Path path, String key) {
        if (key.toLowerCase(Locale.ROOT).contains("password")) {
            return new TenureException(
                    "TEN604",
                    path + " sets \"" + key + "\": a password has no place in a file that is shared.",
                    "Put it into a file of its own that only its owner may read, and name that as password-file.");
        }
        return new TenureException(
                "TEN608",
                path + " sets \"" + key + "\", which is no setting.",
                "Known are "
                        + Arrays.stream(Setting.values()).map(Setting::key).collect(Collectors.joining(", ")) + ".");
    }

    /** @param option what the command line says */
    Optional<String> get(Setting setting, Optional<String> option) {
        return option.or(() -> fromEnvironment(setting)).or(() -> fromFile(setting));
    }

    Optional<String> fromEnvironment(Setting setting) {
        return Optional.ofNullable(environment.get(setting.variable())).filter(value -> !value.isBlank());
    }

    Optional<String> fromFile(Setting setting) {
        return Optional.ofNullable(file.get(setting)).filter(value -> !value.isBlank());
    }
}
