package dev.tenure.processor.read;

import dev.tenure.annotation.AppendOnly;
import dev.tenure.annotation.DeletedAt;
import dev.tenure.annotation.UpdatedAt;
import dev.tenure.annotation.Version;
import dev.tenure.schema.Trigger;
import java.util.List;

/** {@code @AppendOnly}: the triggers that refuse, and what contradicts them. */
final class AppendOnlyReader {

    private static final List<Class<?>> OF_CHANGES = List.of(UpdatedAt.class, Version.class, DeletedAt.class);
    private static final List<Trigger.Event> REFUSED = List.of(Trigger.Event.UPDATE, Trigger.Event.DELETE);

    /** Without quotes, backslashes and names: servers do not show all that a message can hold as it was written. */
    private static final Trigger.Body REFUSAL = new Trigger.Refusal("append-only: rows are neither changed nor deleted");

    private final Declarations declarations;

    AppendOnlyReader(Declarations declarations) {
        this.declarations = declarations;
    }

    void read(Draft draft) {
        draft.entity().annotations().find(AppendOnly.class).ifPresent(appendOnly -> read(draft, appendOnly));
    }

    private void read(Draft draft, Mirror appendOnly) {
        Declaration entity = draft.entity();
        if (!entity.isOwned()) {
            declarations.refuse(entity, appendOnly.origin(), "TEN163",
                    entity.type().getSimpleName() + " is append-only, but Tenure does not create its table, and puts no"
                            + " triggers on it.",
                    "Take @AppendOnly away: nothing writes to an existing table by its repository anyway.");
            return;
        }
        entity.fields().forEach(field -> refuseChanges(entity, field));
        for (Trigger.Event event : REFUSED) {
            draft.trigger(
                    new Trigger(DefaultNames.refusal(draft.table(), event), Trigger.Timing.BEFORE, event, REFUSAL),
                    Place.at(appendOnly));
        }
    }

    private void refuseChanges(Declaration entity, Field field) {
        OF_CHANGES.stream()
                .flatMap(type -> field.annotations().find(type).stream())
                .forEach(mirror -> declarations.refuse(entity, mirror.origin(), "TEN163",
                        "@" + mirror.type().getSimpleName() + " on " + field.label() + " speaks of changes, but "
                                + entity.type().getSimpleName() + " is append-only.",
                        "Take the field away, or @AppendOnly off the entity."));
    }
}
