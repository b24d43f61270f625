package dev.tenure.mysql;

import java.util.List;

/**
 * Rows that should not be there.
 *
 * @param source     what follows the word FROM: tables and condition
 * @param parameters the values of its placeholders
 * @param id         the expression by which a row is told to people
 */
public record RowQuery(String source, List<String> parameters, String id) {

    public RowQuery {
        parameters = List.copyOf(parameters);
    }
}
