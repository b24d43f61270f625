package dev.tenure.repository;

/** Looks for Jakarta Validation once. */
final class ClassPathValidation {

    static final Validation FOUND = find();

    private ClassPathValidation() {}

    private static Validation find() {
        try {
            return JakartaValidation.ofProvider().map(Validation.class::cast).orElse(Validation.NONE);
        } catch (NoClassDefFoundError absent) {
            return Validation.NONE;
        }
    }
}
