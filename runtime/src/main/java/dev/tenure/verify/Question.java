package dev.tenure.verify;

import dev.tenure.mysql.RowQuery;
import dev.tenure.schema.Finding;
import dev.tenure.schema.Subject;
import java.util.List;
import java.util.Optional;

/**
 * One thing that the rows of a table are asked.
 *
 * @param code      the code of a finding
 * @param subject   what the rows break
 * @param query     the rows that break it
 * @param complaint what is wrong with them, as the end of a sentence that begins with their number
 * @param remedy    what to do
 */
record Question(String code, Subject subject, RowQuery query, String complaint, String remedy) {

    /** The finding that {@code count} rows break it. */
    Finding finding(long count, List<String> samples) {
        String rows = count == 1 ? "1 row" : count + " rows";
        String which = samples.isEmpty()
                ? ""
                : " (" + (samples.size() < count ? "among them " : "") + String.join(", ", samples) + ")";
        return new Finding(code, Finding.Kind.WRONG, subject, rows + which + " of " + subject.table() + " " + complaint,
                remedy, Optional.of("no such row"), Optional.of(rows + which));
    }
}
