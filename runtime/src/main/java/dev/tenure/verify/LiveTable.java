package dev.tenure.verify;

import dev.tenure.schema.Table;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A table as it is declared and as it is.
 *
 * @param declared the declaration, whose words findings use
 * @param live     what is there, by which statements are made
 */
record LiveTable(Table declared, Table live) {

    /** Whether all of these columns are there; the comparison of structure tells of those that are not. */
    boolean has(Collection<String> columns) {
        return columns.stream().allMatch(column -> live.column(column).isPresent());
    }

    boolean has(String... columns) {
        return has(List.of(columns));
    }

    boolean isNullable(String column) {
        return live.column(column).orElseThrow().nullable();
    }

    /** The tenant column, if the table has one and it is there. */
    Optional<String> tenantColumn() {
        return declared.tenantColumn().filter(this::has);
    }
}
