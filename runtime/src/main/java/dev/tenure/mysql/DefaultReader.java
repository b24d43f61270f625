package dev.tenure.mysql;

import dev.tenure.schema.ColumnType;
import dev.tenure.schema.DefaultValue;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** From what a server calls a column's default to the default. */
final class DefaultReader {

    private static final Pattern NOW = Pattern.compile("current_timestamp(?:\\((\\d?)\\))?");
    private static final Pattern NUMBER = Pattern.compile("-?[\\d.]+(?:e[-+]?\\d+)?");
    private static final Pattern BYTES = Pattern.compile("0x((?:[0-9A-Fa-f]{2})*)");

    private DefaultReader() {}

    /** MySQL prints literals bare and marks what is computed in {@code EXTRA}. */
    static Optional<DefaultValue> mysql(String text, String extra, ColumnType type) {
        if (text == null) {
            return Optional.empty();
        }
        if (extra.contains("DEFAULT_GENERATED")) {
            return Optional.of(computed(ExpressionReader.mysql(text)));
        }
        if (type instanceof ColumnType.Other) {
            return Optional.of(new DefaultValue.Computed(text));
        }
        Matcher bytes = BYTES.matcher(text);
        boolean binary = type instanceof ColumnType.Binary || type instanceof ColumnType.Varbinary;
        return Optional.of(new DefaultValue.Literal(binary && bytes.matches() ? decoded(bytes.group(1)) : text));
    }

    /** MariaDB prints what stands in the definition: literals in quotes, the word NULL for no default. */
    static Optional<DefaultValue> mariaDb(String text) {
        if (text == null || text.equals("NULL")) {
            return Optional.empty();
        }
        if (text.startsWith("'")) {
            Literals.Literal literal = Literals.at(text, 0);
            if (literal.end() == text.length()) {
                return Optional.of(new DefaultValue.Literal(literal.value()));
            }
        }
        return Optional.of(NUMBER.matcher(text).matches()
                ? new DefaultValue.Literal(text)
                : computed(ExpressionReader.canonical(text)));
    }

    private static DefaultValue computed(String canonical) {
        Matcher now = NOW.matcher(canonical);
        if (!now.matches()) {
            return new DefaultValue.Computed(canonical);
        }
        boolean whole = now.group(1) == null || now.group(1).isEmpty();
        return new DefaultValue.Now(whole ? 0 : Integer.parseInt(now.group(1)));
    }

    private static String decoded(String hex) {
        return new String(HexFormat.of().parseHex(hex), StandardCharsets.UTF_8);
    }
}
