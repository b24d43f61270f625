package dev.tenure.migrate;

import dev.tenure.TenureException;
import java.math.BigInteger;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The versions under which proposals are promoted. */
final class PromotedVersions {

    /** {@code 2025_10_01_060100}. */
    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("uuuu_MM_dd_HHmmss", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    private PromotedVersions() {}

    /** @return as many as there are proposals, ascending */
    static List<Version> of(List<String> given, int proposals, Clock clock) {
        if (given.size() > 1 && given.size() != proposals) {
            throw new TenureException(
                    "TEN314",
                    given.size() + " versions are given for " + proposals
                            + (proposals == 1 ? " proposed migration." : " proposed migrations."),
                    "Give one for each, or only the first, or none.");
        }
        List<String> texts = new ArrayList<>(given);
        if (texts.isEmpty()) {
            texts.add(TIMESTAMP.format(LocalDateTime.now(clock.withZone(ZoneOffset.UTC))));
        }
        while (texts.size() < proposals) {
            texts.add(next(texts.get(texts.size() - 1)));
        }
        List<Version> versions = texts.stream().map(Version::of).toList();
        for (int i = 1; i < versions.size(); i++) {
            if (versions.get(i - 1).compareTo(versions.get(i)) >= 0) {
                throw new TenureException(
                        "TEN314",
                        "The versions do not ascend: " + versions.get(i) + " follows " + versions.get(i - 1) + ".",
                        "Order them as the proposals are ordered: parents come before their children.");
            }
        }
        return versions;
    }

    /** The version right after another. */
    static String next(String version) {
        try {
            return TIMESTAMP.format(LocalDateTime.parse(version, TIMESTAMP).plusSeconds(1));
        } catch (DateTimeException noTimestamp) {
            return nextNumber(Version.of(version).toString());
        }
    }

    private static String nextNumber(String version) {
        int start = Math.max(version.lastIndexOf('.'), version.lastIndexOf('_')) + 1;
        String last = version.substring(start);
        String next = new BigInteger(last).add(BigInteger.ONE).toString();
        return version.substring(0, start) + "0".repeat(Math.max(0, last.length() - next.length())) + next;
    }
}
