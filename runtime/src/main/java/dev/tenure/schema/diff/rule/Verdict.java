package dev.tenure.schema.diff.rule;

import dev.tenure.schema.Acceptance;
import dev.tenure.schema.Finding;
import dev.tenure.schema.diff.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is risky about an evolution, and what of it was accepted.
 *
 * @param open     the risks that nobody accepted
 * @param accepted those that somebody did, and by which word
 * @param idle     acceptances of what is not the case
 */
public record Verdict(List<Risk> open, Map<Risk, Acceptance> accepted, List<Acceptance> idle) {

    public static Verdict of(Evolution evolution) {
        List<Acceptance> acceptances = evolution.said().acceptances();
        List<Risk> open = new ArrayList<>();
        Map<Risk, Acceptance> accepted = new LinkedHashMap<>();
        List<Acceptance> idle = new ArrayList<>(acceptances);
        for (Risk risk : ChangeRules.check(evolution)) {
            List<Acceptance> covering =
                    acceptances.stream().filter(acceptance -> acceptance.covers(risk.finding())).toList();
            idle.removeAll(covering);
            Optional<Acceptance> first = covering.stream().findFirst();
            first.ifPresentOrElse(word -> accepted.put(risk, word), () -> open.add(risk));
        }
        return new Verdict(open, accepted, idle);
    }

    /** The risks of a severity that nobody accepted. */
    public List<Finding> open(Severity severity) {
        return open.stream().filter(risk -> risk.severity() == severity).map(Risk::finding).toList();
    }

    /** What was accepted of the changes that steps make, in whichever parts they make them. */
    public Set<Acceptance> acceptedOf(List<Step> steps) {
        Set<Acceptance> words = new LinkedHashSet<>();
        accepted.forEach((risk, word) -> {
            if (risk.change().stream().anyMatch(change -> steps.stream().anyMatch(step -> step.isPartOf(change)))) {
                words.add(word);
            }
        });
        return words;
    }
}
