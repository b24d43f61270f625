package dev.tenure.deploy.live;

import dev.tenure.mysql.AccessPlan;
import dev.tenure.schema.Finding;
import dev.tenure.schema.Subject;
import java.util.Optional;

/**
 * How the server would answer a look-up now, and what that means.
 *
 * @param plan   what it would do; empty where it showed none
 * @param better what it could do with the key that was declared for it; empty where nobody had to ask
 * @param reads  how many rows it would look at
 */
record LookUpPlan(LookUp lookUp, Verdict verdict, Optional<AccessPlan> plan, Optional<AccessPlan> better, long reads) {

    enum Verdict {

        /** It seeks by a key. */
        SOUGHT,

        /** It reads more than it had to, and so little that it is right to. */
        SMALL,

        /** It reads the table, of which most is wanted. */
        MOST,

        /** The table is empty: a key could be used, and more is not known. */
        EMPTY,

        /** It looked the row up while it planned, and there was none: nothing is known. */
        UNKNOWN,

        /** No key serves. */
        UNSERVED,

        /** The key would serve, and the server does not take it. */
        PASSED_OVER
    }

    /** Up to here reading all rows takes a server no longer than seeking. */
    static final long FEW_ROWS = 1000;

    /** How many times as many rows as it had to a server may read: its numbers are estimates. */
    private static final long TOLERANCE = 4;

    /** Servers count anew once a tenth of a table is new. */
    private static final long FAR = 10;

    /** Judges what the server would do by itself. */
    static boolean isSought(LookUp lookUp, AccessPlan plan) {
        return plan.seeks() && lookUp.isServedBy(plan.parts());
    }

    /** Nothing had to be compared, or could be. */
    static LookUpPlan alone(LookUp lookUp, Verdict verdict, Optional<AccessPlan> plan) {
        return new LookUpPlan(lookUp, verdict, plan, Optional.empty(), plan.map(AccessPlan::rows).orElse(0L));
    }

    /**
     * Judges it beside what the server would do with the declared key.
     *
     * @param rows    how many rows the table has
     * @param thought how many the server thinks it has: where that is far too little, so are its other numbers
     */
    static LookUpPlan beside(
            LookUp lookUp, AccessPlan plan, Optional<AccessPlan> better, long rows, long thought) {
        boolean fooled = rows > FEW_ROWS && rows / FAR > thought;
        long reads = plan.seeks() && !fooled ? plan.rows() : Math.max(plan.rows(), rows);
        return new LookUpPlan(
                lookUp, verdict(lookUp, better, rows, reads), Optional.of(plan), better, reads);
    }

    private static Verdict verdict(LookUp lookUp, Optional<AccessPlan> better, long rows, long reads) {
        if (better.filter(with -> isSought(lookUp, with)).isEmpty()) {
            return Verdict.UNSERVED;
        }
        if (rows == 0) {
            return Verdict.EMPTY;
        }
        if (reads <= FEW_ROWS) {
            return Verdict.SMALL;
        }
        return reads <= TOLERANCE * better.get().rows() ? Verdict.MOST : Verdict.PASSED_OVER;
    }

    Optional<Finding> finding() {
        return switch (verdict) {
            case UNSERVED -> Optional.of(finding(
                    "TEN770",
                    lookUp.label() + " cannot seek by " + String.join(", ", lookUp.seeks()) + " with the key "
                            + lookUp.key() + ": " + better.map(with -> "with it the server plans " + with)
                                    .orElse("the server has no such key to use, and plans "
                                            + plan.map(AccessPlan::toString).orElse("nothing")) + ".",
                    "Make the key, visible, with its columns in the declared order; what else verify finds tells in"
                            + " what it differs."));
            case PASSED_OVER -> Optional.of(finding(
                    "TEN771",
                    lookUp.label() + " may read " + reads + " rows (" + plan.orElseThrow()
                            + "), and with the key " + lookUp.key() + " it would be about "
                            + better.orElseThrow().rows() + ".",
                    "Run ANALYZE TABLE on " + lookUp.table().name() + ", which blocks nobody, and verify again: the server"
                            + " goes by numbers that are out of date."));
            default -> Optional.empty();
        };
    }

    private Finding finding(String code, String what, String remedy) {
        Subject subject = lookUp.table().index(lookUp.key())
                .map(index -> Subject.index(lookUp.table(), index, ""))
                .orElseGet(() -> Subject.table(lookUp.table(), ""));
        return new Finding(code, Finding.Kind.WRONG, subject, what, remedy, Optional.of(lookUp.key()),
                plan.map(AccessPlan::toString));
    }
}
