package dev.tenure.repository;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What the database holds for the constants of an enum.
 *
 * @param <E> the enum
 */
public final class EnumText<E extends Enum<E>> {

    private final String[] texts;
    private final Map<String, E> constants;

    /** @param constants all of them, in their order */
    private EnumText(E[] constants) {
        this.texts = new String[constants.length];
        this.constants = new HashMap<>(2 * constants.length);
        for (E constant : constants) {
            put(constant, constant.name().toLowerCase(Locale.ROOT));
        }
    }

    /** Each constant's name in lower case. */
    public static <E extends Enum<E>> EnumText<E> of(E[] constants) {
        return new EnumText<>(constants);
    }

    /** Another text for one of the constants. */
    public EnumText<E> with(E constant, String text) {
        constants.remove(texts[constant.ordinal()]);
        put(constant, text);
        return this;
    }

    private void put(E constant, String text) {
        texts[constant.ordinal()] = text;
        constants.put(text, constant);
    }

    public String text(E constant) {
        return constant == null ? null : texts[constant.ordinal()];
    }

    /** @throws IllegalStateException for a text of no constant, which a check of the database would have found */
    public E constant(String text) {
        E constant = constants.get(text);
        if (constant == null && text != null) {
            throw new IllegalStateException("no constant of " + constants.values() + " stands for \"" + text + "\"");
        }
        return constant;
    }
}
