package dev.tenure.verify;

import dev.tenure.mysql.RowQueries;
import dev.tenure.schema.Entity.SoftDeleteKey;
import dev.tenure.schema.Index;
import dev.tenure.schema.Names;
import dev.tenure.schema.Subject;
import java.util.stream.Stream;

/** Rows that a declared unique key would refuse, where it is not there to refuse them. */
final class Duplicates implements DataCheck {

    @Override
    public Stream<Question> questions(Scope scope) {
        return scope.owned().flatMap(table -> table.declared().indexes().stream()
                .filter(Index::unique)
                .filter(key -> !isLiveKey(table, key) && !isKept(table, key) && table.has(key.columns()))
                .map(key -> new Question("TEN258",
                        Subject.index(table.declared(), key, ""),
                        RowQueries.duplicates(table.live(), key.columns()),
                        "share " + String.join(", ", key.columns()) + " with another row.",
                        "Decide which of them counts and remove the others; the key " + key.name()
                                + " cannot be made before.")));
    }

    /** {@link LiveDuplicates} asks for those. */
    private static boolean isLiveKey(LiveTable table, Index key) {
        return table.declared().entity().stream().flatMap(entity -> entity.softDeleteKeys().stream())
                .map(SoftDeleteKey::live)
                .anyMatch(key.name()::equalsIgnoreCase);
    }

    private static boolean isKept(LiveTable table, Index key) {
        return table.live().indexes().stream().anyMatch(live -> live.unique()
                && Names.same(live.columns(), key.columns())
                && live.parts().stream().allMatch(part -> part.prefix().isEmpty()));
    }
}
