package dev.tenure.mysql;

/** Lists of values whose length a call decides. */
public final class InLists {

    static final String OPEN = " IN (";
    static final String CLOSE = ")";

    private static final int LONGEST = 1024;

    private InLists() {}

    /** How many values one statement takes; more of them are asked for in several. */
    public static int longest() {
        return LONGEST;
    }

    /**
     * How long a list for that many values is made: the next power of two, so that the server and the driver meet few
     * different statements. The last value is repeated.
     */
    public static int size(int values) {
        return values <= 1 ? 1 : Integer.highestOneBit(values - 1) << 1;
    }

    /** The statement, whose only list holds one value, with a list of that many. */
    public static String expand(String sql, int values) {
        int open = sql.lastIndexOf(OPEN) + OPEN.length();
        int close = sql.indexOf(CLOSE, sql.indexOf('?', open));
        String one = sql.charAt(open) == '(' ? sql.substring(open, close + 1) : sql.substring(open, close);
        StringBuilder text = new StringBuilder(sql.length() + values * (one.length() + 2)).append(sql, 0, open);
        for (int i = 0; i < values; i++) {
            text.append(i == 0 ? "" : ", ").append(one);
        }
        return text.append(sql, open + one.length(), sql.length()).toString();
    }
}
