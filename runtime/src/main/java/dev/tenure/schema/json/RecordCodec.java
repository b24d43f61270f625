package dev.tenure.schema.json;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Turns the model's records into maps and back, by their own components, so that no field can be forgotten.
 *
 * <p>A record becomes an object in component order, a variant of a sealed interface carries its name as {@code kind},
 * enums are written in lower case. What is empty, false or {@code ""} is left out.
 */
final class RecordCodec {

    /** What is read does not fit the model. */
    static final class Misfit extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Misfit(String message) {
            super(message);
        }
    }

    private static final String KIND = "kind";

    /** What reflection says of a record, kept: asking anew for each record takes most of the time. */
    private record Shape(List<RecordComponent> components, Optional<String> kind) {

        static Shape of(Class<?> type) {
            return new Shape(
                    List.of(type.getRecordComponents()),
                    isVariant(type) ? Optional.of(kindOf(type)) : Optional.empty());
        }
    }

    private static final ClassValue<Shape> SHAPES = new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
            return Shape.of(type);
        }
    };

    private RecordCodec() {}

    static Map<String, Object> encode(Record value) {
        Map<String, Object> map = new LinkedHashMap<>();
        Shape shape = SHAPES.get(value.getClass());
        shape.kind().ifPresent(kind -> map.put(KIND, kind));
        for (RecordComponent component : shape.components()) {
            Object plain = read(component, value);
            Object encoded = encodeValue(plain);
            boolean said = plain instanceof Optional<?> optional ? optional.isPresent() : !isDefault(encoded);
            if (said) {
                map.put(component.getName(), encoded);
            }
        }
        return map;
    }

    static <T> T decode(Object json, Class<T> type, String path) {
        return type.cast(decodeValue(json, type, path));
    }

    private static Object encodeValue(Object value) {
        if (value instanceof Optional<?> optional) {
            return optional.map(RecordCodec::encodeValue).orElse(null);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(RecordCodec::encodeValue).toList();
        }
        if (value instanceof Enum<?> constant) {
            return name(constant);
        }
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        if (value instanceof Duration || value instanceof Instant) {
            return value.toString();
        }
        return value instanceof Record nested ? encode(nested) : value;
    }

    private static boolean isDefault(Object encoded) {
        return encoded.equals("") || encoded.equals(false) || encoded.equals(0)
                || encoded instanceof List<?> list && list.isEmpty();
    }

    private static Object decodeValue(Object json, Type type, String path) {
        if (type instanceof ParameterizedType generic) {
            Type argument = generic.getActualTypeArguments()[0];
            return generic.getRawType() == Optional.class
                    ? Optional.ofNullable(json).map(present -> decodeValue(present, argument, path))
                    : decodeList(json, argument, path);
        }
        Class<?> plain = (Class<?>) type;
        if (plain == boolean.class) {
            return json != null && expect(Boolean.class, json, path);
        }
        if (plain == int.class || plain == Integer.class) {
            return json == null ? 0 : (Object) expect(Integer.class, json, path);
        }
        if (plain == long.class) {
            return json == null ? 0L : (Object) expect(Number.class, json, path).longValue();
        }
        if (plain == Duration.class) {
            return time(Duration::parse, json, path);
        }
        if (plain == Instant.class) {
            return time(Instant::parse, json, path);
        }
        if (plain == String.class) {
            return json == null ? "" : expect(String.class, json, path);
        }
        if (plain == BigDecimal.class) {
            return number(expect(String.class, json, path), path);
        }
        if (plain.isEnum()) {
            return constant(plain, expect(String.class, json, path), path);
        }
        return decodeObject(expect(Map.class, json, path), plain, path);
    }

    private static List<Object> decodeList(Object json, Type argument, String path) {
        List<Object> values = new ArrayList<>();
        if (json != null) {
            for (Object element : expect(List.class, json, path)) {
                values.add(decodeValue(element, argument, path + "[" + values.size() + "]"));
            }
        }
        return values;
    }

    private static Object decodeObject(Map<?, ?> json, Class<?> type, String path) {
        Class<?> recordType = type.isRecord() ? type : variant(type, json.get(KIND), path);
        List<RecordComponent> components = SHAPES.get(recordType).components();
        Class<?>[] types = new Class<?>[components.size()];
        Object[] values = new Object[components.size()];
        for (int i = 0; i < components.size(); i++) {
            String name = components.get(i).getName();
            types[i] = components.get(i).getType();
            values[i] = decodeValue(json.get(name), components.get(i).getGenericType(), path + "." + name);
        }
        refuseUnknown(json, recordType, path);
        try {
            return recordType.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new Misfit(path + " cannot be made a " + recordType.getSimpleName() + ": " + e);
        }
    }

    private static void refuseUnknown(Map<?, ?> json, Class<?> recordType, String path) {
        Set<String> known = new HashSet<>();
        Shape shape = SHAPES.get(recordType);
        shape.kind().ifPresent(kind -> known.add(KIND));
        shape.components().forEach(component -> known.add(component.getName()));
        for (Object key : json.keySet()) {
            if (!known.contains(key)) {
                throw new Misfit(path + " has \"" + key + "\", which this version does not know");
            }
        }
    }

    private static Class<?> variant(Class<?> sealed, Object kind, String path) {
        for (Class<?> candidate : sealed.getPermittedSubclasses()) {
            if (kindOf(candidate).equals(kind)) {
                return candidate;
            }
        }
        throw new Misfit(path + " is of the unknown kind \"" + kind + "\"");
    }

    private static boolean isVariant(Class<?> type) {
        for (Class<?> parent : type.getInterfaces()) {
            if (parent.isSealed()) {
                return true;
            }
        }
        return false;
    }

    private static String kindOf(Class<?> variant) {
        return variant.getSimpleName().toLowerCase(Locale.ROOT);
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static Object constant(Class<?> type, String text, String path) {
        for (Object constant : type.getEnumConstants()) {
            if (name((Enum<?>) constant).equals(text)) {
                return constant;
            }
        }
        throw new Misfit(path + " is \"" + text + "\", which is none of its values");
    }

    private static BigDecimal number(String text, String path) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new Misfit(path + " is \"" + text + "\", which is no number");
        }
    }

    private static <T> T time(Function<String, T> parse, Object json, String path) {
        String text = expect(String.class, json, path);
        try {
            return parse.apply(text);
        } catch (DateTimeException e) {
            throw new Misfit(path + " is \"" + text + "\", which is no time");
        }
    }

    private static <T> T expect(Class<T> type, Object json, String path) {
        if (type.isInstance(json)) {
            return type.cast(json);
        }
        throw new Misfit(path + " is " + (json == null ? "missing" : Json.inline(json)));
    }

    private static Object read(RecordComponent component, Record value) {
        try {
            return component.getAccessor().invoke(value);
        } catch (IllegalAccessException | InvocationTargetException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
