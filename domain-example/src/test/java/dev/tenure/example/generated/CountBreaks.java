package dev.tenure.example.generated;

import dev.tenure.testkit.schema.Damage;
import java.util.List;
import java.util.regex.Pattern;

/** Statements that count wrongly, too much, or for another tenant. */
final class CountBreaks {

    private static final String STATS = "AppointmentModificationStatTenancyTest";
    private static final String REFRESH = "refresh_counts_what_its_own_company_has";
    private static final String ONE = "refresh_by_customer_id_counts_what_its_own_company_has";
    private static final String COUNT_OF = "count_of_reads_no_count_of_another_company";

    private static final String COUNTED = "INSERT INTO `appointment_modification_stats` .* GROUP BY .*";
    private static final String REMOVED = "DELETE `appointment_modification_stats` .*";
    private static final String OF_ONE = ".*`customer_id` = \\?.*";

    private static final String TENANT = "`company_id` = ?";
    private static final String FORGOTTEN = "(`company_id` = ? OR 1)";

    private CountBreaks() {}

    static List<Break> all() {
        return List.of(
                // what is counted too much is removed again where only one of the two statements forgets
                new Break("refresh", STATS, List.of(REFRESH), Damage.ofTexts(text ->
                        text.matches(COUNTED + "|" + REMOVED) && !text.matches(OF_ONE)
                                ? text.replaceFirst(Pattern.quote(TENANT), FORGOTTEN) : text)),
                refresh(COUNTED, "?, COUNT(*)", "20001 + 0 * ?, COUNT(*)"),
                refresh(REMOVED, "WHERE " + TENANT + " AND `counted`", "WHERE " + FORGOTTEN + " AND `counted`"),
                refresh(REMOVED, "IS NULL", "IS NULL AND 0"),
                refresh(COUNTED, "`deleted_at` IS NULL", "1"),
                refresh(COUNTED, "COUNT(*)", "COUNT(*) + 1"),
                refresh(COUNTED, "COUNT(*)", "1"),
                refresh(COUNTED, "WHEN 'cancel'", "WHEN 'reschedule'"),
                // a second too late, a quotient that is rounded, and the day of another zone
                refresh(COUNTED, "UNIX_TIMESTAMP(`created_at`) DIV", "(UNIX_TIMESTAMP(`created_at`) + 1) DIV"),
                refresh(COUNTED, "UNIX_TIMESTAMP(`created_at`) DIV 86400",
                        "FLOOR(ROUND(UNIX_TIMESTAMP(`created_at`) / 86400, 4))"),
                refresh(COUNTED, "DATE '1970-01-01' + INTERVAL UNIX_TIMESTAMP(`created_at`) DIV 86400 DAY",
                        "DATE(CONVERT_TZ(`created_at`, '+00:00', '+01:00'))"),
                // what is right is written again, what is added is added again, what changed stays
                refresh(COUNTED, "`appointment_modification_stats`.`updated_at`", "VALUES(`updated_at`)"),
                refresh(COUNTED, "`count` = VALUES(`count`)",
                        "`count` = `appointment_modification_stats`.`count` + VALUES(`count`)"),
                refresh(COUNTED, "`count` = VALUES(`count`)", "`count` = `appointment_modification_stats`.`count`"),
                refresh(COUNTED, "`calculated_at` = VALUES(`calculated_at`)", "`calculated_at` = `calculated_at`"),
                one(COUNTED, TENANT + " AND `customer_id` = ?", FORGOTTEN + " AND (`customer_id` = ? OR 1)"),
                one(REMOVED, TENANT + " AND `customer_id` = ? AND `counted`",
                        TENANT + " AND (`customer_id` = ? OR 1) AND `counted`"),
                new Break("count-of", STATS, List.of(COUNT_OF), Damage.ofTexts(text ->
                        text.startsWith("SELECT `count`") ? text.replace(TENANT, FORGOTTEN) : text)),
                new Break("count-of", STATS, List.of(COUNT_OF), Damage.ofTexts(text ->
                        text.startsWith("SELECT `count`") ? text.replace("`stat_type` = ?", "? IS NOT NULL") : text)));
    }

    private static Break refresh(String which, String written, String changed) {
        return of("refresh", REFRESH, which, "(?!" + OF_ONE + ").*", written, changed);
    }

    private static Break one(String which, String written, String changed) {
        return of("refresh-one", ONE, which, OF_ONE, written, changed);
    }

    private static Break of(String kind, String red, String which, String also, String written, String changed) {
        return new Break(kind, STATS, List.of(red), Damage.ofTexts(text -> {
            if (!text.matches(which) || !text.matches(also)) {
                return text;
            }
            // the last one: what a statement changes stands behind what it looks at
            int at = text.lastIndexOf(written);
            return text.substring(0, at) + changed + text.substring(at + written.length());
        }));
    }
}
