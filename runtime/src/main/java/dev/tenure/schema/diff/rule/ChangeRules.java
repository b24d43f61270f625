package dev.tenure.schema.diff.rule;

import java.util.List;

/** All rules for change. */
public final class ChangeRules {

    private static final List<ChangeRule> ALL = List.of(
            new BreakingRenameRule(),
            new BreakingDropRule(),
            new WaitingRule(),
            new MissingValueRule(),
            new NarrowedColumnRule(),
            new TypeChangeRule(),
            new EnumRemovalRule(),
            new EnumOrderRule(),
            new CollationChangeRule(),
            new VolatileDefaultRule(),
            new NarrowedKeyRule(),
            new PrimaryKeyChangeRule(),
            new SoftDeleteEndsRule(),
            new PolymorphicTargetRule(),
            new OneTenantRule(),
            new BackfillFitsRule(),
            new LogFillRule(),
            new VirtualKeyRule());

    private ChangeRules() {}

    /** Every rule, in the order of their codes. */
    public static List<ChangeRule> all() {
        return ALL;
    }

    /** Whether there is a risk of that code that can be accepted. */
    public static boolean isAcceptable(String code) {
        return ALL.stream().anyMatch(rule -> rule.isAcceptable() && rule.code().equals(code));
    }

    /** Everything that any rule finds risky, in the order of the codes. */
    public static List<Risk> check(Evolution evolution) {
        return ALL.stream().flatMap(rule -> rule.check(evolution).stream()).toList();
    }
}
