package dev.tenure.deploy;

import dev.tenure.schema.Finding;
import java.util.List;

/** One thing that is looked at before a deployment. */
interface PreflightCheck {

    /** What stands in the way. */
    List<Finding> check(Site site);

    /** What was seen, one sentence each: the evidence that nothing stands in the way where {@link #check} is empty. */
    List<String> said(Site site);
}
