package dev.tenure.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Map;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * What is written by hand once more: the very same code as classes of their own, which a JVM compiles on their own. How
 * far these are from the first is how far a measurement can be trusted.
 */
final class Twin extends ClassLoader {

    private static final String TWICE = Twin.class.getPackageName() + ".HandWritten";

    private Twin() {
        super(Twin.class.getClassLoader());
    }

    @SuppressWarnings("unchecked")
    static Map<String, Supplier<Object>> over(DataSource driver) {
        try {
            Class<?> calls = new Twin().loadClass(HandWrittenCalls.class.getName());
            return (Map<String, Supplier<Object>>) MethodHandles.lookup()
                    .findStatic(calls, "over", MethodType.methodType(Map.class, DataSource.class))
                    .invoke(driver);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(TWICE)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : define(name);
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        try (InputStream file = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
            byte[] bytes = file.readAllBytes();
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }
}
