package dev.tenure.schema.diff.rule;

import dev.tenure.schema.Entity;
import dev.tenure.schema.Finding;
import dev.tenure.schema.Subject;
import dev.tenure.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Rows hold the names of what they refer to: one that is gone, or another, leads nowhere. */
final class PolymorphicTargetRule implements ChangeRule {

    @Override
    public String code() {
        return "TEN193";
    }

    @Override
    public List<Risk> check(Evolution evolution) {
        return evolution.after().owned().stream()
                .filter(table -> table.entity().filter(entity -> !entity.polymorphics().isEmpty()).isPresent())
                .flatMap(table -> evolution.former(table.name()).flatMap(Table::entity).stream()
                        .flatMap(former -> check(table, former)))
                .toList();
    }

    private Stream<Risk> check(Table table, Entity former) {
        return table.entity().stream()
                .flatMap(entity -> entity.polymorphics().stream())
                .flatMap(reference -> former.polymorphics().stream()
                        .filter(old -> old.property().equals(reference.property()))
                        .flatMap(old -> check(table, old, reference).stream()));
    }

    private Optional<Risk> check(Table table, Entity.Polymorphic old, Entity.Polymorphic reference) {
        List<String> gone = new ArrayList<>(old.targets().stream().map(Entity.Target::type).toList());
        gone.removeAll(reference.targets().stream().map(Entity.Target::type).toList());
        return gone.isEmpty() ? Optional.empty() : Optional.of(new Risk(
                Severity.ERROR,
                Finding.of(code(), Subject.polymorphic(table, reference, "targets"),
                        "Rows of " + table.name() + " may hold " + String.join(", ", gone) + " in "
                                + reference.typeColumn() + ", which names no target any more.",
                        "Give an entity that is called otherwise now its old @TypeName; or change the rows first."
                                + EachChangeRule.OR_ACCEPT),
                Optional.empty()));
    }
}
