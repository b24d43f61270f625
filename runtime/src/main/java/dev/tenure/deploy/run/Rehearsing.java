package dev.tenure.deploy.run;

import dev.tenure.deploy.StepReport;
import java.sql.SQLException;
import java.util.function.Consumer;

/** How to rehearse. */
@FunctionalInterface
public interface Rehearsing {

    /** @param listener is told of each step when it has ended, and may end it all */
    void run(Consumer<StepReport> listener) throws SQLException;
}
