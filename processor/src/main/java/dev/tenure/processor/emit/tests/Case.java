package dev.tenure.processor.emit.tests;

import com.palantir.javapoet.CodeBlock;

/**
 * One generated test.
 *
 * @param kind what it is about, its tag
 * @param name what it says, in plain words
 * @param call what it has the testkit do
 */
record Case(String kind, String name, CodeBlock call) {

    static Case of(String kind, String name, String call, Object... arguments) {
        return new Case(kind, name, CodeBlock.of("table." + call, arguments));
    }

    static Case ofRows(String kind, String name, String call, Object... arguments) {
        return new Case(kind, name, CodeBlock.of("rows." + call, arguments));
    }
}
