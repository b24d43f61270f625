package dev.tenure.deploy;

import java.util.List;

/**
 * What to do once something went wrong, or did not, behind the point where a production was changed.
 *
 * @param what     in one sentence
 * @param facts    what speaks for it, one sentence each
 * @param commands what to call for it
 */
public record Decision(String what, List<String> facts, List<String> commands) {

    public Decision {
        facts = List.copyOf(facts);
        commands = List.copyOf(commands);
    }
}
