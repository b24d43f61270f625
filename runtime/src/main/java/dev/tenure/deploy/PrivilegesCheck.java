package dev.tenure.deploy;

import static dev.tenure.mysql.Privilege.CREATE;
import static dev.tenure.mysql.Privilege.DELETE;
import static dev.tenure.mysql.Privilege.DROP;
import static dev.tenure.mysql.Privilege.INSERT;
import static dev.tenure.mysql.Privilege.REFERENCES;
import static dev.tenure.mysql.Privilege.SELECT;
import static dev.tenure.mysql.Privilege.TRIGGER;
import static dev.tenure.mysql.Privilege.UPDATE;

import dev.tenure.mysql.JournalSql;
import dev.tenure.mysql.Privilege;
import dev.tenure.schema.Finding;
import dev.tenure.schema.Schema;
import dev.tenure.schema.Subject;
import dev.tenure.schema.Table;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** TEN710: what the account may not do, and migrate, rollback or verify would have to. */
final class PrivilegesCheck implements PreflightCheck {

    /** Created, read back, and dropped by rollback; what has triggers is told only to those who may make some. */
    private static final List<Privilege> ON_OWN = List.of(CREATE, DROP, SELECT, REFERENCES, TRIGGER);
    private static final List<Privilege> ON_EXISTING = List.of(SELECT, REFERENCES, TRIGGER);
    private static final List<Privilege> ON_JOURNAL = List.of(CREATE, DROP, SELECT, INSERT, UPDATE, DELETE);

    @Override
    public List<String> said(Site site) {
        Set<Privilege> asked = EnumSet.copyOf(ON_JOURNAL);
        asked.addAll(ON_OWN);
        site.pending().needs().values().forEach(asked::addAll);
        return List.of("The account may do on " + site.database() + " what migrate, verify and rollback need: "
                + asked.stream().map(Privilege::sql).collect(Collectors.joining(", ")) + ".");
    }

    @Override
    public List<Finding> check(Site site) {
        Map<Privilege, List<String>> missing = new LinkedHashMap<>();
        Schema schema = site.schema();
        collect(site, schema.owned().stream().map(Table::name), ON_OWN, missing);
        collect(site, schema.existing().stream().map(Table::name), ON_EXISTING, missing);
        collect(site, JournalSql.TABLES.stream(), ON_JOURNAL, missing);
        site.pending().needs().forEach((table, privileges) ->
                collect(site, Stream.of(table), List.copyOf(privileges), missing));
        return missing.entrySet().stream().map(entry -> finding(site, entry.getKey(), entry.getValue())).toList();
    }

    private static void collect(
            Site site, Stream<String> tables, List<Privilege> needed, Map<Privilege, List<String>> missing) {
        tables.forEach(table -> needed.stream()
                .filter(privilege -> !site.grants().allow(privilege, site.database(), table))
                .forEach(privilege -> missing.merge(privilege, List.of(table),
                        (before, more) -> Stream.concat(before.stream(), more.stream()).distinct().toList())));
    }

    private static Finding finding(Site site, Privilege privilege, List<String> tables) {
        return new Finding(
                "TEN710",
                Finding.Kind.MISSING,
                Subject.schema("privileges"),
                "The account lacks " + privilege.sql() + " on " + site.database() + " for "
                        + (tables.size() == 1 ? "the table " : "the tables ") + String.join(", ", tables) + ".",
                "Have it granted, on the database or on each of them.",
                Optional.of(privilege.sql() + " on " + site.database()),
                Optional.of("not granted"));
    }
}
