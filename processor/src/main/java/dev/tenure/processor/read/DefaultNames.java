package dev.tenure.processor.read;

import dev.tenure.schema.Trigger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/** Names that entities leave out. */
final class DefaultNames {

    private static final int LONGEST = 64;
    private static final Pattern WORD_START = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");
    private static final Pattern UNIQUE_WORD =
            Pattern.compile("^(unique|uk|uq)_|_(unique|uk|uq)$", Pattern.CASE_INSENSITIVE);

    private DefaultNames() {}

    /** {@code overridesId} → {@code overrides_id}. */
    static String column(String field) {
        return WORD_START.matcher(field).replaceAll("_").toLowerCase(Locale.ROOT);
    }

    static String foreignKey(String table, String column) {
        return fitting("fk_" + table + "_" + column);
    }

    static String key(boolean unique, List<String> columns) {
        return fitting((unique ? "uk_" : "idx_") + String.join("_", columns));
    }

    static String check(String table, String column, String constraint) {
        return fitting("chk_" + table + "_" + column + "_" + column(constraint));
    }

    /** The trigger that lets no such change through. */
    static String refusal(String table, Trigger.Event event) {
        return fitting(table + "_no_" + event.name().toLowerCase(Locale.ROOT));
    }

    /** The key over reference and tenant, beside the key of that name over the reference alone. */
    static String sameTenant(String foreignKey) {
        return fitting(foreignKey + "_tenant");
    }

    /** The key that holds among live rows, beside the one of that name. */
    static String live(String key) {
        return fitting("live_" + UNIQUE_WORD.matcher(key).replaceAll(""));
    }

    /** Names that are too long are cut, and told apart by a checksum of the whole. */
    private static String fitting(String name) {
        if (name.length() <= LONGEST) {
            return name;
        }
        CRC32 checksum = new CRC32();
        checksum.update(name.getBytes(StandardCharsets.UTF_8));
        return name.substring(0, LONGEST - 9) + "_" + String.format("%08x", checksum.getValue());
    }
}
