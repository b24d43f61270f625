package dev.tenure.deploy.rehearsal;

import dev.tenure.mysql.DatabaseObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** In what two structures differ, in sentences. */
final class Differences {

    private Differences() {}

    /** Empty where they are the same. */
    static List<String> between(List<DatabaseObject> before, List<DatabaseObject> after) {
        Map<String, DatabaseObject> left = new LinkedHashMap<>();
        before.forEach(object -> left.put(object.label(), object));
        List<String> differences = new ArrayList<>();
        for (DatabaseObject object : after) {
            DatabaseObject former = left.remove(object.label());
            if (former == null) {
                differences.add("the " + object.label() + " was not there");
            } else if (!former.equals(object)) {
                differences.add("the " + object.label() + " was otherwise: "
                        + first(former.definition(), object.definition()));
            }
        }
        left.values().forEach(object -> differences.add("the " + object.label() + " is gone"));
        return differences;
    }

    /** The first line in which two texts differ. */
    static String first(String expected, String found) {
        List<String> some = expected.lines().toList();
        List<String> others = found.lines().toList();
        int at = 0;
        while (at < some.size() && at < others.size() && some.get(at).equals(others.get(at))) {
            at++;
        }
        return line(others, at) + " instead of " + line(some, at);
    }

    private static String line(List<String> lines, int at) {
        return at < lines.size() ? "\"" + lines.get(at).strip() + "\"" : "nothing";
    }
}
