package dev.tenure.schema.rule;

import dev.tenure.schema.Column;
import dev.tenure.schema.ColumnType;
import dev.tenure.schema.Entity;
import dev.tenure.schema.Finding;
import dev.tenure.schema.Materialized;
import dev.tenure.schema.Subject;
import dev.tenure.schema.Table;
import dev.tenure.schema.TypeWords;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A count's columns hold what a refresh puts into them. */
final class MaterializedTypeRule extends MaterializedRule {

    /** What a time is in Java where its column says the same day in every session. */
    private static final Map<Class<? extends ColumnType>, Set<String>> TIMES = Map.of(
            ColumnType.Timestamp.class, Set.of("java.time.Instant", "java.time.OffsetDateTime"),
            ColumnType.DateTime.class, Set.of("java.time.LocalDateTime"));

    MaterializedTypeRule() {
        super("TEN172");
    }

    @Override
    Stream<Finding> check(Table table, Materialized counts, Table source) {
        return Stream.of(
                        counts.groups().stream().flatMap(group -> wrongWith(table, source, group).stream()
                                .map(what -> finding(Subject.materialized(table, counts, aspect(group)), what,
                                        "Give both one type, or say for each constant of an enum what it counts as."))),
                        isNumber(table, counts.count()) ? Stream.<Finding>empty() : Stream.of(finding(
                                Subject.materialized(table, counts, "count"),
                                "The count " + counts.count() + " of " + table.name() + " is no whole number.",
                                "Declare its field as int or long.")),
                        dates(table, counts),
                        isTime(source, counts.time()) ? Stream.<Finding>empty() : Stream.of(finding(
                                Subject.materialized(table, counts, "time"),
                                table.name() + " counts by " + counts.time() + " of " + source.name()
                                        + ", which is not one day in every session.",
                                "Take an Instant in a TIMESTAMP, or a LocalDateTime in a DATETIME.")),
                        counts.calculatedAt().filter(name -> !isPointInTime(table, name)).stream().map(name -> finding(
                                Subject.materialized(table, counts, "calculatedAt"),
                                name + " of " + table.name() + " is no point in time.",
                                "Declare its field as Instant.")))
                .flatMap(findings -> findings);
    }

    private static Optional<String> wrongWith(Table table, Table source, Materialized.Group group) {
        Optional<Column> mine = table.column(group.column());
        Optional<Column> theirs = source.column(group.of());
        if (mine.isEmpty() || theirs.isEmpty()) {
            return Optional.empty();
        }
        ColumnType type = mine.get().type();
        ColumnType of = theirs.get().type();
        String names = table.name() + "." + group.column() + " " + TypeWords.of(type) + " and " + source.name() + "."
                + group.of() + " " + TypeWords.of(of);
        if (!group.cases().isEmpty()) {
            return type instanceof ColumnType.Enumeration && of instanceof ColumnType.Enumeration known
                    ? said(names, group, known)
                    : Optional.of(names + " are not both enums, so that no case tells one by the other.");
        }
        boolean same = type.equals(of)
                && (!type.isCharacter() || table.collationOf(mine.get()).equals(source.collationOf(theirs.get())));
        return same ? Optional.empty() : Optional.of(names + " do not hold the same.");
    }

    private static Optional<String> said(String names, Materialized.Group group, ColumnType.Enumeration of) {
        List<String> said = group.cases().stream().map(Materialized.Case::of).toList();
        return of.values().stream()
                .filter(value -> said.stream().filter(value::equals).count() != 1)
                .findFirst()
                .map(value -> "Of " + names + ", " + value + " is said to count as "
                        + (said.contains(value) ? "several things." : "nothing."));
    }

    private Stream<Finding> dates(Table table, Materialized counts) {
        return Stream.concat(Stream.of(Map.entry("start", counts.start())),
                        counts.end().stream().map(name -> Map.entry("end", name)))
                .filter(date -> table.column(date.getValue()).map(Column::type)
                        .filter(ColumnType.Date.class::isInstance).isEmpty())
                .map(date -> finding(Subject.materialized(table, counts, date.getKey()),
                        date.getValue() + " of " + table.name() + " is no date.", "Declare its field as LocalDate."));
    }

    private static boolean isNumber(Table table, String column) {
        return table.column(column).map(Column::type).filter(ColumnType.Int.class::isInstance).isPresent();
    }

    private static boolean isPointInTime(Table table, String column) {
        return table.column(column).map(Column::type).filter(type -> TIMES.containsKey(type.getClass())).isPresent();
    }

    private static boolean isTime(Table source, String column) {
        Set<String> allowed = source.column(column)
                .map(time -> TIMES.getOrDefault(time.type().getClass(), Set.of())).orElse(Set.of());
        return source.entity().stream()
                .flatMap(entity -> entity.properties().stream())
                .filter(property -> property.columns().contains(column))
                .map(Entity.Property::javaType)
                .anyMatch(allowed::contains);
    }
}
