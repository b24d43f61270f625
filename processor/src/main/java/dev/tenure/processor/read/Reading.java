package dev.tenure.processor.read;

import dev.tenure.schema.Said;
import dev.tenure.schema.Schema;
import java.util.List;
import javax.lang.model.element.Element;

/**
 * What was read of a root.
 *
 * @param schema   the model, without what could not be read
 * @param said     what the entities say of the past
 * @param origins  where each part of it was said
 * @param problems what could not be read
 * @param elements the root and its entities
 */
public record Reading(
        Schema schema, Said said, Origins origins, List<Problem> problems, List<Element> elements) {}
