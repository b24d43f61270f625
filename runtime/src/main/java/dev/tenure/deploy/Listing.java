package dev.tenure.deploy;

import java.util.List;

/**
 * Something that was counted or measured, as a table for people.
 *
 * @param rows as many texts each as there are columns
 */
public record Listing(String title, List<String> columns, List<List<String>> rows) {

    public Listing {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
    }
}
