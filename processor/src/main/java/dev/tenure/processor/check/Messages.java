package dev.tenure.processor.check;

import dev.tenure.processor.read.Origin;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.Messager;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;

/** The compiler's messages. */
public final class Messages {

    private final Messager messager;
    private final Optional<TreeMessages> trees;
    private final Set<String> sources = new HashSet<>();

    public Messages(ProcessingEnvironment environment) {
        this.messager = environment.getMessager();
        this.trees = TreeMessages.of(environment);
    }

    /** Adds classes that this compile reads from source: only there can a message stand. */
    public void addSources(Set<? extends Element> roots) {
        roots.stream().filter(TypeElement.class::isInstance).map(Messages::nameOf).forEach(sources::add);
    }

    public void note(String text) {
        messager.printMessage(Diagnostic.Kind.NOTE, text);
    }

    /** Reports an error at its place; at the root, with the name of the other, where that is in a class file. */
    public void error(Origin origin, String text) {
        report(Diagnostic.Kind.ERROR, origin, text);
    }

    /** Warns at a place. */
    public void warning(Origin origin, String text) {
        report(Diagnostic.Kind.WARNING, origin, text);
    }

    /** Notes something at a place. */
    public void note(Origin origin, String text) {
        report(Diagnostic.Kind.NOTE, origin, text);
    }

    private void report(Diagnostic.Kind kind, Origin origin, String text) {
        if (origin.listing().isPresent() && !isSource(origin.element())) {
            report(kind, origin.listing().get(), "In " + label(origin.element()) + ": " + text);
        } else if (origin.path().isEmpty() || trees.isEmpty() || !trees.get().report(kind, origin, text)) {
            messager.printMessage(kind, text, origin.element(), origin.annotation().orElse(null),
                    origin.value().orElse(null));
        }
    }

    private boolean isSource(Element element) {
        Element outermost = element;
        while (outermost.getEnclosingElement() != null
                && outermost.getEnclosingElement().getKind() != ElementKind.PACKAGE) {
            outermost = outermost.getEnclosingElement();
        }
        return sources.contains(nameOf(outermost));
    }

    private static String label(Element element) {
        return element instanceof TypeElement
                ? nameOf(element)
                : nameOf(element.getEnclosingElement()) + "." + element.getSimpleName();
    }

    private static String nameOf(Element type) {
        return ((TypeElement) type).getQualifiedName().toString();
    }
}
