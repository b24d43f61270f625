package dev.tenure.testkit.schema;

import dev.tenure.schema.Materialized.Window;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/** The periods of the days, reckoned by Java. */
final class Calendar {

    private Calendar() {}

    static LocalDate first(Window window, LocalDate day) {
        return switch (window) {
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.with(TemporalAdjusters.firstDayOfMonth());
        };
    }

    static LocalDate last(Window window, LocalDate day) {
        return switch (window) {
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
            case MONTH -> day.with(TemporalAdjusters.lastDayOfMonth());
        };
    }
}
