package dev.tenure.migrate;

import dev.tenure.TenureException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The version of a migration: numbers joined by dots or underscores, compared number by number.
 *
 * <p>{@code 2025_10_01_060100} and {@code 2025.10.1.60100} are one version, and so are {@code 1} and {@code 1.0}.
 */
public final class Version implements Comparable<Version> {

    static final String PATTERN = "\\d+(?:[._]\\d+)*";

    private static final Pattern WHOLE = Pattern.compile(PATTERN);

    private final String text;
    private final List<BigInteger> numbers;

    private Version(String text) {
        this.text = text;
        this.numbers = Arrays.stream(text.split("[._]")).map(BigInteger::new).toList();
    }

    /** @throws TenureException TEN339 where the text is no version */
    public static Version of(String text) {
        if (!WHOLE.matcher(text).matches()) {
            throw new TenureException(
                    "TEN339",
                    "\"" + text + "\" is no version of a migration.",
                    "Write numbers joined by underscores or dots, as in the file names: 2025_10_01_060100.");
        }
        return new Version(text);
    }

    @Override
    public int compareTo(Version other) {
        int length = Math.max(numbers.size(), other.numbers.size());
        for (int i = 0; i < length; i++) {
            int order = number(i).compareTo(other.number(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private BigInteger number(int index) {
        return index < numbers.size() ? numbers.get(index) : BigInteger.ZERO;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Version version && compareTo(version) == 0;
    }

    @Override
    public int hashCode() {
        int length = numbers.size();
        while (length > 0 && numbers.get(length - 1).signum() == 0) {
            length--;
        }
        return numbers.subList(0, length).hashCode();
    }

    /** As it was written. */
    @Override
    public String toString() {
        return text;
    }
}
