package dev.tenure.schema.json;

import dev.tenure.TenureException;
import dev.tenure.schema.Said;
import java.io.IOException;

/** What entities say of the past, as text: it lies beside a proposal, which rests on it. */
public final class SaidJson {

    private SaidJson() {}

    public static String write(Said said) {
        return Json.write(RecordCodec.encode(said));
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @param source how messages name the text: a file's path
     * @throws TenureException TEN301 where it is no such text
     */
    public static Said read(String text, String source) {
        try {
            return RecordCodec.decode(Json.read(text), Said.class, "said");
        } catch (IOException | RecordCodec.Misfit e) {
            throw new TenureException(
                    "TEN301",
                    source + " is nothing that this version of Tenure can read.",
                    "Compile the entities again with this version.",
                    e);
        }
    }
}
