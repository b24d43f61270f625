package dev.tenure.verify.exercise;

import dev.tenure.schema.Entity;
import dev.tenure.schema.Table;
import java.util.Locale;

/** How the names of probes and tests speak of things. */
public final class Words {

    private Words() {}

    /** {@code callback_request}. */
    public static String of(Table table) {
        return snake(table.entity().map(Entity::simpleName).orElse(table.name()));
    }

    /** {@code a_callback_request}. */
    public static String one(Table table) {
        return article(of(table)) + of(table);
    }

    /** {@code modified_by} of {@code modifiedBy}; nothing that a name cannot hold is left. */
    public static String snake(String text) {
        return text.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").replaceAll("\\W", "_").toLowerCase(Locale.ROOT);
    }

    private static String article(String noun) {
        return "aeio".indexOf(noun.charAt(0)) >= 0 ? "an_" : "a_";
    }
}
