package dev.tenure.example.change;

import static dev.tenure.example.change.Scenario.of;
import static dev.tenure.example.change.Scenarios.entity;
import static dev.tenure.example.change.Scenarios.order;
import static dev.tenure.example.change.Scenarios.orders;

import java.util.List;

/** Keys, references and checks come, go and change. */
final class KeyScenarios {

    private static final String FIELDS = "@NotNull @Size(max = 40) String code, @NotNull @Size(max = 40) String note";
    private static final String PLAIN = order(FIELDS);
    private static final String[] ROWS = {
        "INSERT INTO orders (company_id, code, note) VALUES (1, 'a', 'x'), (1, 'b', 'x'), (2, 'a', 'y')"
    };
    private static final String CUSTOMER = entity("customers", "", "Customer", "String name");
    private static final String[] OF_CUSTOMERS = {
        "INSERT INTO customers (id, company_id, name) VALUES (7, 1, 'a'), (8, 2, 'b')",
        "INSERT INTO orders (company_id, customer_id) VALUES (1, 7), (2, 8), (1, NULL)"
    };
    private static final String REFERENCE = "@References(value = Customer.class, onDelete = SET_NULL) Long customerId";
    private static final String[] TRIES = orders("tries", "1", "5");

    private KeyScenarios() {}

    private static String indexed(String annotation) {
        return order(annotation, FIELDS);
    }

    static List<Scenario> all() {
        return List.of(
                of("an index comes", PLAIN, indexed("@Index(columns = \"code\")"), ROWS),
                of("an index goes", indexed("@Index(columns = \"code\")"), PLAIN, ROWS),
                of("an index is renamed", indexed("@Index(name = \"a\", columns = \"code\")"),
                        indexed("@Index(name = \"b\", columns = \"code\")"), ROWS),
                of("an index gets another column", indexed("@Index(name = \"a\", columns = \"code\")"),
                        indexed("@Index(name = \"a\", columns = {\"code\", \"note\"})"), ROWS),
                of("an index is turned round", indexed("@Index(name = \"a\", columns = \"code\")"),
                        indexed("@Index(name = \"a\", columns = \"code desc\")"), ROWS),
                of("an index holds less of a column", indexed("@Index(name = \"a\", columns = \"code\")"),
                        indexed("@Index(name = \"a\", columns = \"code(10)\")"), ROWS),
                of("a unique key comes", PLAIN, indexed("@Unique(columns = \"code\")"), ROWS),
                of("a unique key goes", indexed("@Unique(columns = \"code\")"), PLAIN, ROWS),
                of("an index becomes unique", indexed("@Index(name = \"a\", columns = \"code\")"),
                        indexed("@Unique(name = \"a\", columns = \"code\")"), ROWS),
                of("a unique key becomes an index", indexed("@Unique(name = \"a\", columns = \"code\")"),
                        indexed("@Index(name = \"a\", columns = \"code\")"), ROWS),
                of("a unique key gets wider", indexed("@Unique(name = \"a\", columns = \"code\")"),
                        indexed("@Unique(name = \"a\", columns = {\"code\", \"note\"})"), ROWS),
                of("a unique key gets narrower", indexed("@Unique(name = \"a\", columns = {\"code\", \"note\"})"),
                        indexed("@Unique(name = \"a\", columns = \"code\")"), ROWS),
                of("a field becomes a reference", CUSTOMER + order("@Column(unsigned = true) Long customerId"),
                        CUSTOMER + order(REFERENCE), OF_CUSTOMERS),
                of("a reference becomes a mere field", CUSTOMER + order(REFERENCE),
                        CUSTOMER + order("@Column(unsigned = true) Long customerId"), OF_CUSTOMERS),
                of("a reference comes", CUSTOMER + order(""), CUSTOMER + order(REFERENCE),
                        "INSERT INTO orders (company_id) VALUES (1), (2)"),
                of("a reference to a new table comes", order("String code"), CUSTOMER + order("String code, " + REFERENCE),
                        orders("code", "'a'", "'b'")),
                of("a row goes with what it refers to from now on", CUSTOMER + order(REFERENCE),
                        CUSTOMER + order(REFERENCE.replace("SET_NULL", "CASCADE")), OF_CUSTOMERS),
                of("a reference gets another name", CUSTOMER + order(REFERENCE),
                        CUSTOMER + order(REFERENCE.replace("onDelete", "name = \"fk_buyer\", onDelete")), OF_CUSTOMERS),
                of("a reference keeps to its tenant", CUSTOMER + order(REFERENCE.replace("SET_NULL", "CASCADE")),
                        CUSTOMER + order(REFERENCE.replace("SET_NULL", "CASCADE, sameTenant = true")), OF_CUSTOMERS),
                of("a reference to its own table comes", order("@Column(unsigned = true) Long parentId"),
                        order("@References(value = Order.class, onDelete = SET_NULL) Long parentId"),
                        "INSERT INTO orders (id, company_id, parent_id) VALUES (1, 1, NULL), (2, 1, 1)"),
                of("a check comes", order("int tries"), order("@Min(1) int tries"), TRIES),
                of("a check goes", order("@Min(1) int tries"), order("int tries"), TRIES),
                of("a check gets another bound", order("@Min(1) int tries"), order("@Min(0) int tries"), TRIES),
                of("a check gets a tighter bound", order("@Max(100) int tries"), order("@Max(10) int tries"), TRIES));
    }
}
