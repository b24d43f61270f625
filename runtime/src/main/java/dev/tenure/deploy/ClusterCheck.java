package dev.tenure.deploy;

import dev.tenure.mysql.ServerVariables;
import dev.tenure.schema.Finding;
import dev.tenure.schema.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** TEN718: several servers that take writes as one, where what Tenure rests on holds for one of them alone. */
final class ClusterCheck implements PreflightCheck {

    private static final String REMEDY =
            "Tenure has not been tried there. Migrate by hand, node by node, with the SQL of tenure migrate --dry-run.";

    @Override
    public List<Finding> check(Site site) {
        List<Finding> findings = new ArrayList<>();
        ServerVariables variables = site.variables();
        if (variables.isOn("wsrep_on")) {
            findings.add(finding("wsrep_on",
                    "The server is a node of a Galera cluster: the lock of who migrates keeps nobody on another node out,"
                            + " and each ALTER halts the writes of all nodes until it has ended."));
        }
        if (isGroup(variables) && !variables.isOn("group_replication_single_primary_mode")) {
            findings.add(finding("group_replication_single_primary_mode",
                    "The server is in a replication group that writes on several members: changes to a table and its"
                            + " rows on different members, and keys that cascade, are not safe there."));
        }
        return findings;
    }

    private static boolean isGroup(ServerVariables variables) {
        return variables.value("group_replication_group_name").filter(name -> !name.isEmpty()).isPresent();
    }

    private static Finding finding(String variable, String what) {
        return new Finding("TEN718", Finding.Kind.WRONG, Subject.schema(variable), what, REMEDY,
                Optional.of("one server that takes writes"), Optional.of(variable));
    }

    @Override
    public List<String> said(Site site) {
        return isGroup(site.variables())
                ? List.of("The server is the primary of a replication group; the members apply what is migrated here.")
                : List.of("The server is in no cluster.");
    }
}
