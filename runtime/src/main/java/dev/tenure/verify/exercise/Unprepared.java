package dev.tenure.verify.exercise;

/** The rows that a probe needs cannot be had, which says nothing about what it was to try. */
public final class Unprepared extends Refutation {

    private static final long serialVersionUID = 1L;

    Unprepared(String what, String remedy, Throwable cause) {
        super(what, remedy, cause);
    }
}
