package dev.tenure.schema.json;

import java.util.Map;
import java.util.Optional;

/** Any records as JSON has them, and back: for files that one version of Tenure writes and reads. */
public final class RecordJson {

    private RecordJson() {}

    /** What is empty, false or {@code ""} is left out. */
    public static Map<String, Object> of(Record value) {
        return RecordCodec.encode(value);
    }

    /** Empty where it is no such record, or another version's. */
    public static <T extends Record> Optional<T> read(Object json, Class<T> type) {
        try {
            return Optional.of(RecordCodec.decode(json, type, type.getSimpleName()));
        } catch (RecordCodec.Misfit | NullPointerException e) {
            return Optional.empty();
        }
    }
}
