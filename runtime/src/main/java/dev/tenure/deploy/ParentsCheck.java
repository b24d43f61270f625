package dev.tenure.deploy;

import dev.tenure.schema.Finding;
import dev.tenure.schema.Schema;
import dev.tenure.schema.Table;
import dev.tenure.schema.TypeWords;
import dev.tenure.schema.diff.Comparison;
import java.util.List;
import java.util.stream.Collectors;

/** The tables that must be there already: whether they are, with the columns, ids and engine that are declared. */
final class ParentsCheck implements PreflightCheck {

    @Override
    public List<String> said(Site site) {
        return site.schema().existing().stream()
                .flatMap(parent -> site.live().table(parent.name()).stream())
                .map(parent -> parent.name() + " is there: " + key(parent) + ", " + parent.storage().engine() + ", "
                        + parent.storage().collation() + ".")
                .toList();
    }

    /** {@code id bigint unsigned NOT NULL}: what keys refer to. */
    private static String key(Table parent) {
        return parent.columns().stream()
                .filter(column -> parent.primaryKey().contains(column.name()))
                .map(column -> column.name() + " " + TypeWords.of(column.type())
                        + (column.nullable() ? "" : ", not null"))
                .collect(Collectors.joining(", "));
    }

    @Override
    public List<Finding> check(Site site) {
        Schema schema = site.schema();
        return Comparison.schemas(
                new Schema(schema.name(), schema.tenant(), schema.migrations(), schema.existing()), site.live());
    }
}
