package dev.tenure.mysql;

/**
 * A statement whose only list has as many values as a call decides. Lists are made in few lengths, so that server and
 * driver meet few different statements, and each of these is put together once.
 */
public final class InList {

    static final String OPEN = " IN (";
    static final String CLOSE = ")";

    private static final int LONGEST = 1024;

    private final String sql;

    /** The statements that were asked for already, by the logarithm of the length of their lists. */
    private final String[] texts = new String[Integer.numberOfTrailingZeros(LONGEST) + 1];

    private InList(String sql) {
        this.sql = sql;
    }

    /** @param sql the statement with a list of one value */
    public static InList of(String sql) {
        return new InList(sql);
    }

    /** How many values one statement takes; more of them are asked for in several. */
    public static int longest() {
        return LONGEST;
    }

    /** How long a list for that many values is made: the next power of two. The last value is repeated. */
    public static int size(int values) {
        return values <= 1 ? 1 : Integer.highestOneBit(values - 1) << 1;
    }

    /** The statement with a list of that size. */
    public String text(int size) {
        int at = Integer.numberOfTrailingZeros(size);
        String text = texts[at];
        if (text == null) {
            // two threads may both put it together: to the same text
            text = expand(size);
            texts[at] = text;
        }
        return text;
    }

    private String expand(int values) {
        int open = sql.lastIndexOf(OPEN) + OPEN.length();
        int close = sql.indexOf(CLOSE, sql.indexOf('?', open));
        String one = sql.charAt(open) == '(' ? sql.substring(open, close + 1) : sql.substring(open, close);
        return sql.substring(0, open) + one + (", " + one).repeat(values - 1) + sql.substring(open + one.length());
    }
}
