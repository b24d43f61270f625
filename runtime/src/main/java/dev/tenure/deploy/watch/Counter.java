package dev.tenure.deploy.watch;

import dev.tenure.deploy.Gravity;
import dev.tenure.mysql.CounterSource;
import java.util.List;
import java.util.Optional;

/**
 * A fact about something that a server counts: where it is found, and what of it is too much.
 *
 * @param name   in plain words
 * @param places where it is counted; the first that this server has, and this account may read, is taken
 * @param limits what is too much
 */
record Counter(String name, List<Place> places, List<Limit> limits) {

    /**
     * A place where it is counted.
     *
     * @param names what is added up there; none for all that there is
     */
    record Place(CounterSource source, List<String> names) {
        Place {
            names = List.copyOf(names);
        }

        /** {@code SHOW GLOBAL STATUS: Aborted_connects}. */
        String label() {
            return source.question() + (names.isEmpty() ? "" : ": " + String.join(", ", names));
        }
    }

    /** What is too much, and how bad that is. */
    sealed interface Limit {

        Gravity gravity();

        /**
         * Events.
         *
         * @param floor  fewer than that are never too much
         * @param factor how many times as many as before may be
         */
        record Events(long floor, double factor, Gravity gravity) implements Limit {}

        /**
         * A level, as of memory.
         *
         * @param growth by how much it may grow
         * @param factor to how many times as much as before
         */
        record Level(long growth, double factor, Gravity gravity) implements Limit {}

        /**
         * A part of something that has an end.
         *
         * @param of      what has one
         * @param percent how much of it may be taken
         */
        record Share(Place of, int percent, Gravity gravity) implements Limit {}
    }

    Counter {
        places = List.copyOf(places);
        limits = List.copyOf(limits);
    }

    /** The place in which it is counted here; empty where nobody tells. */
    Optional<Place> place(Sample sample) {
        return places.stream().filter(place -> sample.value(place).isPresent()).findFirst();
    }

    /** Whether it only ever grows, as long as the server runs. */
    boolean isOfEvents() {
        return limits.stream().allMatch(Limit.Events.class::isInstance);
    }
}
