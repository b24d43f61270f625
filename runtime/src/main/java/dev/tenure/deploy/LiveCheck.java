package dev.tenure.deploy;

import java.sql.SQLException;
import java.util.Map;

/**
 * Something that is observed in a production right before it is migrated and judged afterwards. It only reads.
 *
 * <p>What was observed is kept on disk meanwhile: the process that judges may be another one, if the first was killed.
 */
public interface LiveCheck {

    /** A key that stands in what was observed by an earlier run: users may have been let in between the two. */
    String RESUMED = "resumed";

    /** In one or two words: the name of the step that judges. */
    String name();

    /** What will have to be known of the time before; values as JSON has them, and no secrets. */
    Map<String, Object> before(Notes notes) throws SQLException;

    /**
     * Looks again and judges.
     *
     * @param before what {@link #before} gave, read back; numbers may have become wider or narrower
     */
    void after(Map<String, Object> before, Notes notes) throws SQLException;
}
