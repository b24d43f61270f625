package dev.tenure.example.generated;

import dev.tenure.testkit.schema.Damage;
import java.nio.file.Path;
import java.util.List;

/**
 * One damage, and the generated tests that have to go red by it, beside the one that compares the structure.
 *
 * @param kind   the kind of test that it is about
 * @param tests  the generated class, by its simple name
 * @param red    the tests that go red
 * @param damage what is done to the database
 */
record Break(String kind, String tests, List<String> red, Damage damage) {

    static Break of(String kind, String tests, List<String> red, String... statements) {
        return new Break(kind, tests, red, Damage.of(statements));
    }

    static Break ofMigrations(String kind, String tests, List<String> red, Path migrations) {
        return new Break(kind, tests, red, Damage.ofMigrations(migrations));
    }

    String name() {
        return kind + ": " + tests + " " + red;
    }
}
