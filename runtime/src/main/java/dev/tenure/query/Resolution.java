package dev.tenure.query;

import dev.tenure.schema.Entity;
import dev.tenure.schema.Table;
import java.util.List;
import java.util.Optional;

/**
 * How the most specific of several rows is found that say the same for different levels, as a policy of a staff member
 * goes before one of the company.
 *
 * @param levels the reference to a level, whose targets go from the most general to the most specific
 * @param others the fields that the rows have in common
 */
public record Resolution(Entity.Polymorphic levels, List<Entity.Property> others) {

    public Resolution {
        others = List.copyOf(others);
    }

    /** By the first unique key that holds one row a level; empty where there is none. */
    public static Optional<Resolution> of(Table table) {
        return Finder.unique(table).stream()
                .flatMap(finder -> table.entity().orElseThrow().polymorphics().stream()
                        .filter(polymorphic -> polymorphic.targets().size() > 1)
                        .filter(polymorphic -> isIn(polymorphic, finder))
                        .map(polymorphic -> new Resolution(polymorphic, finder.properties().stream()
                                .filter(property -> !property.name().equals(polymorphic.property()))
                                .toList())))
                .filter(resolution -> resolution.others().stream().allMatch(other -> other.columns().size() == 1))
                .findFirst();
    }

    private static boolean isIn(Entity.Polymorphic polymorphic, Finder finder) {
        return finder.properties().stream().anyMatch(property -> property.name().equals(polymorphic.property()));
    }
}
