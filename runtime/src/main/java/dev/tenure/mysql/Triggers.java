package dev.tenure.mysql;

import dev.tenure.schema.Trigger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How the bodies of triggers are written and read. */
final class Triggers {

    private static final Pattern REFUSAL = Pattern.compile(
            "(?is)SIGNAL\\s+SQLSTATE\\s+'45000'\\s+SET\\s+MESSAGE_TEXT\\s*=\\s*'(.*)'");

    private Triggers() {}

    static String text(Trigger.Body body) {
        return body instanceof Trigger.Refusal refusal
                ? "SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = " + Identifiers.literal(refusal.message())
                : ((Trigger.Statement) body).text();
    }

    /** MySQL shows the message with quotes in it as they are meant, MariaDB as they were written. */
    static Trigger.Body read(String text) {
        Matcher refusal = REFUSAL.matcher(text.strip());
        return refusal.matches()
                ? new Trigger.Refusal(refusal.group(1).replace("''", "'"))
                : new Trigger.Statement(text);
    }
}
