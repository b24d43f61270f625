package dev.tenure.schema.rule;

import dev.tenure.schema.Finding;
import dev.tenure.schema.Index;
import dev.tenure.schema.Names;
import dev.tenure.schema.Table;
import java.util.List;
import java.util.stream.Stream;

/**
 * A foreign key refers to exactly the columns of the parent's primary key or of a unique key, as MySQL 8.4 and later
 * insist.
 */
final class ParentKeyRule extends ReferenceRule {

    ParentKeyRule() {
        super("TEN112");
    }

    @Override
    Stream<Finding> check(Tables tables, Reference reference) {
        Table parent = reference.parent();
        List<String> columns = reference.key().referencedColumns();
        boolean there = columns.stream().allMatch(name -> parent.column(name).isPresent());
        boolean unique = Names.same(parent.primaryKey(), columns)
                || parent.indexes().stream().filter(Index::unique).anyMatch(key -> Names.same(key.columns(), columns));
        return !there || unique ? Stream.empty() : Stream.of(finding(
                reference.subject("sameTenant"),
                reference.words() + " refers to " + parent.name() + " " + Words.columns(columns)
                        + ", over which no unique key is declared.",
                "Declare a unique key over exactly these columns on the entity of " + parent.name()
                        + "; the tenant column comes first by itself."));
    }
}
