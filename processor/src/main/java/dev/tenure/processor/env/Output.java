package dev.tenure.processor.env;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.stream.IntStream;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.tools.StandardLocation;

/** Writes files into the class output, each in the name of the elements that it was made of. */
public final class Output {

    private final Filer filer;
    private final Element[] originating;

    public Output(ProcessingEnvironment environment, Collection<? extends Element> originating) {
        this.filer = environment.getFiler();
        this.originating = originating.toArray(Element[]::new);
    }

    /** Whether Java takes a text as a name. */
    public static boolean isName(String text) {
        return SourceVersion.isName(text);
    }

    /** Writes a source in the name of all elements. */
    public void writeSource(String className, String text) throws IOException {
        writeSource(className, text, IntStream.range(0, originating.length).toArray());
    }

    /** Writes a source in the name of some of the elements, by their numbers. */
    public void writeSource(String className, String text, int... of) throws IOException {
        Element[] elements = IntStream.of(of).mapToObj(number -> originating[number]).toArray(Element[]::new);
        try (Writer file = filer.createSourceFile(className, elements).openWriter()) {
            file.write(text);
        }
    }

    public void write(String path, String text) throws IOException {
        try (OutputStream file =
                filer.createResource(StandardLocation.CLASS_OUTPUT, "", path, originating).openOutputStream()) {
            file.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
