package dev.tenure.processor.read;

import dev.tenure.schema.Acceptance;
import dev.tenure.schema.Subject;
import java.util.HashMap;
import java.util.Map;

/** From the parts of a model to the places in the source where they were said. */
public final class Origins {

    private final Map<Subject, Place> places = new HashMap<>();
    private final Map<String, Origin> listings = new HashMap<>();
    private final Map<Acceptance, Origin> acceptances = new HashMap<>();

    Origins(Mirror root) {
        put(Subject.schema(""), Place.at(root, "tenant", "tenantColumn", "entities", "existing", "migrations"));
    }

    /** Of two parts that cannot be told apart the later is kept: it is the one too many. */
    void put(Subject whole, Place place) {
        places.put(whole, place);
    }

    void accept(Acceptance acceptance, Origin origin) {
        acceptances.put(acceptance, origin);
    }

    /** Where a risk was accepted. */
    public Origin of(Acceptance acceptance) {
        return acceptances.get(acceptance);
    }

    /** Puts a part where another was said that made it necessary. */
    void share(Subject whole, Subject cause) {
        places.put(whole, places.get(cause));
    }

    /** Adds a place for an aspect of a part that has a place. */
    void aspect(Subject whole, String aspect, Mirror annotation, String attribute) {
        places.get(whole).aspect(aspect, annotation, attribute);
    }

    void list(String table, Origin listing) {
        listings.put(table, listing);
    }

    /** The place of a part, or failing that of its table, or failing that of the root. */
    public Origin of(Subject subject) {
        Place place = places.get(subject.whole());
        if (place != null) {
            Origin origin = place.origin(subject.aspect());
            Origin listing = listings.get(subject.table());
            return listing == null ? origin : origin.listedAt(listing);
        }
        Subject table = new Subject(Subject.Kind.TABLE, subject.table(), "", "");
        return subject.kind() == Subject.Kind.TABLE || !places.containsKey(table)
                ? of(Subject.schema(""))
                : of(table);
    }
}
