package dev.tenure.verify.exercise;

/** The server does otherwise than was declared: a test that meets it fails, a rehearsal makes a finding of it. */
public class Refutation extends AssertionError {

    private static final long serialVersionUID = 1L;

    private final String what;
    private final String remedy;

    public Refutation(String what, String remedy) {
        this(what, remedy, null);
    }

    /** @param cause what the server said; {@code null} where it said nothing */
    public Refutation(String what, String remedy, Throwable cause) {
        super(what + " " + remedy, cause);
        this.what = what;
        this.remedy = remedy;
    }

    /** What the server did, and ought not to have done. */
    public String what() {
        return what;
    }

    /** What to do about it. */
    public String remedy() {
        return remedy;
    }
}
