package dev.tenure.example.change;

import static dev.tenure.example.change.Scenario.of;
import static dev.tenure.example.change.Scenarios.entity;
import static dev.tenure.example.change.Scenarios.order;
import static dev.tenure.example.change.Scenarios.orders;

import java.util.List;

/** Tables come, go, and are called something else. */
final class TableScenarios {

    private static final String CODE = order("String code");
    private static final String ITEM =
            entity("items", "", "Item", "@NotNull @References(value = Order.class, onDelete = CASCADE) Long orderId, String name");
    private static final String[] CODES = orders("code", "'a'", "'b'", "NULL");
    private static final String[] ITEMS = {
        "INSERT INTO orders (id, company_id, code) VALUES (7, 1, 'a'), (8, 2, 'b')",
        "INSERT INTO items (company_id, order_id, name) VALUES (1, 7, 'x'), (2, 8, 'y')"
    };

    private TableScenarios() {}

    static List<Scenario> all() {
        return List.of(
                of("a table comes", CODE, CODE + entity("notes", "", "Note", "String text"), CODES),
                of("a parent and its child come", CODE,
                        CODE + entity("notes", "", "Note", "String text") + entity("marks", "", "Mark",
                                "@NotNull @References(value = Note.class, onDelete = CASCADE) Long noteId"), CODES),
                of("a child of a table that is there comes", CODE, CODE + ITEM, CODES),
                of("a table goes", CODE + ITEM, "@Removed(table = \"items\", because = \"sold\")---" + CODE, ITEMS)
                        .losing("the rows of items"),
                of("a parent and its child go", CODE + ITEM + entity("notes", "", "Note", "String text"),
                        "@Removed(table = \"items\", because = \"sold\") @Removed(table = \"orders\", because = \"sold\")---"
                                + entity("notes", "", "Note", "String text"), ITEMS)
                        .losing("the rows of items", "the rows of orders"),
                of("a table goes and another comes", CODE, "@Removed(table = \"orders\", because = \"none left\")---"
                        + entity("baskets", "", "Basket", "String code"), CODES)
                        .losing("the rows of orders"),
                of("a table is renamed", CODE,
                        entity("purchases", "@WasNamed(\"orders\")", "Purchase", "String code"), CODES),
                of("a table and a column of it are renamed", CODE,
                        entity("purchases", "@WasNamed(\"orders\")", "Purchase", "@WasNamed(\"code\") String number"), CODES),
                of("a table that others refer to is renamed", CODE + ITEM,
                        entity("purchases", "@WasNamed(\"orders\")", "Order", "String code") + ITEM, ITEMS),
                of("a table that refers to others is renamed", CODE + ITEM,
                        CODE + ITEM.replace("@Table(\"items\")", "@Table(\"order_items\") @WasNamed(\"items\")"), ITEMS),
                of("two tables are renamed in one go", CODE + ITEM,
                        entity("purchases", "@WasNamed(\"orders\")", "Order", "String code")
                                + ITEM.replace("@Table(\"items\")", "@Table(\"order_items\") @WasNamed(\"items\")"), ITEMS),
                of("a table gets a comment", CODE, CODE.replace("(\"orders\")",
                        "(value = \"orders\", comment = \"bought\")"), CODES),
                of("a table gets another collation", CODE, CODE.replace("(\"orders\")",
                        "(value = \"orders\", collation = \"utf8mb4_general_ci\")"), CODES),
                of("nothing changes but a field's name", CODE,
                        order("@Column(name = \"code\") String number"), CODES));
    }
}
