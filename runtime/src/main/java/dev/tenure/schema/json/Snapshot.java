package dev.tenure.schema.json;

import dev.tenure.schema.Schema;
import java.util.Optional;

/**
 * The model as it was promoted last, at its place in the chain of promotions.
 *
 * @param previous where the migrations led before; empty for the first promotion
 * @param steps    how many migrations lead from there to here; none where only what Java knows of the schema changed
 * @param schema   the model
 */
public record Snapshot(Optional<String> previous, int steps, Schema schema) {

    private static final int DIGITS = 12;

    /** What names this snapshot to migration files and to the next one. */
    public String name() {
        return SchemaJson.checksum(this).substring(0, DIGITS);
    }

    /** Where the migrations lead: to this snapshot, if any lead to it, else to where they led before. */
    public Optional<String> position() {
        return steps == 0 ? previous : Optional.of(name());
    }
}
