package dev.tenure.deploy.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.mysql.DatabaseObject;
import dev.tenure.mysql.DatabaseObject.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What comes along with some tables of a database. */
class NeededObjectsTest {

    private static final List<DatabaseObject> ALL = List.of(
            table("orders", "CREATE TABLE `orders` (`id` int, CONSTRAINT `fk` FOREIGN KEY (`id`) REFERENCES `Customers` (`id`))"),
            table("customers", "CREATE TABLE `customers` (`id` int, CONSTRAINT `fk2` FOREIGN KEY (`id`) REFERENCES `lands` (`id`))"),
            table("lands", "CREATE TABLE `lands` (`id` int)"),
            table("audit", "CREATE TABLE `audit` (`id` int)"),
            table("notes", "CREATE TABLE `notes` (`id` int, CONSTRAINT `fk3` FOREIGN KEY (`id`) REFERENCES `orders` (`id`))"),
            object(Kind.FUNCTION, "twice", "CREATE FUNCTION `twice`(n INT) RETURNS int RETURN (SELECT MAX(id) FROM seen)"),
            object(Kind.FUNCTION, "unused", "CREATE FUNCTION `unused`() RETURNS int RETURN 1"),
            object(Kind.VIEW, "seen", "CREATE VIEW `seen` AS select `audit`.`id` AS `id` from `audit`"),
            object(Kind.TRIGGER, "tell", "CREATE TRIGGER `tell` BEFORE INSERT ON `orders` FOR EACH ROW SET NEW.id = twice(1)"),
            object(Kind.TRIGGER, "other", "CREATE TRIGGER other BEFORE INSERT ON shop.notes FOR EACH ROW DELETE FROM orders"));

    private static DatabaseObject table(String name, String definition) {
        return object(Kind.TABLE, name, definition);
    }

    private static DatabaseObject object(Kind kind, String name, String definition) {
        return new DatabaseObject(kind, name, definition, "");
    }

    private static List<String> needed(String... tables) {
        return NeededObjects.of(ALL, List.of(tables)).stream().map(DatabaseObject::name).toList();
    }

    @Test
    void parents_come_along_and_children_do_not() {
        assertThat(needed("CUSTOMERS")).containsExactly("customers", "lands");
    }

    @Test
    void triggers_come_along_with_whatever_they_use() {
        assertThat(needed("orders")).containsExactly("orders", "customers", "lands", "audit", "twice", "seen", "tell");
    }

    @Test
    void a_trigger_is_its_tables_by_whatever_name() {
        assertThat(needed("notes")).contains("other", "orders", "tell").doesNotContain("unused");
    }
}
