package dev.tenure.schema;

import java.util.List;

/**
 * That a risk was seen and is taken.
 *
 * @param code    the code of its rule
 * @param about   what it may be about: all of a schema, all of a table, or the parts that come of one field
 * @param because why, in the author's words
 */
public record Acceptance(String code, List<Subject> about, String because) {

    public Acceptance {
        about = List.copyOf(about);
    }

    public boolean covers(Finding finding) {
        return code.equals(finding.code()) && about.stream().anyMatch(place -> covers(place, finding.subject()));
    }

    private static boolean covers(Subject place, Subject subject) {
        return switch (place.kind()) {
            case SCHEMA -> true;
            case TABLE -> place.table().equalsIgnoreCase(subject.table());
            default -> place.equals(subject.whole());
        };
    }
}
