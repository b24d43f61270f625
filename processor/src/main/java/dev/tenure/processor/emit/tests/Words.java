package dev.tenure.processor.emit.tests;

import dev.tenure.schema.Entity;
import dev.tenure.schema.Table;
import java.util.Locale;

/** How test names speak of things. */
final class Words {

    private Words() {}

    /** {@code callback_request}. */
    static String of(Table table) {
        return snake(table.entity().map(Entity::simpleName).orElse(table.name()));
    }

    /** {@code a_callback_request}. */
    static String one(Table table) {
        return article(of(table)) + of(table);
    }

    /** {@code modified_by} of {@code modifiedBy}; nothing that a name cannot hold is left. */
    static String snake(String text) {
        return text.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").replaceAll("\\W", "_").toLowerCase(Locale.ROOT);
    }

    /** {@code insert-all} of {@code insertAll}; what is about one key of many is about keys. */
    static String kind(String method) {
        return method.startsWith("upsert") ? "upsert" : snake(method).replace('_', '-');
    }

    private static String article(String noun) {
        return "aeio".indexOf(noun.charAt(0)) >= 0 ? "an_" : "a_";
    }
}
