package dev.tenure.cli;

import dev.tenure.TenureException;
import dev.tenure.schema.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a verb tells: lines to a person as things happen, or one JSON object at the end. */
final class Report {

    private static final int BAR_WIDTH = 30;

    private final Surroundings surroundings;
    private final boolean json;
    private final Map<String, Object> document = new LinkedHashMap<>();
    private final List<Runnable> endings = new ArrayList<>();
    private String bar = "";

    Report(Surroundings surroundings, boolean json, String verb) {
        this.surroundings = surroundings;
        this.json = json;
        document.put("verb", verb);
        // here, so that the code stands second although it is known last
        document.put("exit", Exit.FAILED);
    }

    /** A line for a person. */
    synchronized void say(String line) {
        if (!json) {
            clearBar();
            surroundings.out().println(line);
            drawBar();
        }
    }

    /** A line that must be seen, whatever becomes of all others. */
    synchronized void shout(String line) {
        clearBar();
        surroundings.err().println(line);
        surroundings.err().flush();
        if (!json) {
            drawBar();
        }
    }

    /** A line for a person, of parts that are filled in. */
    void say(String format, Object... parts) {
        say(String.format(Locale.ROOT, format, parts));
    }

    /** An entry of the JSON object. */
    void put(String key, Object value) {
        document.put(key, value);
    }

    /** How far things are, at the bottom of a terminal; nothing elsewhere. */
    synchronized void progress(long done, long of, String what) {
        if (!draws()) {
            return;
        }
        clearBar();
        int filled = of == 0 ? BAR_WIDTH : (int) (BAR_WIDTH * Math.min(done, of) / of);
        bar = "[" + "#".repeat(filled) + ".".repeat(BAR_WIDTH - filled) + "] " + done + "/" + of + " " + what;
        drawBar();
    }

    /** Whether {@link #progress} is seen. */
    boolean draws() {
        return !json && surroundings.redraws();
    }

    synchronized void noMoreProgress() {
        clearBar();
        bar = "";
        surroundings.out().flush();
    }

    private void clearBar() {
        if (!bar.isEmpty()) {
            surroundings.out().print("\r\033[K");
        }
    }

    private void drawBar() {
        surroundings.out().print(bar);
        surroundings.out().flush();
    }

    /** Ends it with a failure. */
    int failed(TenureException failure) {
        noMoreProgress();
        put("error", Documents.objection(failure));
        if (!json) {
            surroundings.err().println("Error " + failure.code() + ": " + failure.what());
            surroundings.err().println(failure.remedy());
        }
        return end(Exit.of(failure.code()));
    }

    /** Has something done once all is said. */
    void atEnd(Runnable ending) {
        endings.add(ending);
    }

    int end(int exit) {
        noMoreProgress();
        if (json) {
            document.put("exit", exit);
            surroundings.out().print(Json.write(document));
        }
        surroundings.out().flush();
        surroundings.err().flush();
        endings.forEach(Runnable::run);
        return exit;
    }
}
