package dev.tenure.mysql;

import static java.util.Map.entry;

import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why a server did not take a row, as both servers say it.
 *
 * @param kind what stood in the way
 * @param name the constraint or column that stood in the way, or what a trigger said, {@code ""} where the server does
 *             not say
 */
public record Refusal(Kind kind, String name) {

    /** What can stand in the way of a row. */
    public enum Kind {
        /** Another row has the same values in a unique key. */
        DUPLICATE,
        /** The row refers to one that is not there. */
        NO_PARENT,
        /** Other rows refer to the row. */
        HAS_CHILDREN,
        /** A check constraint. */
        CHECK,
        /** A column cannot hold the value. */
        VALUE,
        /** A trigger says no. */
        TRIGGER,
        /** Another session is at the rows; the same may work when it is tried again. */
        LOCK,
        /** Anything else. */
        OTHER
    }

    private static final Map<Integer, Kind> KINDS = Map.ofEntries(
            entry(1062, Kind.DUPLICATE), entry(1586, Kind.DUPLICATE),
            entry(1452, Kind.NO_PARENT), entry(1216, Kind.NO_PARENT),
            entry(1451, Kind.HAS_CHILDREN), entry(1217, Kind.HAS_CHILDREN),
            entry(3819, Kind.CHECK), entry(4025, Kind.CHECK),
            entry(1644, Kind.TRIGGER),
            entry(1048, Kind.VALUE), entry(1264, Kind.VALUE), entry(1265, Kind.VALUE), entry(1292, Kind.VALUE),
            entry(1364, Kind.VALUE), entry(1366, Kind.VALUE), entry(1406, Kind.VALUE), entry(3140, Kind.VALUE),
            entry(1205, Kind.LOCK), entry(1213, Kind.LOCK), entry(3572, Kind.LOCK));

    private static final Pattern CONSTRAINT = Pattern.compile("CONSTRAINT [`'\"]([^`'\"]+)[`'\"]");

    private static final Map<Kind, Pattern> NAMES = Map.of(
            Kind.DUPLICATE, Pattern.compile("for key '(?:[^'.]*\\.)?([^']+)'"),
            Kind.NO_PARENT, CONSTRAINT,
            Kind.HAS_CHILDREN, CONSTRAINT,
            Kind.TRIGGER, Pattern.compile("(?s)(.*)"),
            Kind.CHECK, Pattern.compile("(?i)constraint [`'\"]([^`'\"]+)[`'\"]"),
            Kind.VALUE, Pattern.compile("(?:column|Field|column path) [`']((?:[^`']|`\\.`)+)[`']"));

    public static Refusal of(SQLException failure) {
        Kind kind = KINDS.getOrDefault(failure.getErrorCode(), Kind.OTHER);
        String name = Optional.ofNullable(NAMES.get(kind))
                .map(pattern -> pattern.matcher(String.valueOf(failure.getMessage())))
                .filter(Matcher::find)
                .map(matcher -> matcher.group(1))
                .orElse("");
        // MariaDB names a column with its database and table
        return new Refusal(kind, kind == Kind.VALUE ? name.substring(name.lastIndexOf('`') + 1) : name);
    }
}
