package dev.tenure.deploy;

import dev.tenure.schema.Finding;
import dev.tenure.schema.Subject;
import java.util.List;
import java.util.Optional;

/** TEN713: sessions behind which a migration would wait, and everybody else behind it. */
final class OpenTransactionsCheck implements PreflightCheck {

    @Override
    public List<String> said(Site site) {
        int tables = site.pending().locked().size();
        return tables == 0 ? List.of() : List.of("No transaction is open on the "
                + (tables == 1 ? "table" : tables + " tables") + " to be locked: "
                + String.join(", ", site.pending().locked()) + ".");
    }

    @Override
    public List<Finding> check(Site site) {
        return site.blocking().stream()
                .map(session -> new Finding(
                        "TEN713",
                        Finding.Kind.WRONG,
                        Subject.schema("sessions"),
                        "An open transaction holds tables that migrations have to lock: " + session + ".",
                        "Let it end, or end it, before you migrate.",
                        Optional.of("no open transaction"),
                        Optional.of(session)))
                .toList();
    }
}
