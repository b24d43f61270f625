package dev.tenure.mysql;

import static java.util.Map.entry;

import dev.tenure.mysql.ExpressionTokens.Kind;
import dev.tenure.mysql.ExpressionTokens.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One way to write an expression, however a server or an author writes it: names in backticks, everything else in lower
 * case, one spelling for each operator, parentheses only where they change the meaning, no charset before strings, and
 * {@code not} pushed down to the comparisons, as servers do.
 *
 * <p>Each step of the parser returns text that is canonical already, together with how tightly it binds.
 */
final class CanonicalExpression {

    /** @param opposite what negates it, a part as well; null for a part that {@code not} in front negates */
    private record Part(String text, int binding, Part opposite) {
        Part(String text, int binding) {
            this(text, binding, null);
        }

        String within(int least) {
            return binding < least ? "(" + text + ")" : text;
        }

        Part negated() {
            return opposite == null
                    ? new Part("not " + within(NOT), NOT, this)
                    : new Part(opposite.text(), opposite.binding(), this);
        }
    }

    private record Infix(String text, int binding) {}

    /** Something that this grammar does not know. */
    private static final class Unknown extends Exception {
        private static final long serialVersionUID = 1L;
    }

    private static final int NOT = 4;
    private static final int COMPARISON = 6;
    private static final int BIT_OR = 7;
    private static final int UNARY = 13;
    private static final int ATOM = 15;

    private static final Map<String, Infix> INFIXES = Map.ofEntries(
            infix("||", "or", 1), infix("or", "or", 1), infix("xor", "xor", 2),
            infix("&&", "and", 3), infix("and", "and", 3),
            infix("=", "=", COMPARISON), infix("<=>", "<=>", COMPARISON), infix("<>", "<>", COMPARISON),
            infix("!=", "<>", COMPARISON), infix("<", "<", COMPARISON), infix("<=", "<=", COMPARISON),
            infix(">", ">", COMPARISON), infix(">=", ">=", COMPARISON), infix("like", "like", COMPARISON),
            infix("regexp", "regexp", COMPARISON), infix("rlike", "regexp", COMPARISON),
            infix("|", "|", BIT_OR), infix("&", "&", 8), infix("<<", "<<", 9), infix(">>", ">>", 9),
            infix("+", "+", 10), infix("-", "-", 10),
            infix("*", "*", 11), infix("/", "/", 11), infix("%", "%", 11), infix("mod", "%", 11),
            infix("div", "div", 11), infix("^", "^", 12), infix("collate", "collate", 14),
            infix("->", "->", 14), infix("->>", "->>", 14));

    private static final Map<String, String> OPPOSITES = Map.of(
            "=", "<>", "<>", "=", "<", ">=", ">=", "<", ">", "<=", "<=", ">",
            "like", "not like", "regexp", "not regexp");

    private static final Map<String, Infix> JUNCTIONS = Map.of("and", INFIXES.get("or"), "or", INFIXES.get("and"));

    /** Words that are no column and take no parentheses. */
    private static final Set<String> CONSTANTS =
            Set.of("null", "true", "false", "unknown", "current_date", "current_time", "current_timestamp", "default");

    private static final Map<String, String> SAME_FUNCTION = Map.of(
            "now", "current_timestamp", "localtime", "current_timestamp", "localtimestamp", "current_timestamp",
            "character_length", "char_length", "lcase", "lower", "ucase", "upper", "substr", "substring",
            "curdate", "current_date", "power", "pow");

    private final List<Token> tokens;
    private int at;

    private CanonicalExpression(List<Token> tokens) {
        this.tokens = tokens;
    }

    /** The canonical form; of what the grammar does not know, the tokens with single spaces between them. */
    static String of(String text) {
        List<Token> tokens = ExpressionTokens.of(text);
        try {
            CanonicalExpression parser = new CanonicalExpression(tokens);
            Part part = parser.expression(0);
            if (parser.peek() == ExpressionTokens.END) {
                return part.text();
            }
        } catch (Unknown unknown) {
            // told below by its tokens
        }
        return tokens.stream().map(CanonicalExpression::raw).collect(Collectors.joining(" "));
    }

    private Part expression(int least) throws Unknown {
        Part left = prefix();
        while (true) {
            Part longer = infix(left, least);
            if (longer == null) {
                return left;
            }
            left = longer;
        }
    }

    /** What follows {@code left} and binds at least that tightly; null where nothing does. */
    private Part infix(Part left, int least) throws Unknown {
        boolean negated = peek().is("not");
        Token token = negated ? peek(1) : peek();
        if (token.is("is") && least <= COMPARISON) {
            next();
            boolean not = accept("not");
            return eitherWay(left.within(COMPARISON) + " is", not, raw(next()));
        }
        if (token.is("in") && least <= COMPARISON) {
            skip(negated ? 2 : 1);
            expect("(");
            return eitherWay(left.within(COMPARISON), negated, "in (" + arguments() + ")");
        }
        if (token.is("between") && least <= COMPARISON) {
            skip(negated ? 2 : 1);
            Part low = expression(BIT_OR);
            expect("and");
            Part high = expression(BIT_OR);
            return eitherWay(left.within(BIT_OR), negated, "between " + low.text() + " and " + high.text());
        }
        Infix operator = token.kind() == Kind.WORD || token.kind() == Kind.SYMBOL
                ? INFIXES.get(token.text().toLowerCase(Locale.ROOT)) : null;
        if (operator == null || operator.binding() < least || negated && operator.binding() != COMPARISON) {
            return null;
        }
        skip(negated ? 2 : 1);
        Part right = expression(operator.binding() + 1);
        if (JUNCTIONS.containsKey(operator.text())) {
            return junction(left, operator, right);
        }
        if (operator.binding() == COMPARISON) {
            Part comparison = comparison(left, operator, right);
            return negated ? comparison.negated() : comparison;
        }
        return binary(left, operator, right);
    }

    /** What {@code not} in the middle negates. */
    private static Part eitherWay(String left, boolean negated, String right) {
        Part plain = new Part(left + " " + right, COMPARISON);
        Part opposite = new Part(left + " not " + right, COMPARISON);
        return negated
                ? new Part(opposite.text(), COMPARISON, plain)
                : new Part(plain.text(), COMPARISON, opposite);
    }

    private Part comparison(Part left, Infix operator, Part right) throws Unknown {
        String escape = operator.text().equals("like") && accept("escape") ? " escape " + expression(UNARY).text() : "";
        String leading = left.within(COMPARISON) + " ";
        String trailing = " " + right.within(COMPARISON + 1) + escape;
        String opposite = OPPOSITES.get(operator.text());
        return new Part(leading + operator.text() + trailing, COMPARISON,
                opposite == null ? null : new Part(leading + opposite + trailing, COMPARISON));
    }

    private static Part junction(Part left, Infix operator, Part right) {
        Infix other = JUNCTIONS.get(operator.text());
        return new Part(joined(left, operator, right), operator.binding(),
                new Part(joined(left.negated(), other, right.negated()), other.binding()));
    }

    /** Operands of {@code and} and {@code or} may be regrouped at will. */
    private static String joined(Part left, Infix operator, Part right) {
        return left.within(operator.binding()) + " " + operator.text() + " " + right.within(operator.binding());
    }

    private static Part binary(Part left, Infix operator, Part right) {
        if (operator.text().startsWith("->")) {
            String extract = "json_extract(" + left.text() + ", " + right.text() + ")";
            return new Part(operator.text().equals("->>") ? "json_unquote(" + extract + ")" : extract, ATOM);
        }
        String operand = operator.text().equals("collate")
                ? right.text().replace("`", "").toLowerCase(Locale.ROOT)
                : right.within(operator.binding() + 1);
        return new Part(left.within(operator.binding()) + " " + operator.text() + " " + operand, operator.binding());
    }

    private Part prefix() throws Unknown {
        Token token = next();
        switch (token.kind()) {
            case STRING, NUMBER, QUOTED_NAME:
                return qualified(raw(token));
            case SYMBOL:
                return symbol(token);
            case WORD:
                return word(token);
            default:
                throw new Unknown();
        }
    }

    private Part symbol(Token token) throws Unknown {
        if (token.is("(")) {
            Part inner = expression(0);
            if (accept(",")) {
                return new Part("(" + inner.text() + ", " + arguments() + ")", ATOM);
            }
            expect(")");
            return inner;
        }
        if (token.is("-") || token.is("~") || token.is("+")) {
            return new Part(token.text() + expression(UNARY).within(UNARY), UNARY);
        }
        if (token.is("!")) {
            return expression(UNARY).negated();
        }
        if (token.is("*")) {
            return new Part("*", ATOM);
        }
        throw new Unknown();
    }

    private Part word(Token token) throws Unknown {
        String name = token.text().toLowerCase(Locale.ROOT);
        if (peek().kind() == Kind.STRING) {
            // a charset before a string says nothing that the comparison needs; x'41' and date'…' do
            return new Part(name.startsWith("_") ? raw(next()) : name + raw(next()), ATOM);
        }
        if (name.equals("not")) {
            return expression(NOT).negated();
        }
        if (name.equals("case")) {
            return cases();
        }
        if (name.equals("binary") && !peek().is("(")) {
            return new Part("binary " + expression(UNARY).within(UNARY), UNARY);
        }
        if (name.equals("interval") && !peek().is("(")) {
            return new Part("interval " + expression(NOT).text() + " " + raw(next()), ATOM);
        }
        if (accept("(")) {
            return call(SAME_FUNCTION.getOrDefault(name, name), arguments());
        }
        return CONSTANTS.contains(name) ? new Part(name, ATOM) : qualified(Identifiers.quote(token.text()));
    }

    private static Part call(String name, String arguments) {
        if (name.equals("regexp_like")) {
            return new Part(arguments.replaceFirst(", ", " regexp "), COMPARISON);
        }
        boolean constant = arguments.isEmpty() && CONSTANTS.contains(name);
        return new Part(constant ? name : name + "(" + arguments + ")", ATOM);
    }

    private Part qualified(String name) {
        StringBuilder text = new StringBuilder(name);
        while (peek().is(".") && (peek(1).kind() == Kind.QUOTED_NAME || peek(1).kind() == Kind.WORD)) {
            next();
            text.append('.').append(Identifiers.quote(next().text()));
        }
        return new Part(text.toString(), ATOM);
    }

    private Part cases() throws Unknown {
        StringBuilder text = new StringBuilder("case");
        while (!accept("end")) {
            if (peek().is("when") || peek().is("then") || peek().is("else")) {
                text.append(' ').append(raw(next()));
            }
            text.append(' ').append(expression(0).text());
        }
        return new Part(text.append(" end").toString(), ATOM);
    }

    /** Up to the closing parenthesis, with what only some functions take: {@code cast(x as char)}. */
    private String arguments() throws Unknown {
        List<String> arguments = new ArrayList<>();
        while (!accept(")")) {
            StringBuilder argument = new StringBuilder(expression(0).text());
            while (!peek().is(",") && !peek().is(")")) {
                String word = peek().kind() == Kind.WORD ? next().text().toLowerCase(Locale.ROOT) : "";
                argument.append(' ').append(word.isEmpty() ? expression(0).text() : word);
            }
            arguments.add(argument.toString());
            accept(",");
        }
        return String.join(", ", arguments);
    }

    private static String raw(Token token) {
        return switch (token.kind()) {
            case STRING -> Identifiers.literal(token.text());
            case QUOTED_NAME -> Identifiers.quote(token.text());
            default -> token.text().toLowerCase(Locale.ROOT);
        };
    }

    private Token peek() {
        return peek(0);
    }

    private Token peek(int ahead) {
        return at + ahead < tokens.size() ? tokens.get(at + ahead) : ExpressionTokens.END;
    }

    private Token next() {
        Token token = peek();
        at++;
        return token;
    }

    private void skip(int count) {
        at += count;
    }

    private boolean accept(String symbolOrWord) {
        if (peek().is(symbolOrWord)) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(String symbolOrWord) throws Unknown {
        if (!accept(symbolOrWord)) {
            throw new Unknown();
        }
    }

    private static Map.Entry<String, Infix> infix(String written, String canonical, int binding) {
        return entry(written, new Infix(canonical, binding));
    }
}
