package dev.tenure.deploy.run;

import java.util.function.Predicate;

/** Who says that a production may be changed. */
public sealed interface Consent {

    /** It was said beforehand. */
    record Given() implements Consent {}

    /** Somebody is asked, with the database's label. */
    record Asked(Predicate<String> person) implements Consent {}

    /** Nobody is there to be asked. */
    record Missing() implements Consent {}
}
