package dev.tenure.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import javax.tools.JavaFileObject;

/** Asserts that a compile reports just what the sources' comments announce, each on its line. */
final class Problems {

    private Problems() {}

    /**
     * @param texts sources in which each line that an error should point at ends in {@code // TEN101}, with all codes
     *              that it should have
     */
    static Compilation areThoseMarked(String... texts) {
        return areThoseMarked(Compiling.javac(), texts);
    }

    static Compilation areThoseMarked(Compiler javac, String... texts) {
        JavaFileObject[] sources = Compiling.sources(texts);
        Compilation compilation = javac.withProcessors(new TenureProcessor()).compile(sources);
        assertThat(Compiling.reports(compilation))
                .as("%s", compilation.diagnostics())
                .isEqualTo(Compiling.marked(sources));
        return compilation;
    }
}
