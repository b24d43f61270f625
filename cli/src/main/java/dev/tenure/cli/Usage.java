package dev.tenure.cli;

import dev.tenure.TenureException;

/** Checks of options that go beyond their types. */
final class Usage {

    static final String CODE = "TEN600";

    private Usage() {}

    static int atLeast(int least, int value, String option) {
        if (value < least) {
            throw new TenureException(CODE, option + " " + value + " is too little.", "Give at least " + least + ".");
        }
        return value;
    }
}
