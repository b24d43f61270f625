package dev.tenure.repository;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What the database holds for the constants of an enum: a constant of its repository.
 *
 * @param constants all of them, in their order
 * @param texts     what each is held as
 * @param <E> the enum
 */
public record EnumText<E extends Enum<E>>(List<E> constants, List<String> texts) {

    public EnumText {
        constants = List.copyOf(constants);
        texts = List.copyOf(texts);
    }

    /** Each constant's name in lower case. */
    public static <E extends Enum<E>> EnumText<E> of(E[] constants) {
        return new EnumText<>(List.of(constants),
                Stream.of(constants).map(constant -> constant.name().toLowerCase(Locale.ROOT)).toList());
    }

    /** Another text for one of the constants. */
    public EnumText<E> with(E constant, String text) {
        return new EnumText<>(constants, constants.stream()
                .map(each -> each == constant ? text : texts.get(each.ordinal()))
                .toList());
    }

    public String text(E constant) {
        return constant == null ? null : texts.get(constant.ordinal());
    }

    /** @throws IllegalStateException for a text of no constant, which a check of the database would have found */
    public E constant(String text) {
        if (text == null) {
            return null;
        }
        // enums of a database are short: looking at each is faster than any map
        for (int at = 0; at < texts.size(); at++) {
            if (texts.get(at).equals(text)) {
                return constants.get(at);
            }
        }
        throw new IllegalStateException("no constant of " + constants + " stands for \"" + text + "\"");
    }
}
