package dev.tenure.processor.emit;

import dev.tenure.migrate.Promotion;
import dev.tenure.migrate.Proposal;
import dev.tenure.processor.env.Output;
import dev.tenure.schema.Schema;
import dev.tenure.schema.json.ClassRoot;
import dev.tenure.schema.json.SchemaJson;
import java.io.IOException;
import java.util.Map;

/** Writes the descriptor of a schema and what is proposed for it. */
public final class SchemaFiles {

    private SchemaFiles() {}

    public static void write(Output output, Schema schema, Proposal proposal) throws IOException {
        output.write(ClassRoot.descriptor(schema), SchemaJson.write(schema));
        for (Map.Entry<String, String> file : proposal.files().entrySet()) {
            output.write(Promotion.proposedFolder(schema) + "/" + file.getKey(), file.getValue());
        }
    }
}
