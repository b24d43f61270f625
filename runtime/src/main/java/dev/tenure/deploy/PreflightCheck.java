package dev.tenure.deploy;

import dev.tenure.schema.Finding;
import java.util.List;

/** One thing that is looked at before a deployment. */
interface PreflightCheck {

    List<Finding> check(Site site);
}
