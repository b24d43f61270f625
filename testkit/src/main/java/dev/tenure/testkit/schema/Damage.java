package dev.tenure.testkit.schema;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What is done to the databases of generated tests before they run: to show that a test fails when it should, which is
 * the only proof that it says anything when it does not.
 *
 * @param statements run on each database once it is migrated
 * @param migrations a class path root whose migrations are taken instead of the schema's own
 */
public record Damage(List<String> statements, Optional<Path> migrations) {

    private static final Damage NONE = new Damage(List.of(), Optional.empty());
    private static final ThreadLocal<Damage> CURRENT = ThreadLocal.withInitial(() -> NONE);

    public Damage {
        statements = List.copyOf(statements);
    }

    public static Damage of(String... statements) {
        return new Damage(List.of(statements), Optional.empty());
    }

    /** Runs something in which the databases that this thread makes are damaged. */
    public void during(Runnable tests) {
        CURRENT.set(this);
        try {
            tests.run();
        } finally {
            CURRENT.remove();
        }
    }

    static Damage current() {
        return CURRENT.get();
    }
}
