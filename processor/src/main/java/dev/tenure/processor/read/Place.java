package dev.tenure.processor.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where a part of the model was said, as a whole and in its aspects. */
final class Place {

    private record Attribute(Mirror annotation, String name) {}

    private final Origin whole;
    private final Map<String, List<Attribute>> aspects = new LinkedHashMap<>();

    private Place(Origin whole) {
        this.whole = whole;
    }

    static Place at(Origin whole) {
        return new Place(whole);
    }

    /** An annotation whose attributes have the names of the aspects. */
    static Place at(Mirror annotation, String... attributes) {
        Place place = new Place(annotation.origin());
        for (String attribute : attributes) {
            place.aspect(attribute, annotation, attribute);
        }
        return place;
    }

    /** Adds a place for an aspect, to be taken if none was added before that is written out in the source. */
    Place aspect(String aspect, Mirror annotation, String attribute) {
        aspects.computeIfAbsent(aspect, key -> new ArrayList<>(1)).add(new Attribute(annotation, attribute));
        return this;
    }

    /** The first attribute that is written out, else the first annotation, else the whole. */
    Origin origin(String aspect) {
        List<Attribute> attributes = aspects.getOrDefault(aspect, List.of());
        return attributes.stream()
                .filter(attribute -> attribute.annotation().says(attribute.name()))
                .findFirst()
                .or(() -> attributes.stream().findFirst())
                .map(attribute -> attribute.annotation().origin(attribute.name()))
                .orElse(whole);
    }
}
