package dev.tenure.processor.emit;

import static dev.tenure.processor.emit.JavaSource.quoted;

import dev.tenure.processor.shape.EntityShape.Property;
import dev.tenure.processor.shape.EntityShape.Role;
import dev.tenure.schema.DefaultValue;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Defaults of columns as Java values, so that an inserted entity can say what it got. */
final class Defaults {

    /** Objects: beside a number that may be null, a primitive one would be read out of that null. */
    private static final Map<String, Function<String, String>> LITERALS = Map.of(
            "java.lang.String", text -> quoted(text),
            "java.lang.Long", text -> "Long.valueOf(" + text + "L)",
            "java.lang.Integer", text -> "Integer.valueOf(" + text + ")",
            "java.lang.Short", text -> "Short.valueOf((short) " + text + ")",
            "java.lang.Byte", text -> "Byte.valueOf((byte) " + text + ")",
            "java.lang.Double", text -> "Double.valueOf(" + text + "d)",
            "java.lang.Float", text -> "Float.valueOf(" + text + "f)",
            "java.lang.Boolean", text -> text.equals("0") ? "Boolean.FALSE" : "Boolean.TRUE");

    private Defaults() {}

    /** What a field gets that the caller left out; empty where there is nothing to get. */
    static Optional<String> of(JavaSource source, EntityCode entity, Property property) {
        if (property.role() != Role.FIELD || entity.isPrimitive(property) || EntityCode.isReference(property)
                || property.json().isPresent()) {
            return Optional.empty();
        }
        return entity.column(property).defaultValue().flatMap(value -> of(source, entity, property, value));
    }

    private static Optional<String> of(JavaSource source, EntityCode entity, Property property, DefaultValue value) {
        String javaType = property.model().javaType();
        if (value instanceof DefaultValue.Now) {
            return Optional.of(property)
                    .filter(time -> Codec.knows(javaType) && Codec.of(javaType).isStamp())
                    .map(entity::now);
        }
        if (!(value instanceof DefaultValue.Literal literal)) {
            return Optional.empty();
        }
        if (EntityCode.isEnum(property)) {
            return property.enumTexts().entrySet().stream()
                    .filter(constant -> constant.getValue().equals(literal.text()))
                    .map(constant -> entity.type(property) + "." + constant.getKey())
                    .findFirst();
        }
        return javaType.equals(BigDecimal.class.getName())
                ? Optional.of("new " + source.use(BigDecimal.class) + "(" + quoted(literal.text()) + ")")
                : Optional.ofNullable(LITERALS.get(javaType)).map(code -> code.apply(literal.text()));
    }
}
