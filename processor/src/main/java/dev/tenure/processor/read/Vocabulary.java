package dev.tenure.processor.read;

import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;

/**
 * The defaults of our annotations' attributes, taken from the annotations themselves: javac does not always have them
 * at hand when it reads an annotation's class file in the midst of processing.
 */
final class Vocabulary {

    private static final Map<String, Map<String, Object>> DEFAULTS = new HashMap<>();

    private Vocabulary() {}

    /** {@code null} for an attribute without default, and for annotations that are not ours. */
    static synchronized Object byDefault(String annotation, String attribute) {
        return DEFAULTS.computeIfAbsent(annotation, Vocabulary::defaults).get(attribute);
    }

    private static Map<String, Object> defaults(String annotation) {
        Map<String, Object> defaults = new HashMap<>();
        try {
            if (annotation.startsWith("dev.tenure.annotation.")) {
                for (Method attribute : Class.forName(annotation).getDeclaredMethods()) {
                    defaults.put(attribute.getName(), attribute.getDefaultValue());
                }
            }
            return defaults;
        } catch (ClassNotFoundException ofAnotherVersion) {
            return defaults;
        }
    }
}
