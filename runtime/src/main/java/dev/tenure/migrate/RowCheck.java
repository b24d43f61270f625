package dev.tenure.migrate;

import dev.tenure.TenureException;
import java.util.List;
import java.util.stream.Stream;

/** Keeps a rollback from dropping rows that nobody said may go. */
final class RowCheck {

    private RowCheck() {}

    /** @throws TenureException TEN412 with the row counts of all tables of the plan that hold rows */
    static void require(Plan plan) {
        List<String> counts = plan.entries().stream()
                .flatMap(entry -> entry.statements().stream())
                .filter(planned -> planned.rows().filter(rows -> rows > 0).isPresent())
                .flatMap(RowCheck::count)
                .toList();
        if (!counts.isEmpty()) {
            throw refusal(String.join(", ", counts), "Nothing was changed.");
        }
    }

    static TenureException refusal(String counts, String done) {
        return new TenureException(
                "TEN412",
                "The rollback would drop tables that hold rows: " + counts + ".",
                done + " Save the rows, and then allow the loss of data (--allow-data-loss).");
    }

    private static Stream<String> count(Plan.Planned planned) {
        long rows = planned.rows().orElseThrow();
        return planned.statement().effect().table().stream()
                .map(table -> table + " (" + rows + (rows == 1 ? " row)" : " rows)"));
    }
}
