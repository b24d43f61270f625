package dev.tenure.mysql;

import java.sql.SQLException;
import java.util.Set;

/** Why a server does not take a change of rows, by the numbers of all servers. */
public enum Objection {

    /** A column that needs a value was given NULL. */
    NULL_GIVEN("the column may not be NULL", 1048),

    /** A column that needs a value was left out. */
    NOTHING_GIVEN("the column must be given", 1364),

    /** The row refers to one that is not there. */
    NO_PARENT("the row referred to does not exist", 1452, 1216),

    /** Other rows refer to the row. */
    HAS_CHILDREN("other rows refer to the row", 1451, 1217),

    /** A unique key has the same values already. */
    DUPLICATE("a unique key has these values already", 1062, 1586),

    /** A check constraint is broken. */
    CHECK("a check says no", 3819, 4025),

    /** A trigger refuses every such change. */
    TRIGGER("a trigger says no", 1644),

    /** A text is longer than its column. */
    TOO_LONG("the text is longer than the column", 1406),

    /** A number is outside of what its column holds. */
    OUT_OF_RANGE("the number is outside of what the column holds", 1264),

    /** An enum has no such value. */
    NOT_IN_ENUM("the enum has no such value", 1265),

    /** A text is not JSON. */
    NO_JSON("the text is not JSON", 3140, 4025);

    private final String meaning;
    private final Set<Integer> numbers;

    Objection(String meaning, Integer... numbers) {
        this.meaning = meaning;
        this.numbers = Set.of(numbers);
    }

    public boolean isSaidBy(SQLException failure) {
        return numbers.contains(failure.getErrorCode());
    }

    /** In words, as the end of a sentence. */
    public String meaning() {
        return meaning;
    }
}
