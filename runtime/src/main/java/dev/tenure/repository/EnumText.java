package dev.tenure.repository;

import java.util.Arrays;
import java.util.Locale;

/**
 * What the database holds for the constants of an enum.
 *
 * @param <E> the enum
 */
public final class EnumText<E extends Enum<E>> {

    private final E[] constants;
    private final String[] texts;

    /** @param constants all of them, in their order */
    private EnumText(E[] constants) {
        this.constants = constants;
        this.texts = new String[constants.length];
        for (E constant : constants) {
            texts[constant.ordinal()] = constant.name().toLowerCase(Locale.ROOT);
        }
    }

    /** Each constant's name in lower case. */
    public static <E extends Enum<E>> EnumText<E> of(E[] constants) {
        return new EnumText<>(constants);
    }

    /** Another text for one of the constants. */
    public EnumText<E> with(E constant, String text) {
        texts[constant.ordinal()] = text;
        return this;
    }

    public String text(E constant) {
        return constant == null ? null : texts[constant.ordinal()];
    }

    /** @throws IllegalStateException for a text of no constant, which a check of the database would have found */
    public E constant(String text) {
        if (text == null) {
            return null;
        }
        // enums of a database are short: looking at each is faster than any map
        for (int at = 0; at < texts.length; at++) {
            if (texts[at].equals(text)) {
                return constants[at];
            }
        }
        throw new IllegalStateException(
                "no constant of " + Arrays.toString(constants) + " stands for \"" + text + "\"");
    }
}
