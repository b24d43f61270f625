package dev.tenure;

/**
 * A failure in plain words: a code, one sentence on what is wrong with the names in it, one on what to do.
 *
 * <p>Neither sentence ever holds a secret: whoever raises one passes names, never URLs with credentials or whole option
 * files.
 */
public class TenureException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final String what;
    private final String remedy;

    public TenureException(String code, String what, String remedy) {
        this(code, what, remedy, null);
    }

    /** @param cause what the server or the machine said; {@code null} where nothing stands behind it */
    public TenureException(String code, String what, String remedy, Throwable cause) {
        super(code + ": " + what + " " + remedy, cause);
        this.code = code;
        this.what = what;
        this.remedy = remedy;
    }

    /** The stable code, {@code TEN…}. */
    public String code() {
        return code;
    }

    /** What is wrong. */
    public String what() {
        return what;
    }

    /** What to do about it. */
    public String remedy() {
        return remedy;
    }
}
