package dev.tenure.processor.read;

import dev.tenure.annotation.Accept;
import dev.tenure.annotation.Backfill;
import dev.tenure.annotation.Computed;
import dev.tenure.schema.Acceptance;
import dev.tenure.schema.Column;
import dev.tenure.schema.DefaultValue;
import dev.tenure.schema.Said;
import dev.tenure.schema.Subject;
import dev.tenure.schema.diff.rule.ChangeRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the root and its entities say of rows that are there, and of risks that they take. */
final class ChangeReader {

    private final Declarations declarations;
    private final Origins origins;
    private final List<dev.tenure.schema.Backfill> backfills = new ArrayList<>();
    private final List<Acceptance> acceptances = new ArrayList<>();

    ChangeReader(Declarations declarations, Origins origins) {
        this.declarations = declarations;
        this.origins = origins;
    }

    /** @param past what they say of former names and removals */
    Said read(Annotations root, List<Draft> drafts, Said past) {
        root.all(Accept.class).forEach(accept -> accept(accept, accept.origin(), List.of(Subject.schema(""))));
        drafts.forEach(this::read);
        return new Said(past.renames(), past.removals(), backfills, acceptances);
    }

    private void read(Draft draft) {
        Declaration entity = draft.entity();
        entity.annotations().all(Accept.class).forEach(accept -> accept(accept,
                accept.origin().listedAt(entity.listing()),
                List.of(new Subject(Subject.Kind.TABLE, draft.table(), "", ""))));
        for (Field field : entity.fields()) {
            field.annotations().all(Accept.class).forEach(accept ->
                    accept(accept, accept.origin().listedAt(entity.listing()), parts(draft, field)));
            field.annotations().find(Backfill.class).ifPresent(mirror -> backfill(draft, field, mirror));
        }
    }

    /** The parts of the model that come of a field. */
    private static List<Subject> parts(Draft draft, Field field) {
        List<Subject> parts = new ArrayList<>();
        draft.columnsOf(field.name()).orElse(List.of()).forEach(column ->
                parts.add(new Subject(Subject.Kind.COLUMN, draft.table(), column, "")));
        parts.add(new Subject(Subject.Kind.POLYMORPHIC, draft.table(), field.name(), ""));
        return parts;
    }

    private void accept(Mirror accept, Origin origin, List<Subject> about) {
        String code = accept.text("value");
        if (accept.text("because").isBlank()) {
            declarations.refuse(origin, "TEN195", "Nobody says why " + code + " does no harm.",
                    "Give a reason: it is repeated in the migration.");
        } else if (!ChangeRules.isAcceptable(code)) {
            declarations.refuse(origin, "TEN195", "\"" + code + "\" is no risk that can be accepted.",
                    "Give the code that the compiler reported.");
        } else {
            acceptances.add(new Acceptance(code, about, accept.text("because")));
            origins.accept(acceptances.get(acceptances.size() - 1), origin);
        }
    }

    private void backfill(Draft draft, Field field, Mirror mirror) {
        Optional<Column> column = draft.columnsOf(field.name())
                .filter(columns -> columns.size() == 1)
                .flatMap(columns -> draft.column(columns.get(0)));
        if (mirror.says("value") == mirror.says("expression")) {
            declarations.refuse(draft.entity(), mirror.origin(), "TEN161",
                    "@Backfill of " + field.label() + " gives " + (mirror.says("value") ? "both" : "neither")
                            + " a value and an expression.",
                    "Give one of the two.");
        } else if (field.has(Computed.class) || column.isEmpty()) {
            declarations.refuse(draft.entity(), mirror.origin(), "TEN161",
                    "@Backfill means nothing on " + field.label() + ", which is no plain column.",
                    "Take it off.");
        } else {
            backfills.add(new dev.tenure.schema.Backfill(draft.table(), column.get().name(), mirror.says("expression")
                    ? new DefaultValue.Computed(mirror.text("expression"))
                    : Defaults.value(mirror.text("value"), column.get().type())));
        }
    }
}
