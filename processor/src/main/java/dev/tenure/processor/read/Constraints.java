package dev.tenure.processor.read;

import static java.util.Map.entry;

import dev.tenure.schema.Expression.Compare.Operator;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What the constraints of Bean Validation say of a column. They are known by name, so that projects without them need
 * nothing on their class path. One that holds only in some groups says nothing.
 */
final class Constraints {

    static final String PACKAGE = "jakarta.validation.constraints.";

    /**
     * A bound of a number.
     *
     * @param annotation what says it
     * @param operator   on which side it is
     * @param number     the bound
     */
    record Bound(Mirror annotation, Operator operator, BigDecimal number) {}

    private static final List<String> NULL_REFUSED = List.of("NotNull", "NotBlank", "NotEmpty");

    private static final Map<String, Function<Mirror, Bound>> BOUNDS = Map.ofEntries(
            entry("Min", mirror -> whole(mirror, Operator.AT_LEAST)),
            entry("Max", mirror -> whole(mirror, Operator.AT_MOST)),
            entry("DecimalMin", mirror -> decimal(mirror, Operator.AT_LEAST, Operator.MORE_THAN)),
            entry("DecimalMax", mirror -> decimal(mirror, Operator.AT_MOST, Operator.LESS_THAN)),
            entry("Positive", mirror -> new Bound(mirror, Operator.MORE_THAN, BigDecimal.ZERO)),
            entry("PositiveOrZero", mirror -> new Bound(mirror, Operator.AT_LEAST, BigDecimal.ZERO)),
            entry("Negative", mirror -> new Bound(mirror, Operator.LESS_THAN, BigDecimal.ZERO)),
            entry("NegativeOrZero", mirror -> new Bound(mirror, Operator.AT_MOST, BigDecimal.ZERO)));

    private Constraints() {}

    /** What refuses NULL. */
    static List<Mirror> refusingNull(Field field) {
        return NULL_REFUSED.stream().flatMap(name -> all(field, name)).toList();
    }

    static boolean refusesNull(Field field) {
        return field.type().getKind().isPrimitive() || !refusingNull(field).isEmpty();
    }

    static Optional<Mirror> size(Field field) {
        return all(field, "Size").filter(size -> size.says("max")).findFirst();
    }

    static Optional<Integer> maxSize(Field field) {
        return size(field).map(size -> size.number("max"));
    }

    static Optional<Mirror> digits(Field field) {
        return all(field, "Digits").findFirst();
    }

    /** In source order. */
    static List<Bound> bounds(Field field) {
        return field.annotations().all()
                .filter(Constraints::holdsAlways)
                .flatMap(mirror -> Optional.ofNullable(BOUNDS.get(nameOf(mirror)))
                        .map(read -> read.apply(mirror)).stream())
                .toList();
    }

    /** Bounds that are no numbers. */
    static List<Mirror> unreadableBounds(Field field) {
        return Stream.of("DecimalMin", "DecimalMax").flatMap(name -> all(field, name))
                .filter(mirror -> number(mirror).isEmpty()).toList();
    }

    private static Stream<Mirror> all(Field field, String name) {
        return field.annotations().all(PACKAGE + name).stream().filter(Constraints::holdsAlways);
    }

    private static boolean holdsAlways(Mirror constraint) {
        return constraint.classesNamed("groups").isEmpty();
    }

    private static String nameOf(Mirror mirror) {
        String name = mirror.type().getQualifiedName().toString();
        return name.startsWith(PACKAGE) ? name.substring(PACKAGE.length()) : "";
    }

    private static Bound whole(Mirror mirror, Operator operator) {
        return new Bound(mirror, operator, BigDecimal.valueOf(mirror.value("value", Long.class).orElse(0L)));
    }

    private static Bound decimal(Mirror mirror, Operator inclusive, Operator exclusive) {
        boolean open = mirror.says("inclusive") && !mirror.flag("inclusive");
        return number(mirror).map(number -> new Bound(mirror, open ? exclusive : inclusive, number)).orElse(null);
    }

    private static Optional<BigDecimal> number(Mirror mirror) {
        try {
            // in plain digits, so that 1E+3 and 1000 are one
            return Optional.of(new BigDecimal(new BigDecimal(mirror.text("value")).toPlainString()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
