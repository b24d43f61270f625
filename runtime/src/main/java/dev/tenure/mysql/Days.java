package dev.tenure.mysql;

import dev.tenure.query.Value;

/**
 * The days of a calendar's periods as expressions. A TIMESTAMP is the same number in every session, and what follows
 * from that number knows no zone either; DATE() of it would give the day of the session's zone.
 */
final class Days {

    private static final int SECONDS = 86_400;

    private Days() {}

    static String of(Value.DayOfPeriod value) {
        String day = day(value);
        return switch (value.window()) {
            case DAY -> day;
            case WEEK -> value.last()
                    ? day + " + INTERVAL 6 - WEEKDAY(" + day + ") DAY"
                    : day + " - INTERVAL WEEKDAY(" + day + ") DAY";
            case MONTH -> value.last()
                    ? "LAST_DAY(" + day + ")"
                    : day + " - INTERVAL DAYOFMONTH(" + day + ") - 1 DAY";
        };
    }

    /** Divided as whole numbers: a quotient with four digits would round the last seconds of a day up. */
    private static String day(Value.DayOfPeriod value) {
        String time = Identifiers.quote(value.time());
        return value.local()
                ? "DATE(" + time + ")"
                : "DATE '1970-01-01' + INTERVAL UNIX_TIMESTAMP(" + time + ") DIV " + SECONDS + " DAY";
    }
}
