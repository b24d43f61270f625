package dev.tenure.deploy;

import java.util.List;
import java.util.Optional;

/**
 * An item of the list without which nothing is deployed, and how it stands.
 *
 * @param number   its place, from 1
 * @param code     the code of the finding that it is while it is open
 * @param text     what is asked for
 * @param mark     how it stands
 * @param evidence what ticks it; where it is open, what is missing
 * @param because  why it was accepted
 */
public record ChecklistItem(
        int number, String code, String text, Mark mark, List<String> evidence, Optional<String> because) {

    /** How an item stands. */
    public enum Mark { TICKED, OPEN, ACCEPTED }

    public ChecklistItem {
        evidence = List.copyOf(evidence);
    }

    /** All of it in one line, as terminals show it. */
    public String line() {
        String sign = switch (mark) {
            case TICKED -> "[x] ";
            case OPEN -> "[ ] ";
            case ACCEPTED -> "[!] ";
        };
        return sign + number + ". " + text + " — " + String.join(" ", evidence)
                + because.map(why -> " Accepted because " + why + ".").orElse("");
    }
}
