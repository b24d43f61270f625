package dev.tenure.deploy;

import dev.tenure.schema.Finding;
import dev.tenure.schema.Schema;
import dev.tenure.schema.diff.Comparison;
import java.util.List;

/** The tables that must be there already: whether they are, with the columns, ids and engine that are declared. */
final class ParentsCheck implements PreflightCheck {

    @Override
    public List<Finding> check(Site site) {
        Schema schema = site.schema();
        return Comparison.schemas(
                new Schema(schema.name(), schema.tenant(), schema.migrations(), schema.existing()), site.live());
    }
}
