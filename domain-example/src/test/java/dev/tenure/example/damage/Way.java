package dev.tenure.example.damage;

/**
 * A way in which a production, or what is brought to it, can be wrong.
 *
 * @param section of the plan: the check that a person would make there
 * @param words   what is wrong
 * @param step    where a deployment has to stop
 * @param code    by what it has to say so
 */
record Way(String section, String words, String step, String code, Damage damage) {

    /** Does it. */
    interface Damage {
        void to(Case production) throws Exception;
    }

    @Override
    public String toString() {
        return section + " " + words;
    }
}
