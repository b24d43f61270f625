package dev.tenure.verify;

import java.util.stream.Stream;

/**
 * One way in which rows can break what the schema means. What a question needs and is not there makes the question
 * drop out: the comparison of structure tells of that.
 */
interface DataCheck {

    Stream<Question> questions(Scope scope);
}
