package dev.tenure.deploy;

import dev.tenure.mysql.RowVersions;
import dev.tenure.schema.Finding;
import dev.tenure.schema.Subject;
import java.util.List;
import java.util.Optional;

/** TEN714: tables whose columns have come and gone so often that MySQL takes no more without writing them anew. */
final class RowVersionsCheck implements PreflightCheck {

    @Override
    public List<String> said(Site site) {
        return site.pending().rowVersions().entrySet().stream()
                .map(table -> "The rows of " + table.getKey() + " get to at most " + table.getValue() + " shapes of "
                        + RowVersions.most(site.server()) + ".")
                .toList();
    }

    @Override
    public List<Finding> check(Site site) {
        int most = RowVersions.most(site.server());
        return site.pending().rowVersions().entrySet().stream()
                .filter(table -> table.getValue() > most)
                .map(table -> new Finding(
                        "TEN714",
                        Finding.Kind.WRONG,
                        new Subject(Subject.Kind.TABLE, table.getKey(), "", ""),
                        "The rows of " + table.getKey() + " would have " + table.getValue()
                                + " shapes once columns came and went by all migrations, and this server ends at "
                                + most + ".",
                        "Have the server write the table anew first, which sets the count back.",
                        Optional.of("at most " + most),
                        Optional.of(String.valueOf(table.getValue()))))
                .toList();
    }
}
