package dev.tenure.annotation;

/** What becomes of a row when the row it refers to goes or gets another key. */
public enum Action {

    /** The row goes, or follows. */
    CASCADE,

    /** The reference is emptied. */
    SET_NULL,

    /** As long as the row refers to it, the other row can neither go nor change its key. */
    RESTRICT,

    /** The same as {@link #RESTRICT} in MySQL, under the standard's name. */
    NO_ACTION
}
