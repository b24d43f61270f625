package dev.tenure.deploy;

import dev.tenure.mysql.ServerVariables;
import dev.tenure.schema.Finding;
import dev.tenure.schema.Subject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** TEN702 to TEN707: what a server is set to, and should not be. */
final class VariablesCheck implements PreflightCheck {

    /** @param shown the variable whose value tells the reader how things are */
    private record Expectation(
            String code, Predicate<ServerVariables> holds, String shown, String expected, String what, String remedy) {

        Finding broken(ServerVariables variables) {
            return new Finding(
                    code,
                    Finding.Kind.WRONG,
                    Subject.schema(shown),
                    what,
                    remedy,
                    Optional.of(expected),
                    Optional.of(shown + " = " + variables.value(shown).orElse("")));
        }
    }

    private static final String TIMESTAMP_DEFAULTS = "explicit_defaults_for_timestamp";

    private static final List<Expectation> EXPECTATIONS = List.of(
            new Expectation(
                    "TEN702",
                    variables -> variables.hasMode("STRICT_TRANS_TABLES") || variables.hasMode("STRICT_ALL_TABLES"),
                    "sql_mode",
                    "STRICT_TRANS_TABLES",
                    "The server is not strict: it cuts what is too long, and puts 0 or '' where a value is missing.",
                    "Add STRICT_TRANS_TABLES to sql_mode, for the server and for every application that sets its own."),
            new Expectation(
                    "TEN703",
                    variables -> variables.hasMode("NO_ENGINE_SUBSTITUTION"),
                    "sql_mode",
                    "NO_ENGINE_SUBSTITUTION",
                    "The server may put a table into another engine than the statement names, without foreign keys.",
                    "Add NO_ENGINE_SUBSTITUTION to sql_mode."),
            new Expectation(
                    "TEN704",
                    variables -> isInnoDb(variables, "default_storage_engine"),
                    "default_storage_engine",
                    "InnoDB",
                    "Tables that others create without naming an engine cannot take part in foreign keys.",
                    "Set default_storage_engine to InnoDB."),
            new Expectation(
                    "TEN704",
                    variables -> isInnoDb(variables, "enforce_storage_engine"),
                    "enforce_storage_engine",
                    "InnoDB",
                    "The server creates every table in another engine than InnoDB.",
                    "Set enforce_storage_engine to InnoDB, or to nothing."),
            new Expectation(
                    "TEN705",
                    variables -> !variables.isOn("read_only") && !variables.isOn("super_read_only"),
                    "read_only",
                    "OFF",
                    "The server is read-only, as replicas are.",
                    "Name the server that takes writes in the URL."),
            new Expectation(
                    "TEN706",
                    variables -> variables.isOn("foreign_key_checks"),
                    "foreign_key_checks",
                    "ON",
                    "The server does not check foreign keys: rows without a parent go in, and cascades do not happen.",
                    "Set foreign_key_checks to ON, and run tenure verify for what went in meanwhile."),
            new Expectation(
                    "TEN707",
                    variables -> variables.value(TIMESTAMP_DEFAULTS).isEmpty() || variables.isOn(TIMESTAMP_DEFAULTS),
                    TIMESTAMP_DEFAULTS,
                    "ON",
                    "The server gives TIMESTAMP columns that are NOT NULL defaults of its own, and has the first of a"
                            + " table set at every update.",
                    "Set explicit_defaults_for_timestamp to ON, which newer servers have from the start."));

    /** A variable that is empty or not there decides nothing. */
    private static boolean isInnoDb(ServerVariables variables, String name) {
        String engine = variables.value(name).orElse("");
        return engine.isEmpty() || engine.toLowerCase(Locale.ROOT).equals("innodb");
    }

    @Override
    public List<String> said(Site site) {
        return List.of("Settings: " + EXPECTATIONS.stream()
                .map(Expectation::shown)
                .distinct()
                .flatMap(name -> site.variables().value(name).filter(value -> !value.isEmpty())
                        .map(value -> name + " = " + value)
                        .stream())
                .collect(Collectors.joining("; ")) + ".");
    }

    @Override
    public List<Finding> check(Site site) {
        return EXPECTATIONS.stream()
                .filter(expectation -> !expectation.holds().test(site.variables()))
                .map(expectation -> expectation.broken(site.variables()))
                .toList();
    }
}
