package dev.tenure.deploy.run;

import dev.tenure.deploy.DeployListener;
import java.sql.SQLException;

/** How to rehearse. */
@FunctionalInterface
public interface Rehearsing {

    /** @param listener is told how it goes, and may end it all */
    void run(DeployListener listener) throws SQLException;
}
