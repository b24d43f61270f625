package dev.tenure.processor.step;

import dev.tenure.annotation.Table;
import dev.tenure.processor.check.Messages;
import dev.tenure.processor.read.Annotations;
import dev.tenure.processor.read.Listed;
import java.util.LinkedHashSet;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/**
 * {@code @Table}: an entity that no root lists has no table. Only a compile that sees a root can tell; entities may
 * well be compiled before and apart from the root that lists them.
 */
public final class TableStep implements Step {

    private final Messages messages;
    private final Listed listed;
    private final Set<Element> entities = new LinkedHashSet<>();

    public TableStep(Messages messages, Listed listed) {
        this.messages = messages;
        this.listed = listed;
    }

    @Override
    public void process(Found found) {
        entities.addAll(found.annotatedWith(Table.class));
        if (found.isOver() && listed.isKnown()) {
            entities.stream().filter(entity -> !listed.contains((TypeElement) entity)).forEach(this::refuse);
        }
    }

    private void refuse(Element entity) {
        messages.error(
                Annotations.of(entity).find(Table.class).orElseThrow().origin(),
                "TEN150: No root lists the entity " + entity.getSimpleName() + ", so that nothing makes its table. "
                        + "Add it to entities or existing of a @TenantSchema, or take @Table off it.");
    }
}
