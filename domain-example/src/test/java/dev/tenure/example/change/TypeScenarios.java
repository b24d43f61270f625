package dev.tenure.example.change;

import static dev.tenure.example.change.Scenario.of;
import static dev.tenure.example.change.Scenarios.order;
import static dev.tenure.example.change.Scenarios.orders;

import java.util.List;

/** Columns become something else. */
final class TypeScenarios {

    private static final String STATES = "enum State { @EnumValue(\"new\") NEW, @EnumValue(\"old\") OLD }";
    private static final String STATE = order("@NotNull State state");
    private static final String[] SOME = orders("state", "'new'", "'old'");
    private static final String[] CODES = orders("code", "'a'", "'b'", "NULL");
    private static final String[] ALL_CODES = orders("code", "'a'", "'b'");
    private static final String[] COUNTS = orders("count", "1", "200");

    private TypeScenarios() {}

    static List<Scenario> all() {
        return List.of(
                of("a text gets longer", order("@Size(max = 20) String code"), order("@Size(max = 30) String code"), CODES).losingOnTheWayBack(),
                of("a text gets longer than a byte can count", order("@Size(max = 20) String code"),
                        order("@Size(max = 400) String code"), CODES).losingOnTheWayBack(),
                of("a text gets shorter", order("@Size(max = 30) String code"), order("@Size(max = 20) String code"), CODES)
                        .losing("what of orders.code does not fit its new type"),
                of("a text becomes a long one", order("String code"), order("@Column(type = TEXT) String code"), CODES).losingOnTheWayBack(),
                of("a long text becomes a short one", order("@Column(type = TEXT) String code"), order("String code"), CODES)
                        .losing("what of orders.code does not fit its new type"),
                of("a number gets larger", order("int count"), order("long count"), COUNTS).losingOnTheWayBack(),
                of("a number gets smaller", order("long count"), order("int count"), COUNTS)
                        .losing("what of orders.count does not fit its new type"),
                of("a number is never negative from now on", order("int count"), order("@Column(unsigned = true) int count"),
                        COUNTS).losing("what of orders.count does not fit its new type").losingOnTheWayBack(),
                of("a number becomes a text", order("int count"), order("@NotNull @Size(max = 20) String count"), COUNTS)
                        .losing("what of orders.count does not fit its new type").losingOnTheWayBack(),
                of("a decimal gets more digits", order("@NotNull @Digits(integer = 6, fraction = 2) BigDecimal count"),
                        order("@NotNull @Digits(integer = 8, fraction = 3) BigDecimal count"), COUNTS).losingOnTheWayBack(),
                of("a decimal gets fewer digits", order("@NotNull @Digits(integer = 8, fraction = 3) BigDecimal count"),
                        order("@NotNull @Digits(integer = 6, fraction = 2) BigDecimal count"), COUNTS)
                        .losing("what of orders.count does not fit its new type"),
                of("a column takes NULL from now on", order("@NotNull String code"), order("String code"), ALL_CODES),
                of("a column takes no NULL any more", order("String code"), order("@NotNull String code"), ALL_CODES),
                of("a default comes", order("int count"), order("@Default(\"3\") int count"), COUNTS),
                of("a default changes", order("@Default(\"3\") int count"), order("@Default(\"4\") int count"), COUNTS),
                of("a default goes", order("@Default(\"3\") int count"), order("int count"), COUNTS),
                of("an enum gets a member at the end", STATE + STATES,
                        STATE + STATES.replace("OLD }", "OLD, @EnumValue(\"gone\") GONE }"), SOME).losingOnTheWayBack(),
                of("an enum gets a member in between", STATE + STATES,
                        STATE + STATES.replace("NEW,", "NEW, @EnumValue(\"paid\") PAID,"), SOME).losingOnTheWayBack(),
                of("an enum loses a member that no row has", STATE + STATES.replace("OLD }", "OLD, @EnumValue(\"gone\") GONE }"),
                        STATE + STATES, SOME).losing("what of orders.state does not fit its new type"),
                of("an enum is ordered anew", STATE + STATES,
                        STATE + "enum State { @EnumValue(\"old\") OLD, @EnumValue(\"new\") NEW }", SOME),
                of("an enum becomes a text", STATE + STATES, order("@NotNull @Size(max = 20) String state"), SOME)
                        .losing("what of orders.state does not fit its new type").losingOnTheWayBack(),
                of("a column gets a comment", order("String code"), order("@Column(comment = \"by hand\") String code"), CODES),
                of("a time gets fractions", order("@Column(fsp = 0) Instant at"), order("@Column(fsp = 6) Instant at"),
                        orders("at", "'2026-01-02 03:04:05'", "NULL")).losingOnTheWayBack(),
                of("a time loses its fractions", order("@Column(fsp = 6) Instant at"), order("Instant at"),
                        orders("at", "'2026-01-02 03:04:05'", "NULL")).losing("what of orders.at does not fit its new type"),
                of("a text gets another collation", order("String code"),
                        order("@Column(collation = \"utf8mb4_bin\") String code"), CODES),
                of("a yes or no becomes a number", order("boolean count"), order("int count"), orders("count", "0", "1")).losingOnTheWayBack());
    }
}
