package dev.tenure.schema.json;

import dev.tenure.Digests;
import dev.tenure.TenureException;
import dev.tenure.schema.Schema;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The model as text: the descriptor that a class folder carries, and the snapshot beside the migrations.
 *
 * <p>The text names its format and the checksum of what follows, so that a file that was edited by hand is told from
 * one that the compiler wrote.
 */
public final class SchemaJson {

    private static final int FORMAT = 1;

    private SchemaJson() {}

    public static String write(Schema schema) {
        Map<String, Object> body = RecordCodec.encode(schema);
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("format", FORMAT);
        document.put("checksum", checksum(body));
        document.put("schema", body);
        return Json.write(document);
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @param source how messages name the text: a file's path
     * @throws TenureException TEN301 where it is no such text, TEN302 where it was changed after it was written
     */
    public static Schema read(String text, String source) {
        Schema schema = decode(text, source);
        if (!write(schema).equals(text.replace("\r\n", "\n"))) {
            throw new TenureException(
                    "TEN302",
                    source + " was changed after Tenure wrote it: its checksum or its layout is not what its content gives.",
                    "Restore it from version control; change the entities instead and promote what the compiler proposes.");
        }
        return schema;
    }

    private static Schema decode(String text, String source) {
        try {
            if (!(Json.read(text) instanceof Map<?, ?> document)) {
                throw new RecordCodec.Misfit("it is no JSON object");
            }
            if (!Integer.valueOf(FORMAT).equals(document.get("format"))) {
                throw new RecordCodec.Misfit("its format is " + document.get("format") + ", this version reads " + FORMAT);
            }
            return RecordCodec.decode(document.get("schema"), Schema.class, "schema");
        } catch (IOException | RecordCodec.Misfit e) {
            throw new TenureException(
                    "TEN301",
                    source + " is no schema that this version of Tenure can read: " + firstLine(e.getMessage()) + ".",
                    "Restore it from version control, or compile the entities again with this version.",
                    e);
        }
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("");
    }

    private static String checksum(Map<String, Object> body) {
        return Digests.sha256(Json.inline(body));
    }
}
