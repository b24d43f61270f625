package dev.tenure.schema.rule;

import dev.tenure.schema.Finding;
import dev.tenure.schema.Schema;
import java.util.List;

/** All rules of a sound schema. */
public final class Rules {

    private static final List<Rule> ALL = List.of(
            new UniqueWithoutTenantRule(),
            new IndexNotLedByTenantRule(),
            new NullableTenantColumnRule(),
            new TenantForeignKeyRule(),
            new UniquePrefixRule(),
            new TenantColumnTypeRule(),
            new ExpressionRule(),
            new SharedTableRule(),
            new NullHoleRule(),
            new SoftDeleteRule(),
            new KeptTenantRule(),
            new ParentKeyRule(),
            new ForeignKeyTypeRule(),
            new ForeignKeyCollationRule(),
            new SetNullRule(),
            new NeedlessReasonRule(),
            new GeneratedReferenceRule(),
            new CheckOnCascadeRule(),
            new StoredOverCascadeRule(),
            new SelfCascadeRule(),
            new ReferenceCycleRule(),
            new DuplicateForeignKeyRule(),
            new PolymorphicIdRule(),
            new PolymorphicTypeRule(),
            new PolymorphicTargetsRule(),
            new IdentifierLengthRule(),
            new IdentifierCharactersRule(),
            new ReservedWordRule(),
            new TableNameRule(),
            new ColumnNameRule(),
            new KeyNameRule(),
            new ConstraintNameRule(),
            new AutoIncrementReadRule(),
            new PrimaryKeyRule(),
            new KeyColumnsRule(),
            new KeyLengthRule(),
            new KeyOnTextRule(),
            new RedundantIndexRule(),
            new RowLengthRule(),
            new LimitsRule(),
            new EnumValuesRule(),
            new DecimalRule(),
            new ColumnLengthRule(),
            new DefaultFitsRule(),
            new DefaultOnLongRule(),
            new AutoIncrementRule(),
            new CheckBoundsRule(),
            new CollationRule(),
            new CurrentTimeRule(),
            new MaterializedTypeRule(),
            new MaterializedKeyRule(),
            new MaterializedTenantRule(),
            new MaterializedIndexRule(),
            new MaterializedNullRule());

    private Rules() {}

    /** Every rule, in the order of their codes. */
    public static List<Rule> all() {
        return ALL;
    }

    /** Everything that any rule finds wrong with a schema, in the order of the codes. */
    public static List<Finding> check(Schema schema) {
        return ALL.stream().flatMap(rule -> rule.check(schema).stream()).toList();
    }
}
