package dev.tenure.schema.diff;

import dev.tenure.schema.Column;
import dev.tenure.schema.ColumnType;
import dev.tenure.schema.DefaultValue;
import dev.tenure.schema.Expression;
import dev.tenure.schema.ForeignKey;
import dev.tenure.schema.Index;
import dev.tenure.schema.TypeWords;
import java.math.BigDecimal;
import dev.tenure.schema.Trigger;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** How findings say what something is like. Two things are alike exactly if they are worded alike. */
final class Wording {

    private static final Map<Expression.Compare.Operator, String> OPERATORS = Map.of(
            Expression.Compare.Operator.AT_LEAST, ">=",
            Expression.Compare.Operator.MORE_THAN, ">",
            Expression.Compare.Operator.AT_MOST, "<=",
            Expression.Compare.Operator.LESS_THAN, "<");

    private Wording() {}

    static String type(ColumnType type) {
        if (type instanceof ColumnType.Enumeration values) {
            return "enum" + members(values.values());
        }
        return type instanceof ColumnType.MultiSet values ? "set" + members(values.values()) : TypeWords.of(type);
    }

    static String defaultOf(Column column) {
        return column.defaultValue().map(value -> defaultValue(value, column.type())).orElse("none");
    }

    private static String defaultValue(DefaultValue value, ColumnType type) {
        if (value instanceof DefaultValue.Now now) {
            return "the current time (" + now.fsp() + " fractional digits)";
        }
        if (value instanceof DefaultValue.Computed computed) {
            return "(" + computed.text() + ")";
        }
        String text = ((DefaultValue.Literal) value).text();
        if (type instanceof ColumnType.Timestamp || type instanceof ColumnType.DateTime) {
            return quoted(moment(text));
        }
        if (type instanceof ColumnType.Time) {
            return quoted(withoutZeros(text));
        }
        return type.isCharacter() ? quoted(text) : number(text);
    }

    /** Servers give a moment its midnight and its fraction back in full. */
    private static String moment(String text) {
        return withoutZeros(text.matches("\\d+-\\d+-\\d+") ? text + " 00:00:00" : text);
    }

    private static String withoutZeros(String time) {
        return time.contains(".") ? time.replaceFirst("\\.?0*$", "") : time;
    }

    private static String number(String text) {
        try {
            BigDecimal number = new BigDecimal(text);
            return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
        } catch (NumberFormatException noNumber) {
            return quoted(text);
        }
    }

    static String generated(Column column) {
        return column.generated()
                .map(how -> (how.stored() ? "stored: " : "virtual: ") + expression(how.expression()))
                .orElse("not generated");
    }

    static String expression(Expression expression) {
        if (expression instanceof Expression.IsLive live) {
            return "1 while " + lower(live.deletedAtColumn()) + " is null, otherwise null";
        }
        if (expression instanceof Expression.Compare compare) {
            BigDecimal bound = compare.bound();
            return lower(compare.column()) + " " + OPERATORS.get(compare.operator()) + " "
                    + (bound.signum() == 0 ? "0" : bound.stripTrailingZeros().toPlainString());
        }
        if (expression instanceof Expression.ValidJson json) {
            return lower(json.column()) + " is valid JSON";
        }
        return ((Expression.Raw) expression).text();
    }

    static String parts(Index index) {
        return index.parts().stream()
                .map(part -> (part.functional() ? "(" + part.column() + ")" : lower(part.column()))
                        + part.prefix().map(length -> "(" + length + ")").orElse(""))
                .collect(Collectors.joining(", "));
    }

    static String direction(Index index) {
        String descending = index.parts().stream()
                .filter(Index.Part::descending)
                .map(part -> lower(part.column()))
                .collect(Collectors.joining(", "));
        return descending.isEmpty() ? "all ascending" : "descending: " + descending;
    }

    static String reference(ForeignKey key) {
        return columns(key.columns()) + " to " + lower(key.referencedTable()) + " (" + columns(key.referencedColumns())
                + ")";
    }

    /** What has the same effect has the same word. */
    static String action(ForeignKey.Action action) {
        ForeignKey.Action same =
                action.sameEffectAs(ForeignKey.Action.RESTRICT) ? ForeignKey.Action.RESTRICT : action;
        return same.name().replace('_', ' ');
    }

    static String trigger(Trigger trigger) {
        String does = trigger.body() instanceof Trigger.Refusal refusal
                ? "refused with " + quoted(refusal.message())
                : ((Trigger.Statement) trigger.body()).text();
        return trigger.timing() + " " + trigger.event() + ": " + does;
    }

    static String columns(List<String> columns) {
        return columns.stream().map(Wording::lower).collect(Collectors.joining(", "));
    }

    static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static String members(List<String> values) {
        return values.stream().map(Wording::quoted).collect(Collectors.joining(", ", "(", ")"));
    }
}
