package dev.tenure.processor.emit.tests;

import com.palantir.javapoet.CodeBlock;
import dev.tenure.verify.exercise.Act;
import dev.tenure.verify.exercise.Probe;
import dev.tenure.verify.exercise.Words;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;

/**
 * One generated test.
 *
 * @param kind what it is about, its tag
 * @param name what it says, in plain words
 * @param call what it has the testkit do
 */
record Case(String kind, String name, CodeBlock call) {

    /** The test that has the testkit make a probe, by the method that is named like its act. */
    static Case of(Probe probe) {
        Act act = probe.act();
        String type = act.getClass().getSimpleName();
        CodeBlock arguments = Arrays.stream(act.getClass().getRecordComponents())
                .map(component -> argument(value(act, component)))
                .collect(CodeBlock.joining(", "));
        return new Case(probe.kind().tag(), probe.name(), CodeBlock.of("table.$L($L)",
                Character.toLowerCase(type.charAt(0)) + type.substring(1), arguments));
    }

    static Case ofRows(String kind, String name, String call, Object... arguments) {
        return new Case(kind, name, CodeBlock.of("rows." + call, arguments));
    }

    /** {@code insert-all} of {@code insertAll}; what is about one key of many is about keys. */
    static String kindOf(String method) {
        return method.startsWith("upsert") ? "upsert" : Words.snake(method).replace('_', '-');
    }

    private static Object value(Act act, RecordComponent component) {
        try {
            return component.getAccessor().invoke(act);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static CodeBlock argument(Object value) {
        if (value instanceof List<?> values) {
            return values.stream().map(Case::argument).collect(CodeBlock.joining(", "));
        }
        if (value instanceof Enum<?> constant) {
            return CodeBlock.of("$T.$L", constant.getDeclaringClass(), constant.name());
        }
        return value instanceof String ? CodeBlock.of("$S", value) : CodeBlock.of("$L", value);
    }
}
