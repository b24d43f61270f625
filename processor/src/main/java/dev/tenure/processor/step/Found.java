package dev.tenure.processor.step;

import java.lang.annotation.Annotation;
import java.util.Set;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/**
 * What a round brings.
 *
 * @param annotations those of ours that are there in it at all
 * @param round       where they are
 */
public record Found(Set<? extends TypeElement> annotations, RoundEnvironment round) {

    /** What bears an annotation. javac walks through all elements for it: that is spared where there is none. */
    Set<? extends Element> annotatedWith(Class<? extends Annotation> type) {
        for (TypeElement annotation : annotations) {
            if (annotation.getQualifiedName().contentEquals(type.getName())) {
                return round.getElementsAnnotatedWith(type);
            }
        }
        return Set.of();
    }

    /** Whether this is the last round. */
    boolean isOver() {
        return round.processingOver();
    }
}
