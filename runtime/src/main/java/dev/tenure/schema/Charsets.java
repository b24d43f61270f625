package dev.tenure.schema;

import static java.util.Map.entry;

import java.util.Map;

/** What is known of character sets. */
public final class Charsets {

    private static final Map<String, Integer> BYTES_A_CHARACTER = Map.ofEntries(
            entry("utf8mb4", 4), entry("utf16", 4), entry("utf16le", 4), entry("utf32", 4), entry("gb18030", 4),
            entry("utf8mb3", 3), entry("utf8", 3), entry("ujis", 3), entry("eucjpms", 3),
            entry("ucs2", 2), entry("gbk", 2), entry("sjis", 2), entry("cp932", 2), entry("big5", 2),
            entry("gb2312", 2), entry("euckr", 2));

    private Charsets() {}

    /** The most bytes that a character takes in the charset to which {@code collation} belongs. */
    public static int bytesACharacter(String collation) {
        return BYTES_A_CHARACTER.getOrDefault(of(collation), 1);
    }

    /** The charset to which {@code collation} belongs. */
    public static String of(String collation) {
        String folded = Names.folded(collation);
        int end = folded.indexOf('_');
        return end < 0 ? folded : folded.substring(0, end);
    }
}
