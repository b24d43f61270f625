package dev.tenure.example.change;

import java.util.List;

/**
 * A change of entities over rows that are there.
 *
 * @param name    what changes
 * @param before  the entities as they are promoted first, beside the companies
 * @param after   the entities as they are promoted then
 * @param rows    what the tables hold in between: of the companies 1 and 2
 * @param lost    what is gone for good, in the words of the migration; all else must be there afterwards, and after the
 *                way back
 * @param refused whether the way back has to be permitted, for it takes values that came with the change
 * @param virtual whether it was a Tenure that did not store the markers of live rows which promoted the entities first
 */
record Scenario(
        String name, String before, String after, List<String> rows, List<String> lost, boolean refused, boolean virtual) {

    /** A change that keeps everything, and so does its way back. */
    static Scenario of(String name, String before, String after, String... rows) {
        return new Scenario(name, before, after, List.of(rows), List.of(), false, false);
    }

    Scenario losing(String... what) {
        return new Scenario(name, before, after, rows, List.of(what), refused, virtual);
    }

    Scenario losingOnTheWayBack() {
        return new Scenario(name, before, after, rows, lost, true, virtual);
    }

    Scenario withVirtualMarkers() {
        return new Scenario(name, before, after, rows, lost, refused, true);
    }
}
