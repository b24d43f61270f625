package dev.tenure.cli;

import dev.tenure.migrate.MigrateOptions.Verdict;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What a person found out where Tenure cannot see it. */
final class InterruptedOption {

    private static final Map<String, Verdict> WORDS = Map.of("done", Verdict.DONE, "not-done", Verdict.NOT_DONE);

    @Option(
            names = "--interrupted",
            paramLabel = "done|not-done",
            converter = Words.class,
            description = "Whether the statement in which the last run was interrupted has happened; needed only where"
                    + " a message asks for it.")
    private Optional<Verdict> verdict = Optional.empty();

    Optional<Verdict> verdict() {
        return verdict;
    }

    static final class Words implements ITypeConverter<Verdict> {
        @Override
        public Verdict convert(String value) {
            return Optional.ofNullable(WORDS.get(value.toLowerCase(Locale.ROOT)))
                    .orElseThrow(() -> new TypeConversionException("'" + value + "' is neither done nor not-done"));
        }
    }
}
