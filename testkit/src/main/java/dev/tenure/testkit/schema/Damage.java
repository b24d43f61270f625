package dev.tenure.testkit.schema;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What is done to the databases and repositories of generated tests before they run: to show that a test fails when it
 * should, which is the only proof that it says anything when it does not.
 *
 * @param statements run on each database once it is migrated
 * @param migrations a class path root whose migrations are taken instead of the schema's own
 * @param texts      what becomes of the statements that repositories send, as if they had been written like that
 * @param methods    methods that repositories are taken to have beside their own
 * @param blind      whether repositories are taken not to look at what an entity says of its tenant
 */
public record Damage(
        List<String> statements,
        Optional<Path> migrations,
        UnaryOperator<String> texts,
        List<String> methods,
        boolean blind) {

    private static final Damage NONE = Damage.of();
    private static final ThreadLocal<Damage> CURRENT = ThreadLocal.withInitial(() -> NONE);

    public Damage {
        statements = List.copyOf(statements);
        methods = List.copyOf(methods);
    }

    public static Damage of(String... statements) {
        return new Damage(List.of(statements), Optional.empty(), UnaryOperator.identity(), List.of(), false);
    }

    public static Damage ofMigrations(Path migrations) {
        return new Damage(List.of(), Optional.of(migrations), UnaryOperator.identity(), List.of(), false);
    }

    public static Damage ofTexts(UnaryOperator<String> texts) {
        return new Damage(List.of(), Optional.empty(), texts, List.of(), false);
    }

    public static Damage ofMethods(String... methods) {
        return new Damage(List.of(), Optional.empty(), UnaryOperator.identity(), List.of(methods), false);
    }

    public static Damage ofBlindness() {
        return new Damage(List.of(), Optional.empty(), UnaryOperator.identity(), List.of(), true);
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

    /** The connection as a repository has it whose statements read otherwise. */
    public Connection under(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("prepareStatement")) {
                        arguments[0] = texts.apply((String) arguments[0]);
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
