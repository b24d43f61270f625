package dev.tenure.processor.read;

import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;

/**
 * A place in the source.
 *
 * @param element    the element that is meant, or that carries the annotation
 * @param annotation the annotation
 * @param value      the value in it
 * @param path       how to find a repeated annotation, which javac itself cannot
 * @param listing    where the root lists the entity: the place to name if the element comes from a class file
 */
public record Origin(
        Element element,
        Optional<AnnotationMirror> annotation,
        Optional<AnnotationValue> value,
        Optional<Path> path,
        Optional<Origin> listing) {

    static final int WHOLE = -1;

    /**
     * A place inside one of several annotations of a type on one element.
     *
     * @param annotationType the annotation's qualified name
     * @param repetition     which of them
     * @param attribute      the attribute, {@code ""} for the annotation itself
     * @param index          the entry of the attribute's array, -1 for the whole value
     */
    public record Path(String annotationType, int repetition, String attribute, int index) {}

    static Origin of(Element element) {
        return new Origin(element, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    Origin listedAt(Origin place) {
        return new Origin(element, annotation, value, path, Optional.of(place));
    }
}
