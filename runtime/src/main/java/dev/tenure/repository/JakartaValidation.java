package dev.tenure.repository;

import dev.tenure.annotation.Inserting;
import dev.tenure.annotation.Updating;
import jakarta.validation.NoProviderFoundException;
import jakarta.validation.Validator;
import jakarta.validation.groups.Default;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Jakarta Validation: constraints of no group always hold, those of {@link Inserting} and {@link Updating} only then.
 */
public final class JakartaValidation implements Validation {

    private static final Map<Occasion, Class<?>[]> GROUPS = new EnumMap<>(Map.of(
            Occasion.INSERT, new Class<?>[] {Default.class, Inserting.class},
            Occasion.UPDATE, new Class<?>[] {Default.class, Updating.class}));

    private final Validator validator;

    public JakartaValidation(Validator validator) {
        this.validator = validator;
    }

    static Optional<JakartaValidation> ofProvider() {
        try {
            return Optional.of(new JakartaValidation(
                    jakarta.validation.Validation.buildDefaultValidatorFactory().getValidator()));
        } catch (NoProviderFoundException none) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<Violation> check(Object entity, Occasion occasion) {
        return validator.validate(entity, GROUPS.get(occasion)).stream()
                .map(violation -> new Violation(violation.getPropertyPath().toString(), violation.getMessage()))
                .min(Comparator.comparing(Violation::property).thenComparing(Violation::message));
    }

}
