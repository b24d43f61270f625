package dev.tenure.mysql;

import dev.tenure.schema.Expression;
import dev.tenure.schema.Expression.Compare.Operator;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** From what a server prints of an expression to the expression. */
final class ExpressionReader {

    private static final String NAME = "`((?:[^`]|``)+)`";
    private static final Pattern IS_LIVE = Pattern.compile("if\\(" + NAME + " is null, 1, null\\)");
    private static final Pattern VALID_JSON = Pattern.compile("json_valid\\(" + NAME + "\\)");
    private static final Pattern COMPARE = Pattern.compile(NAME + " (>=|>|<=|<) (-?\\d+(?:\\.\\d+)?)");

    private static final Map<String, Operator> OPERATORS = Map.of(
            ">=", Operator.AT_LEAST, ">", Operator.MORE_THAN, "<=", Operator.AT_MOST, "<", Operator.LESS_THAN);

    private ExpressionReader() {}

    /** The expression that {@code canonical} writes: one of those that Tenure itself writes, or the text. */
    static Expression read(String canonical) {
        Matcher live = IS_LIVE.matcher(canonical);
        if (live.matches()) {
            return new Expression.IsLive(name(live.group(1)));
        }
        Matcher json = VALID_JSON.matcher(canonical);
        if (json.matches()) {
            return new Expression.ValidJson(name(json.group(1)));
        }
        Matcher compare = COMPARE.matcher(canonical);
        if (compare.matches()) {
            return new Expression.Compare(
                    name(compare.group(1)), OPERATORS.get(compare.group(2)), new BigDecimal(compare.group(3)));
        }
        return new Expression.Raw(canonical);
    }

    static String canonical(String text) {
        return CanonicalExpression.of(text);
    }

    /** MySQL's views escape what they print once more, and show its UTF-8 as if each byte were a character. */
    static String mysql(String text) {
        return canonical(decoded(Literals.unescape(text)));
    }

    private static String decoded(String text) {
        if (text.chars().allMatch(c -> c < 0x80) || text.chars().anyMatch(c -> c > 0xff)) {
            return text;
        }
        try {
            return StandardCharsets.UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1)))
                    .toString();
        } catch (CharacterCodingException notEncodedTwice) {
            return text;
        }
    }

    private static String name(String quoted) {
        return quoted.replace("``", "`");
    }
}
