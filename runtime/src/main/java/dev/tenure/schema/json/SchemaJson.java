package dev.tenure.schema.json;

import dev.tenure.Digests;
import dev.tenure.TenureException;
import dev.tenure.schema.Schema;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The model as text: the descriptor that a class folder carries, and the snapshot beside the migrations.
 *
 * <p>The text names its format and the checksum of what follows, so that a file that was edited by hand is told from
 * one that the compiler wrote.
 */
public final class SchemaJson {

    private static final int FORMAT = 1;

    private static final String PREVIOUS = "previous";
    private static final String STEPS = "steps";
    private static final String SCHEMA = "schema";

    private SchemaJson() {}

    /** The descriptor of a schema. */
    public static String write(Schema schema) {
        return write(Map.of(), RecordCodec.encode(schema));
    }

    /** The snapshot of a schema: its descriptor, and what came before. */
    public static String write(Snapshot snapshot) {
        Map<String, Object> history = history(snapshot);
        return write(history, RecordCodec.encode(snapshot.schema()));
    }

    private static String write(Map<String, Object> history, Map<String, Object> schema) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("format", FORMAT);
        document.put("checksum", checksum(history, schema));
        document.putAll(history);
        document.put(SCHEMA, schema);
        return Json.write(document);
    }

    /**
     * Reads what {@link #write(Schema)} wrote.
     *
     * @param source how messages name the text: a file's path
     * @throws TenureException TEN301 where it is no such text, TEN302 where it was changed after it was written
     */
    public static Schema read(String text, String source) {
        Schema schema = schema(document(text, source), source);
        requireUnchanged(write(schema), text, source);
        return schema;
    }

    /**
     * Reads what {@link #write(Snapshot)} wrote.
     *
     * @throws TenureException as {@link #read}
     */
    public static Snapshot readSnapshot(String text, String source) {
        Map<?, ?> document = document(text, source);
        Snapshot snapshot = new Snapshot(
                Optional.ofNullable(document.get(PREVIOUS)).map(String::valueOf),
                document.get(STEPS) instanceof Integer steps ? steps : 0,
                schema(document, source));
        requireUnchanged(write(snapshot), text, source);
        return snapshot;
    }

    private static void requireUnchanged(String written, String text, String source) {
        if (!written.equals(text.replace("\r\n", "\n"))) {
            throw new TenureException(
                    "TEN302",
                    source + " was changed after Tenure wrote it: its checksum or its layout is not what its content gives.",
                    "Restore it from version control; change the entities instead and promote what the compiler proposes.");
        }
    }

    private static Map<?, ?> document(String text, String source) {
        try {
            if (!(Json.read(text) instanceof Map<?, ?> document)) {
                throw new RecordCodec.Misfit("it is no JSON object");
            }
            if (!Integer.valueOf(FORMAT).equals(document.get("format"))) {
                throw new RecordCodec.Misfit("its format is " + document.get("format") + ", this version reads " + FORMAT);
            }
            return document;
        } catch (IOException | RecordCodec.Misfit e) {
            throw unreadable(source, e);
        }
    }

    private static Schema schema(Map<?, ?> document, String source) {
        try {
            return RecordCodec.decode(document.get(SCHEMA), Schema.class, SCHEMA);
        } catch (RecordCodec.Misfit e) {
            throw unreadable(source, e);
        }
    }

    private static TenureException unreadable(String source, Exception e) {
        return new TenureException(
                "TEN301",
                source + " is no schema that this version of Tenure can read: " + firstLine(e.getMessage()) + ".",
                "Restore it from version control, or compile the entities again with this version.",
                e);
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("");
    }

    static String checksum(Snapshot snapshot) {
        return checksum(history(snapshot), RecordCodec.encode(snapshot.schema()));
    }

    /** A model that comes back after another is not what it was: what went before is part of it. */
    private static String checksum(Map<String, Object> history, Map<String, Object> schema) {
        return Digests.sha256((history.isEmpty() ? "" : Json.inline(history)) + Json.inline(schema));
    }

    private static Map<String, Object> history(Snapshot snapshot) {
        Map<String, Object> history = new LinkedHashMap<>();
        snapshot.previous().ifPresent(previous -> history.put(PREVIOUS, previous));
        history.put(STEPS, snapshot.steps());
        return history;
    }
}
