package dev.tenure.deploy;

import dev.tenure.mysql.Privilege;
import dev.tenure.schema.Finding;
import dev.tenure.schema.Subject;
import dev.tenure.schema.Table;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** TEN708: a server that writes a binary log, and does not let the account make the triggers of the schema. */
final class BinaryLogCheck implements PreflightCheck {

    private static final String TRUST = "log_bin_trust_function_creators";

    /** What either server takes for enough. */
    private static final List<Privilege> TRUSTED = List.of(Privilege.SUPER, Privilege.BINLOG_ADMIN);

    @Override
    public List<String> said(Site site) {
        return List.of("The binary log is " + (site.variables().isOn("log_bin")
                ? "on, in format " + site.variables().value("binlog_format").orElse("ROW") + "." : "off."));
    }

    @Override
    public List<Finding> check(Site site) {
        List<Table> tables = site.schema().owned().stream().filter(table -> !table.triggers().isEmpty()).toList();
        boolean allowed = !site.variables().isOn("log_bin") || site.variables().isOn(TRUST)
                || TRUSTED.stream().anyMatch(site.grants()::allow);
        return tables.isEmpty() || allowed ? List.of() : List.of(new Finding(
                "TEN708",
                Finding.Kind.WRONG,
                Subject.schema(TRUST),
                "The server writes a binary log and lets only accounts with SUPER make triggers then, as "
                        + tables.stream().map(Table::name).collect(Collectors.joining(", ")) + " need.",
                "Set " + TRUST + " to ON, at least while the migrations run, or run them as such an account.",
                Optional.of("ON"),
                Optional.of(TRUST + " = " + site.variables().value(TRUST).orElse("OFF"))));
    }
}
