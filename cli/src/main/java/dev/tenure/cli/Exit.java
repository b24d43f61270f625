package dev.tenure.cli;

import java.util.Set;

/** What a call tells its caller by its exit code. */
final class Exit {

    /** All is well. */
    static final int FINE = 0;

    /** What was asked for was done, and something is not as it should be. */
    static final int FINDINGS = 1;

    /** What was asked for was not done, or not to the end. */
    static final int FAILED = 2;

    /** The call itself is wrong. */
    static final int USAGE = 64;

    /** Failures that lie in the options alone. */
    private static final Set<String> OF_THE_CALL =
            Set.of("TEN314", "TEN339", "TEN600", "TEN601", "TEN602", "TEN603", "TEN604", "TEN605");

    private Exit() {}

    static int of(String code) {
        return OF_THE_CALL.contains(code) ? USAGE : FAILED;
    }
}
