package dev.tenure.verify;

import dev.tenure.mysql.RowQueries;
import dev.tenure.schema.Entity.SoftDeleteKey;
import dev.tenure.schema.Subject;
import java.util.Optional;
import java.util.stream.Stream;

/** Rows that are the same in what is unique among rows that are not deleted. */
final class LiveDuplicates implements DataCheck {

    @Override
    public Stream<Question> questions(Scope scope) {
        return scope.owned().flatMap(table -> table.declared().entity().stream()
                .flatMap(entity -> entity.softDeleteKeys().stream()
                        .flatMap(key -> question(table, key, entity.softDelete()).stream())));
    }

    private static Optional<Question> question(LiveTable table, SoftDeleteKey key, Optional<String> deletedAt) {
        return deletedAt.filter(table::has).filter(column -> table.has(key.columns()))
                .map(column -> new Question("TEN257",
                        new Subject(Subject.Kind.INDEX, table.declared().name(), key.withDeletedAt(), ""),
                        RowQueries.liveDuplicates(table.live(), key.columns(), column),
                        "share " + String.join(", ", key.columns()) + " with another row that is not deleted either.",
                        "Decide which of them counts and delete the others; the key " + key.live()
                                + " refuses new ones once it is there."));
    }
}
