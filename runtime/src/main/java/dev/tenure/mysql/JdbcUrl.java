package dev.tenure.mysql;

import dev.tenure.TenureException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A {@code jdbc:mysql:} URL in its parts, to be read and changed without ever printing what is secret in it.
 *
 * @param scheme     from {@code jdbc:mysql} to the two slashes
 * @param authority  hosts and ports, and whatever the driver allows beside them
 * @param database   the database, {@code ""} for none
 * @param parameters names and values after the question mark, decoded, in order
 */
public record JdbcUrl(String scheme, String authority, String database, List<Map.Entry<String, String>> parameters) {

    private static final Pattern SHAPE = Pattern.compile(
            "(jdbc:mysql(?:\\+srv)?:(?:loadbalance:|replication:)?//)([^/?#\\s]*)(?:/([^/?#\\s]*))?(?:\\?([^\\s]*))?");
    private static final Pattern HOST = Pattern.compile("(?:[^@]*@)?(?:\\[[^]]*]|[^:\\[\\]]*)(?::(\\d{1,5}))?");
    // user:secret@host, and (…,password=…) as the driver's key-value forms of a host have it
    private static final Pattern SECRET_IN_AUTHORITY =
            Pattern.compile("[^@]*:[^@]*@|[(,]\\s*\\w*password\\w*\\s*=", Pattern.CASE_INSENSITIVE);
    private static final Pattern SECRET_NAME = Pattern.compile(".*password.*", Pattern.CASE_INSENSITIVE);

    public JdbcUrl {
        parameters = List.copyOf(parameters);
    }

    /** Takes a URL apart; what is not a MySQL URL is refused without repeating it, for it may hold a password. */
    public static JdbcUrl parse(String text) {
        Matcher shape = SHAPE.matcher(text.strip());
        if (!shape.matches()) {
            throw new TenureException(
                    "TEN601",
                    "The URL is not one of a MySQL server" + otherDriver(text) + ".",
                    "Write it as jdbc:mysql://HOST:PORT/DATABASE.");
        }
        requireHosts(shape.group(2));
        List<Map.Entry<String, String>> parameters = new ArrayList<>();
        Optional.ofNullable(shape.group(4)).filter(query -> !query.isEmpty()).ifPresent(query ->
                Arrays.stream(query.split("&")).filter(pair -> !pair.isEmpty()).forEach(pair -> {
                    int equals = pair.indexOf('=');
                    parameters.add(equals < 0
                            ? Map.entry(decode(pair), "")
                            : Map.entry(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1))));
                }));
        return new JdbcUrl(
                shape.group(1), shape.group(2), decode(Optional.ofNullable(shape.group(3)).orElse("")), parameters);
    }

    /** The driver has longer forms for a host as well, in brackets; those it checks by itself. */
    private static void requireHosts(String authority) {
        if (authority.contains("(")) {
            return;
        }
        for (String part : authority.split(",")) {
            Matcher host = HOST.matcher(part);
            if (!host.matches() || host.group(1) != null && Integer.parseInt(host.group(1)) > 65_535) {
                throw new TenureException(
                        "TEN601",
                        "The URL does not name a host and a port between its slashes.",
                        "Write it as jdbc:mysql://HOST:PORT/DATABASE, with a port from 1 to 65535.");
            }
        }
    }

    private static String otherDriver(String text) {
        Matcher driver = Pattern.compile("jdbc:(\\w+):.*").matcher(text.strip());
        return driver.matches() && !driver.group(1).equals("mysql") ? ", but of \"" + driver.group(1) + "\"" : "";
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return text;
        }
    }

    /** The value of the parameter of that name; the driver tells names apart without case. */
    public Optional<String> parameter(String name) {
        return parameters.stream()
                .filter(parameter -> parameter.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    public JdbcUrl withDatabase(String name) {
        return new JdbcUrl(scheme, authority, name, parameters);
    }

    /** The same account and options at another server. */
    public JdbcUrl withAuthority(String hostAndPort) {
        return new JdbcUrl(scheme, hostAndPort, database, parameters);
    }

    /** This URL with a parameter, unless it says something on it already. */
    public JdbcUrl withDefault(String name, String value) {
        if (parameter(name).isPresent()) {
            return this;
        }
        List<Map.Entry<String, String>> more = new ArrayList<>(parameters);
        more.add(Map.entry(name, value));
        return new JdbcUrl(scheme, authority, database, more);
    }

    public JdbcUrl without(String name) {
        return new JdbcUrl(
                scheme,
                authority,
                database,
                parameters.stream().filter(parameter -> !parameter.getKey().equalsIgnoreCase(name)).toList());
    }

    /** Whether a password stands anywhere in it. */
    public boolean holdsSecret() {
        return SECRET_IN_AUTHORITY.matcher(decode(authority)).find()
                || parameters.stream().anyMatch(parameter -> SECRET_NAME.matcher(parameter.getKey()).matches());
    }

    /** {@code host:port/database}: how messages name it. */
    public String label() {
        String hosts = SECRET_IN_AUTHORITY.matcher(decode(authority)).find()
                ? authority.substring(authority.lastIndexOf('@') + 1).replaceAll("\\(.*\\)", "(…)")
                : authority;
        return hosts + "/" + database;
    }

    /** The whole URL, as the driver takes it. */
    public String text() {
        String query = parameters.stream()
                .map(parameter -> encode(parameter.getKey()) + "=" + encode(parameter.getValue()))
                .collect(Collectors.joining("&"));
        return scheme + authority + "/" + encode(database) + (query.isEmpty() ? "" : "?" + query);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Safe to print. */
    @Override
    public String toString() {
        return label();
    }
}
