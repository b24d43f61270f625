package dev.tenure.cli;

import java.util.Arrays;
import java.util.Optional;

/** What may be said by an option, in the environment or in {@code tenure.properties}. */
enum Setting {
    URL("url", "TENURE_URL"),
    USER("user", "TENURE_USER"),
    PASSWORD_FILE("password-file", "TENURE_PASSWORD_FILE"),
    TLS_CA("tls-ca", "TENURE_TLS_CA"),
    CLASSES("classes", "TENURE_CLASSES"),
    SCHEMA("schema", "TENURE_SCHEMA");

    private final String key;
    private final String variable;

    Setting(String key, String variable) {
        this.key = key;
        this.variable = variable;
    }

    /** Its name in {@code tenure.properties}, and behind two dashes on the command line. */
    String key() {
        return key;
    }

    String variable() {
        return variable;
    }

    static Optional<Setting> ofKey(String key) {
        return Arrays.stream(values()).filter(setting -> setting.key.equals(key)).findFirst();
    }
}
