package dev.tenure.cli;

import dev.tenure.TenureException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks of options that go beyond their types. */
final class Usage {

    static final String CODE = "TEN600";

    private static final Pattern TIME = Pattern.compile("(\\d{1,6})(ms|s|m|h)");
    private static final Map<String, ChronoUnit> UNITS = Map.of(
            "ms", ChronoUnit.MILLIS, "s", ChronoUnit.SECONDS, "m", ChronoUnit.MINUTES, "h", ChronoUnit.HOURS);

    private Usage() {}

    /** @param such examples of what could be given */
    static Duration time(String text, String option, String such) {
        Matcher time = TIME.matcher(text);
        if (!time.matches()) {
            throw new TenureException(CODE, option + " " + text + " is no time.", "Give one such as " + such + ".");
        }
        return Duration.of(Long.parseLong(time.group(1)), UNITS.get(time.group(2)));
    }

    static int atLeast(int least, int value, String option) {
        if (value < least) {
            throw new TenureException(CODE, option + " " + value + " is too little.", "Give at least " + least + ".");
        }
        return value;
    }
}
